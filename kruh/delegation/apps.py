"""Registers the context with Django, and says what holds while an organisation works on a case."""

from django.apps import AppConfig


class DelegationConfig(AppConfig):
    name = "kruh.delegation"
    label = "delegation"

    def ready(self) -> None:
        from kruh.access.actions import HINDRANCES  # noqa: PLC0415 (models are only ready now)
        from kruh.delegation.policies import hindrance  # noqa: PLC0415

        HINDRANCES.append(hindrance)
