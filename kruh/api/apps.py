"""Registers the context with Django."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "kruh.api"
    label = "api"
