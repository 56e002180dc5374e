"""Registers the context with Django."""

from django.apps import AppConfig


class ProtectionPlansConfig(AppConfig):
    name = "kruh.protection_plans"
    label = "protection_plans"
