"""Registers the context with Django."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "kruh.plans"
    label = "plans"
