"""Registers the context with Django, tells the desk what waits, and lets the postman forget old archives."""

from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    name = "kruh.archive"
    label = "archive"

    def ready(self) -> None:
        from kruh.archive.night import forget_old  # noqa: PLC0415 (models are only ready now)
        from kruh.archive.queries.hand_overs import HAND_OVERS  # noqa: PLC0415
        from kruh.desk.queries.gathering import FROM_ABOVE  # noqa: PLC0415
        from kruh.messaging.sending import CHORES  # noqa: PLC0415

        CHORES.append(forget_old)
        FROM_ABOVE.append(HAND_OVERS)
