"""An office or an organisation: everything through environment variables, described in docs/provoz.md."""

import os
from pathlib import Path
from typing import Any

from kruh.project.settings import environment, logs
from kruh.project.settings.base import *  # noqa: F403

wanted = environment.Wanted()


def read_database() -> dict[str, Any]:
    """This will give the database that the installation names."""
    return environment.database(os.environ.get("DATABASE_URL", ""), DATA)


DEMO = False
DEBUG = False
SECOND_FACTOR = True
SECRET_KEY = wanted.secret("KRUH_SECRET_KEY", "dlouhý náhodný text, kterým se podepisují cookies.")
ALLOWED_HOSTS = wanted.text("KRUH_HOSTS", "jméno serveru; více jmen oddělte čárkou.").replace(" ", "").split(",")
PUBLIC_ORIGIN = f"https://{ALLOWED_HOSTS[0]}"
DATA = Path(wanted.text("KRUH_DATA", "složka pro databázi a přílohy."))
KRUH_KEY_FILE = Path(wanted.text("KRUH_KEY_FILE", "soubor s hlavním klíčem, mimo složku s daty."))
DATABASES = {"default": wanted.read(read_database, otherwise=environment.sqlite(DATA))}

SMTP_SECURITY = wanted.read(
    lambda: environment.choice("KRUH_SMTP_SECURITY", ("starttls", "tls", "none")), otherwise="starttls"
)
MAILERS = {
    "default": {
        "BACKEND": "kruh.messaging.backends.Smtp",
        "OPTIONS": {
            "host": wanted.text("KRUH_SMTP_HOST", "poštovní server, přes který odcházejí pozvánky."),
            "port": wanted.read(lambda: environment.number("KRUH_SMTP_PORT", 587), otherwise=587),
            "username": os.environ.get("KRUH_SMTP_USER", ""),
            "password": environment.optional_secret("KRUH_SMTP_PASSWORD"),
            "use_tls": SMTP_SECURITY == "starttls",
            "use_ssl": SMTP_SECURITY == "tls",
            "timeout": 20,
        },
    }
}
DEFAULT_FROM_EMAIL = wanted.text("KRUH_MAIL_FROM", "adresa odesílatele, například kruh@urad.cz.")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
MAIL_SENDER_NAME = os.environ.get("KRUH_MAIL_NAME", "").strip() or "Kruh"
MAIL_DOMAIN = DEFAULT_FROM_EMAIL.rpartition("@")[2]

# The proxy in front speaks HTTPS and says so; see docs/provoz.md for what it must set.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^zdravi/$"]
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
# Entering the browsers' preload list cannot be taken back; that is the office's decision, not ours.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
ALLAUTH_TRUSTED_PROXY_COUNT = wanted.read(lambda: environment.number("KRUH_PROXIES", 1), otherwise=1)

# A browser accepts a __Host- cookie only over HTTPS, from this very host, for the whole site.
SESSION_COOKIE_NAME = "__Host-session"
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
CSRF_COOKIE_SECURE = True

STATIC_ROOT = Path(os.environ.get("KRUH_STATIC", DATA / "static"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
LOGGING = logs.CONFIG

wanted.refuse_if_any()
