"""What is true in every installation."""

import os
from datetime import timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
DATA = Path(os.environ.get("KRUH_DATA", ROOT / "data"))

DEMO = False
DEBUG = False
ALLOWED_HOSTS: list[str] = []

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "kruh.web",  # before allauth: its pages wear our templates
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "kruh.vault",
    "kruh.access",
    "kruh.messaging",
    "kruh.directory",
    "kruh.method",
    "kruh.training",
    "kruh.intervision",
    "kruh.case_stories",
    "kruh.cases",
    "kruh.conferences",
    "kruh.plans",
    "kruh.meetings",
    "kruh.family_conferences",
    "kruh.protection_plans",
    "kruh.delegation",
    "kruh.network",
    "kruh.family",
    "kruh.retelling",
    "kruh.voice",
    "kruh.billing",
    "kruh.monitoring",
    "kruh.statistics",
    "kruh.briefing",
    "kruh.desk",
    "kruh.exchange",
    "kruh.retention",
    "kruh.disclosure",
    "kruh.archive",
    "kruh.api",
    "kruh.project",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "kruh.access.middleware.PageHeaders",
    "kruh.access.middleware.StorageTrouble",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "kruh.access.middleware.Identity",
    "kruh.access.middleware.SessionLimits",
    "kruh.access.middleware.SecondFactor",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "kruh.project.urls"
WSGI_APPLICATION = "kruh.project.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "kruh.project.navigation.navigation",
            ],
            "builtins": ["kruh.web.templatetags.kruh", "kruh.web.templatetags.frame", "kruh.web.templatetags.said"],
        },
    }
]

LANGUAGE_CODE = "cs"
LANGUAGES = [("cs", "Čeština")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Prague"

AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = ["kruh.access.backends.Backend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "kruh.access.passwords.LongEnough",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "kruh.access.passwords.NotCommon"},
    {"NAME": "kruh.access.passwords.NotLikeOwner"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
STATIC_URL = "/static/"
STATIC_ROOT = Path(os.environ.get("KRUH_STATIC", ROOT / "static_root"))

KRUH_KEY_FILE = Path(os.environ.get("KRUH_KEY_FILE", DATA.parent / f"{DATA.name}.key"))

# Sessions live on the server; an hour-long phone call must not end the work, a forgotten screen must.
SESSION_ENGINE = "kruh.access.sessions"
SESSION_IDLE = timedelta(minutes=30)
SESSION_IDLE_ADMINISTRATOR = timedelta(minutes=10)
SESSION_ABSOLUTE = timedelta(hours=12)
SESSION_COOKIE_AGE = int(SESSION_ABSOLUTE.total_seconds())
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_FAILURE_VIEW = "kruh.web.resend.resend"

SECOND_FACTOR = True
ACCOUNT_ADAPTER = "kruh.access.sign_in.Accounts"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # nobody makes us write to strangers
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
ACCOUNT_RATE_LIMITS = {"login_failed": "5/5m/key"}  # codes of the second factor; passwords wait by kruh.access.rules
MFA_ADAPTER = "kruh.access.sign_in.Factors"
MFA_FORMS = {
    "activate_totp": "kruh.access.forms.ActivateTotp",
    "add_webauthn": "kruh.access.forms.AddPasskey",
}
MFA_ALLOW_UNVERIFIED_EMAIL = True  # addresses come from the administrator, not from a form
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Kruh"

# Failed sign-ins are counted where every process sees them.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "access_cache"},
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 3000
FILE_UPLOAD_HANDLERS = ["kruh.web.receiving.InMemory"]

# Everything comes from this server; no inline script or style anywhere, so no nonces.
SECURE_CSP = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:", "blob:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "manifest-src": ["'self'"],
    "worker-src": ["'self'"],
    "form-action": ["'self'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
    "object-src": ["'none'"],
}
SECURE_REFERRER_POLICY = "same-origin"  # with "no-referrer" browsers post forms from the origin "null"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True

# Where „Rychle odejít“ on the pages of the family leads: something anybody may be reading.
FAMILY_EXIT = os.environ.get("KRUH_FAMILY_EXIT", "https://www.chmi.cz/")

# Names a theme of kruh/web: colours and logo of the office, nothing else.
THEME = os.environ.get("KRUH_THEME", "kruh")

# Neutral on purpose: the sender is read on other people's screens. An office sets its own by the environment.
DEFAULT_FROM_EMAIL = "kruh@kruh.invalid"
MAIL_SENDER_NAME = "Kruh"
MAIL_DOMAIN = "kruh.invalid"
# Where messages to colleagues lead; an installation takes the first of its KRUH_HOSTS.
PUBLIC_ORIGIN = "http://127.0.0.1:8000"
KRUH_PROVE_QUERIES = False  # only the tests pay for it
