"""Registers the context with Django."""

from django.apps import AppConfig


class StatisticsConfig(AppConfig):
    name = "kruh.statistics"
    label = "statistics"
