"""What every test gets: a master key, a browser where there is one, and the right tests for the database at hand."""

import os
import shutil
import signal
from inspect import signature
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings
from playwright.sync_api import expect

from kruh.vault import master
from tests.factories.memory import MEMORY
from tests.parts import part_of, says_more_on_postgresql
from tests.pristine import django_db_keepdb, django_db_setup

__all__ = ["django_db_keepdb", "django_db_setup"]

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # the browser's driver runs an event loop in our thread

# A machine that does much else may need long for a picture; what is expected is awaited, never timed.
expect.set_options(timeout=30_000)

NEEDS_DATABASE = {"db", "transactional_db", "live_server", "admin_client", "django_db_serialized_rollback"}
ON_POSTGRESQL = os.environ.get("KRUH_TEST_DATABASE") == "postgresql"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_configure() -> None:
    """This will let a run that is told to end tidy up as after Ctrl+C, and a slow machine take its time."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    hypothesis.settings.register_profile(
        "patient", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
    )
    hypothesis.settings.load_profile("patient")


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """This will not even read a file whose tests run in another part."""
    is_file_of_tests = collection_path.name.startswith("test_") and collection_path.suffix == ".py"
    return True if is_file_of_tests and not runs_here(collection_path) else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """This will mark browser tests and leave out what says nothing about the database of this run."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):  # behind every page is one; "page" may be a mere word
            item.add_marker(pytest.mark.browser)
            if not part_of(item.path).has_browser:
                raise pytest.UsageError(f"{item.nodeid}: a browser is for tests/browser and test_*_in_browser.py")
    chosen = [item for item in items if belongs_here(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(chosen)])
    items[:] = chosen


def runs_here(file: Path) -> bool:
    """This will tell whether the tests of a file belong to the part that runs here."""
    if ON_POSTGRESQL:
        return says_more_on_postgresql(file)
    return os.environ.get("KRUH_TEST_PART", part_of(file)) == part_of(file)


def belongs_here(item: pytest.Item) -> bool:
    """This will tell whether the test is worth running on this database and belongs to the part that runs here."""
    if not runs_here(item.path):
        return False
    if not ON_POSTGRESQL:
        return item.get_closest_marker("postgresql_only") is None
    if item.get_closest_marker("sqlite_only"):
        return False
    fixtures = set(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("django_db") is not None or bool(NEEDS_DATABASE & fixtures)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """This will skip a browser test where no browser is, fail it where one was promised, and begin a memory anew."""
    MEMORY.begin(is_trusted=not bends(item))
    if item.get_closest_marker("browser") and not CHROMIUM:
        reason = "není tu prohlížeč Chromium (Debian a Ubuntu: apt install chromium)"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)


def bends(item: pytest.Item) -> bool:
    """This will tell whether a world made in this test may differ from the same world made in another."""
    if not isinstance(item, pytest.Function):
        return True
    return "settings" in item.fixturenames or "monkeypatch" in signature(item.function).parameters


@pytest.fixture(scope="session", autouse=True)
def master_key() -> Path:
    """The key file of this test run, outside its data folder."""
    path = Path(settings.KRUH_KEY_FILE)
    if not path.exists():
        master.create(path)
    return path


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, object]) -> dict[str, object]:
    """The browser of the machine: nothing is downloaded."""
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": CHROMIUM_FLAGS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, object]) -> dict[str, object]:
    """A Czech person at an office computer."""
    viewport = {"width": 1366, "height": 768}
    return {**browser_context_args, "locale": "cs-CZ", "timezone_id": "Europe/Prague", "viewport": viewport}
