"""Registers the context with Django."""

from django.apps import AppConfig


class RetellingConfig(AppConfig):
    name = "kruh.retelling"
    label = "retelling"
