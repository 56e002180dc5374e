"""Registers the context with Django."""

from django.apps import AppConfig


class FamilyConfig(AppConfig):
    name = "kruh.family"
    label = "family"
