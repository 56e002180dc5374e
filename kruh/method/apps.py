"""Registers the context with Django."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils import timezone

from kruh.method import data


class MethodConfig(AppConfig):
    name = "kruh.method"
    label = "method"

    def ready(self) -> None:
        """This will let the shipped method arrive whenever the tables were brought up to date."""
        post_migrate.connect(bring_content, sender=self)


def bring_content(apps: Any, **_: Any) -> None:
    """This will load the content with the models of the moment."""
    data.load(apps.get_model, timezone.now())
