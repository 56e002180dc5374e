"""Registers the context with Django."""

from django.apps import AppConfig


class CaseStoriesConfig(AppConfig):
    name = "kruh.case_stories"
    label = "case_stories"
