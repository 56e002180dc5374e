"""Registers the context with Django."""

from django.apps import AppConfig


class IntervisionConfig(AppConfig):
    name = "kruh.intervision"
    label = "intervision"
