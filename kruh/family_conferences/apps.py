"""Registers the context with Django, and says what holds while a family is alone."""

from django.apps import AppConfig


class FamilyConferencesConfig(AppConfig):
    name = "kruh.family_conferences"
    label = "family_conferences"

    def ready(self) -> None:
        from kruh.access.actions import HINDRANCES  # noqa: PLC0415 (models are only ready now)
        from kruh.access.pages import INSTEAD  # noqa: PLC0415
        from kruh.family_conferences.policies.day import hindrance  # noqa: PLC0415
        from kruh.family_conferences.queries.draft import forget_old  # noqa: PLC0415
        from kruh.family_conferences.views.day import instead  # noqa: PLC0415
        from kruh.messaging.sending import CHORES  # noqa: PLC0415

        HINDRANCES.append(hindrance)
        INSTEAD.append(instead)
        CHORES.append(forget_old)
