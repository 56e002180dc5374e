"""Registers the context with Django."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "kruh.cases"
    label = "cases"
