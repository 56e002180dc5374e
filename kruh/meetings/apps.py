"""Registers the context with Django."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "kruh.meetings"
    label = "meetings"
