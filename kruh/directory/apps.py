"""Registers the context with Django."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "kruh.directory"
    label = "directory"
