"""The demo's settings for measuring; DATABASE_URL puts the generated data into a PostgreSQL."""

import os

from kruh.project.settings import environment
from kruh.project.settings.development import *  # noqa: F403
from kruh.project.settings.development import DATA

if os.environ.get("DATABASE_URL"):
    DATABASES = {"default": environment.database(os.environ["DATABASE_URL"], DATA)}
LOGGING = {"version": 1, "disable_existing_loggers": True}  # a failed screen shows in the table by its status
