"""Registers the context with Django."""

from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    name = "kruh.archive"
    label = "archive"
