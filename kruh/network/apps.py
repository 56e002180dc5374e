"""Registers the context with Django."""

from django.apps import AppConfig


class NetworkConfig(AppConfig):
    name = "kruh.network"
    label = "network"
