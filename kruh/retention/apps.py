"""Registers the context with Django, and lets the postman erase what was approved."""

from django.apps import AppConfig


class RetentionConfig(AppConfig):
    name = "kruh.retention"
    label = "retention"

    def ready(self) -> None:
        from kruh.desk.queries.gathering import FROM_ABOVE  # noqa: PLC0415 (models are only ready now)
        from kruh.messaging.sending import CHORES  # noqa: PLC0415
        from kruh.retention.night import go_on  # noqa: PLC0415
        from kruh.retention.queries import DISPOSALS  # noqa: PLC0415

        CHORES.append(go_on)
        FROM_ABOVE.append(DISPOSALS)
