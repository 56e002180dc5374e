"""An office's installation: everything by environment, nothing of the demo, headers as agreed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client

from kruh.project.settings import environment, logs
from tests.architecture.source import ROOT

OFFICE = {
    "KRUH_SECRET_KEY": "k7!pQz" * 12,
    "KRUH_HOSTS": "kruh.example.cz",
    "KRUH_SMTP_HOST": "localhost",
    "KRUH_MAIL_FROM": "kruh@example.cz",
}
ANSWER = """
import django, json
django.setup()
from django.test import Client
answer = Client().get({address!r}, headers={{"host": "kruh.example.cz", "x-forwarded-proto": {protocol!r}}})
cookies = {{name: [bool(morsel["secure"]), morsel["path"], morsel["domain"], morsel["samesite"]]
           for name, morsel in answer.cookies.items()}}
print(json.dumps([answer.status_code, dict(answer.headers), cookies]))
"""


def manage(folder: Path, *arguments: str, **changes: str | None) -> subprocess.CompletedProcess[str]:
    """Runs a command as an office does."""
    given: dict[str, str | None] = {**OFFICE, "KRUH_DATA": str(folder / "data"), "KRUH_KEY_FILE": str(folder / "key")}
    given |= {"DJANGO_SETTINGS_MODULE": "kruh.project.settings.production", "DATABASE_URL": None} | changes
    (folder / "data").mkdir(exist_ok=True)
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("KRUH_", "DJANGO_", "DATABASE_URL"))
    }
    environ = kept | {name: value for name, value in given.items() if value is not None}
    return subprocess.run(
        [sys.executable, *arguments], env=environ, cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_missing_settings_are_all_named_at_once(tmp_path: Path) -> None:
    nothing = dict.fromkeys([*OFFICE, "KRUH_DATA", "KRUH_KEY_FILE"])

    done = manage(tmp_path, "-m", "kruh.project.manage", "check", **nothing)

    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert [name for name in nothing if f"Chybí {name}:" not in done.stderr] == []


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("DATABASE_URL", "mysql://x/y", "DATABASE_URL má mít tvar"),
        ("KRUH_SMTP_PORT", "pět", "KRUH_SMTP_PORT má být celé číslo"),
        ("KRUH_SECRET_KEY_FILE", "/nikde/nic", "nejde přečíst"),
    ],
)
def test_wrong_setting_is_explained(name: str, value: str, sentence: str, tmp_path: Path) -> None:
    done = manage(tmp_path, "-m", "kruh.project.manage", "check", **{name: value})

    assert done.returncode == 1
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


def test_server_refuses_to_start_before_the_database_is_prepared(tmp_path: Path) -> None:
    done = manage(tmp_path, "-m", "kruh.project.manage", "serve", "--port", "0")

    assert done.returncode == 1
    assert "kruh prepare" in done.stderr
    assert "Traceback" not in done.stderr


def test_deployment_check_is_clean(tmp_path: Path) -> None:
    done = manage(tmp_path, "-m", "kruh.project.manage", "check", "--deploy", "--fail-level", "INFO")

    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


def test_static_files_of_an_office_are_complete(tmp_path: Path) -> None:
    done = manage(
        tmp_path, "-m", "kruh.project.manage", "collectstatic", "--no-input", KRUH_STATIC=str(tmp_path / "static")
    )

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "static/staticfiles.json").exists()


def test_nothing_of_the_demo_is_reachable(tmp_path: Path) -> None:
    program = (
        "import django; django.setup()\n"
        "from django.conf import settings\n"
        "from kruh.access.checks import routes\n"
        "print(settings.DEMO, settings.DEBUG, settings.SECOND_FACTOR, settings.MAILERS['default']['BACKEND'])\n"
        "print([address for address, _ in routes() if 'ukazk' in address or 'demo' in address])\n"
    )

    done = manage(tmp_path, "-c", program)

    assert done.stdout.splitlines() == ["False False True kruh.messaging.backends.Smtp", "[]"], done.stderr


def test_plain_http_is_sent_to_https(tmp_path: Path) -> None:
    done = manage(tmp_path, "-c", ANSWER.format(address="/ucet/login/", protocol="http"))

    assert '"Location": "https://kruh.example.cz/ucet/login/"' in done.stdout, done.stderr


def test_health_address_answers_without_https(tmp_path: Path) -> None:
    done = manage(tmp_path, "-c", ANSWER.format(address="/zdravi/", protocol="http"))

    assert done.stdout.startswith("[200, "), done.stderr


def test_health_answers_without_saying_anything_about_the_inside() -> None:
    answer = Client().get("/zdravi/")

    assert (answer.status_code, answer.content.decode()) == (200, "v pořádku\n")
    assert answer.headers["Cache-Control"] == "no-store"


def test_every_answer_carries_the_content_security_policy() -> None:
    policy = Client().get("/zdravi/").headers["Content-Security-Policy"]

    assert sorted(policy.split("; ")) == [
        "base-uri 'none'",
        "connect-src 'self'",
        "default-src 'none'",
        "font-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "img-src 'self' data: blob:",
        "manifest-src 'self'",
        "object-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "worker-src 'self'",
    ]


def test_cookies_belong_to_this_host_only(tmp_path: Path) -> None:
    program = (
        "from kruh.project.settings import production as p\n"
        "print(p.SESSION_COOKIE_NAME, p.CSRF_COOKIE_NAME, p.SESSION_COOKIE_SECURE, p.CSRF_COOKIE_SECURE)\n"
        "print(p.SESSION_COOKIE_SAMESITE, p.CSRF_COOKIE_SAMESITE, p.SECURE_HSTS_SECONDS)\n"
    )

    done = manage(tmp_path, "-c", program)

    assert done.stdout.splitlines() == ["__Host-session __Host-csrf True True", "Lax Lax 31536000"], done.stderr


def test_database_url_names_a_postgresql(tmp_path: Path) -> None:
    found = environment.database("postgresql://kruh:tajn%C3%A9@db.example.cz:5433/kruh?sslmode=verify-full", tmp_path)

    assert [found[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")] == [
        "kruh",
        "kruh",
        "tajné",
        "db.example.cz",
        "5433",
    ]
    assert found["OPTIONS"] == {"sslmode": "verify-full"}


@pytest.mark.parametrize(
    ("address", "logged"),
    [
        ("/konference/0198-aa/zapis/", "/konference/*/zapis/"),
        ("/pripady/?hledat=Nov%C3%A1kov%C3%A1", "/pripady/"),
        ("/odkaz/Xy7kQ", "/odkaz/*"),
    ],
)
def test_log_keeps_the_kind_of_page_and_hides_whose_it_is(address: str, logged: str) -> None:
    assert logs.without_names(address) == logged


def test_log_tells_where_it_failed_and_not_about_whom() -> None:
    formatter = logs.WithoutContent("{message}", style="{")
    try:
        raise ValueError("Jana Nováková")
    except ValueError as error:
        text = formatter.formatException((type(error), error, error.__traceback__))

    assert text.startswith("builtins.ValueError\n")
    assert "test_production.py" in text
    assert "Nováková" not in text
