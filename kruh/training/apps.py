"""Registers the context with Django."""

from django.apps import AppConfig


class TrainingConfig(AppConfig):
    name = "kruh.training"
    label = "training"
