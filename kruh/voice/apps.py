"""Registers the context with Django."""

from django.apps import AppConfig


class VoiceConfig(AppConfig):
    name = "kruh.voice"
    label = "voice"
