"""Registers the context with Django."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "kruh.exchange"
    label = "exchange"
