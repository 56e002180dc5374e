"""Registers the context with Django."""

from django.apps import AppConfig


class MethodConfig(AppConfig):
    name = "kruh.method"
    label = "method"
