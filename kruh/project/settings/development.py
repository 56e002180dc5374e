"""The demo region on one's own machine: open logins, kept mail, no second factor. Never for real people."""

import os

from kruh.project.settings import environment, logs
from kruh.project.settings.base import *  # noqa: F403
from kruh.project.settings.base import DATA

DEMO = True
DEBUG = False
DATA.mkdir(parents=True, exist_ok=True, mode=0o700)
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
PUBLIC_ORIGIN = f"http://localhost:{os.environ.get('PORT', '8000')}"  # links in kept mail, as ./run serves it
SECRET_KEY = "only-for-the-demo-region-on-ones-own-machine"  # noqa: S105
DATABASES = {"default": environment.sqlite(DATA / "kruh.sqlite3")}
STATIC_ROOT = DATA / "static"
STATIC_ROOT.mkdir(exist_ok=True)
WHITENOISE_USE_FINDERS = True
LOGGING = logs.CONFIG

# Nothing leaves the demo; the mails are read at /schranka/.
MAILERS = {"default": {"BACKEND": "kruh.messaging.backends.Mailbox"}}

SECOND_FACTOR = False
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
