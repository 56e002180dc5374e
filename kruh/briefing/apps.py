"""Registers the context with Django."""

from django.apps import AppConfig


class BriefingConfig(AppConfig):
    name = "kruh.briefing"
    label = "briefing"
