"""Registers the context with Django, and tells letters which page belongs to whom."""

from django.apps import AppConfig


class FamilyConfig(AppConfig):
    name = "kruh.family"
    label = "family"

    def ready(self) -> None:
        from kruh.conferences.queries.own_pages import KEEPERS, Keeper  # noqa: PLC0415 (models are only ready now)
        from kruh.family.documents import own_page  # noqa: PLC0415
        from kruh.family.queries.links import columns  # noqa: PLC0415

        KEEPERS.append(Keeper(columns, own_page))
