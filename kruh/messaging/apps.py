"""Registers the context with Django."""

from django.apps import AppConfig


class MessagingConfig(AppConfig):
    name = "kruh.messaging"
    label = "messaging"
