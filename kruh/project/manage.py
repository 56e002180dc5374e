"""The command line: `kruh <command>` in an office, `python -m kruh.project.manage <command>` in the repository."""

import os
import sys

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line


def main(default_settings: str = "kruh.project.settings.development") -> None:
    """This will run a Django command with the settings named by the environment."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", default_settings)
    try:
        _ = settings.INSTALLED_APPS  # reading one setting loads them all
    except ImproperlyConfigured as trouble:
        sys.exit(str(trouble))
    execute_from_command_line(sys.argv)


def office() -> None:
    """This will run a command of an installed product, which is never the demo unless the environment says so."""
    main("kruh.project.settings.production")


if __name__ == "__main__":
    main()
