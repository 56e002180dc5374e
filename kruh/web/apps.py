"""Registers the context with Django."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "kruh.web"
    label = "web"
