"""The demo's settings made fast: throw-away data, cheap passwords; PostgreSQL when KRUH_TEST_DATABASE says so."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from kruh.project.settings import environment

FOLDER = Path(tempfile.mkdtemp(prefix="kruh-test-"))
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
os.environ["KRUH_DATA"] = str(FOLDER / "data")
os.environ["KRUH_KEY_FILE"] = str(FOLDER / "master.key")

from kruh.project.settings.development import *  # noqa: E402, F403
from kruh.project.settings.development import DATA  # noqa: E402

PUBLIC_ORIGIN = "http://localhost:8000"  # whatever PORT says around the tests
DATABASES = {"default": environment.sqlite(DATA / "kruh.sqlite3")}
# A file, because threads of one test must see one database; not synced, because the machine may forget it.
DATABASES["default"]["CONN_MAX_AGE"] = 0
DATABASES["default"]["TEST"] = {"NAME": DATA / "test.sqlite3"}
# Rows that nobody ordered come the other way round than on PostgreSQL, so that nothing leans on their order.
TURNED = "PRAGMA reverse_unordered_selects=ON;"
DATABASES["default"]["OPTIONS"]["init_command"] = (
    environment.DURABLE.replace("synchronous=FULL", "synchronous=OFF") + TURNED
)
if os.environ.get("KRUH_TEST_DATABASE") == "postgresql":
    DATABASES = {"default": environment.database(os.environ.get("DATABASE_URL", "postgresql:///postgres"), DATA)}
    DATABASES["default"]["CONN_MAX_AGE"] = 0

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
KRUH_PROVE_QUERIES = True
