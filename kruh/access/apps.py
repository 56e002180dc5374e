"""Registers the context with Django, and stops the start when something is left open."""

from importlib import import_module

from django.apps import AppConfig, apps
from django.core.checks import register


class AccessConfig(AppConfig):
    name = "kruh.access"
    label = "access"

    def ready(self) -> None:
        from kruh.access import checks, policy  # noqa: PLC0415 (models are only ready now)

        checks.load()
        for config in apps.get_app_configs():
            if config.name.startswith("kruh.") and (config.path and _has(config.name)):
                policy.register(import_module(f"{config.name}.policies").POLICY)
        register(checks.closed_by_default)


def _has(name: str) -> bool:
    try:
        import_module(f"{name}.policies")
    except ModuleNotFoundError as missing:
        if missing.name != f"{name}.policies":
            raise
        return False
    return True
