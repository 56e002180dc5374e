"""Registers the context with Django."""

from django.apps import AppConfig


class DelegationConfig(AppConfig):
    name = "kruh.delegation"
    label = "delegation"
