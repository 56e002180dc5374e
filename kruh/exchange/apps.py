"""Registers the context with Django, and lets the postman go on with imports that a crash left."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "kruh.exchange"
    label = "exchange"

    def ready(self) -> None:
        from kruh.exchange.running import go_on_with_all  # noqa: PLC0415 (models are only ready now)
        from kruh.messaging.sending import CHORES  # noqa: PLC0415

        CHORES.append(go_on_with_all)
