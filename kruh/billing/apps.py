"""Registers the context with Django."""

from django.apps import AppConfig


class BillingConfig(AppConfig):
    name = "kruh.billing"
    label = "billing"
