"""Registers the context with Django; the demo gets its key by itself."""

from django.apps import AppConfig
from django.conf import settings

from kruh.vault import master


class ProjectConfig(AppConfig):
    name = "kruh.project"
    label = "project"

    def ready(self) -> None:
        if settings.DEMO and not master.path().exists():
            master.create(master.path())
