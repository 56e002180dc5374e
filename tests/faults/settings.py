"""The demo's settings for a server that will be killed, with its complaints in the log; DATABASE_URL as in bench."""

from bench.settings import *  # noqa: F403
from kruh.project.settings import logs

LOGGING = logs.CONFIG
