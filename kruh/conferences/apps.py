"""Registers the context with Django."""

from django.apps import AppConfig


class ConferencesConfig(AppConfig):
    name = "kruh.conferences"
    label = "conferences"
