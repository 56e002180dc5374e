"""Registers the context with Django."""

from django.apps import AppConfig


class FamilyConferencesConfig(AppConfig):
    name = "kruh.family_conferences"
    label = "family_conferences"
