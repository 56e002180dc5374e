"""The repository as a stranger finds it: reasons beside dependencies, locks without addresses, all files packed."""

import hashlib
import json
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from tests.architecture.source import CODE, ROOT

LOCKS = ("requirements.lock", "requirements-dev.lock")


def lock_entries(name: str) -> dict[str, str]:
    """This will give the versions that a lock names."""
    return dict(re.findall(r"^([a-z0-9.-]+)==([^ ]+)", (ROOT / name).read_text(), re.MULTILINE))


def dependency_lines() -> list[str]:
    """This will give the lines of pyproject.toml that name a dependency."""
    text = (ROOT / "pyproject.toml").read_text()
    start = text.index("dependencies = [")
    end = text.index("[project.scripts]")
    return [line.strip() for line in text[start:end].splitlines() if line.strip().startswith('"') or ' = ["' in line]


def test_every_dependency_has_a_reason() -> None:
    lines = dependency_lines()

    assert len(lines) > 20
    assert [line for line in lines if "#" not in line] == []


@pytest.mark.parametrize("name", LOCKS)
def test_lock_names_no_address(name: str) -> None:
    assert "://" not in (ROOT / name).read_text()


@pytest.mark.parametrize("name", LOCKS)
def test_lock_has_a_hash_for_every_package(name: str) -> None:
    blocks = re.split(r"\n(?=[a-z0-9])", (ROOT / name).read_text())

    assert [block.splitlines()[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_both_locks_name_the_same_versions() -> None:
    runtime, development = (lock_entries(name) for name in LOCKS)

    assert {name: development.get(name) for name in runtime} == runtime


def test_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    asked = [re.split(r"[\[<>=~ ]", item)[0].lower() for item in project["project"]["dependencies"]]

    assert sorted(set(asked) - set(lock_entries("requirements.lock"))) == []


def test_vendored_files_are_unchanged() -> None:
    for manifest in CODE.rglob("static/**/vendor.json"):
        entries = json.loads(manifest.read_text())
        for entry in entries["files"] if isinstance(entries, dict) else entries:
            content = (manifest.parent / entry["file"]).read_bytes()
            assert hashlib.sha256(content).hexdigest() == entry["sha256"], entry["file"]


def test_package_holds_everything_that_is_not_python(tmp_path: Path) -> None:
    build = f"from setuptools import build_meta; build_meta.build_wheel({str(tmp_path)!r})"
    copy = tmp_path / "source"
    tracked = subprocess.run(
        ["git", "ls-files", "kruh", "pyproject.toml", "README.md"], cwd=ROOT, capture_output=True, check=True
    )
    for name in tracked.stdout.decode().splitlines():
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            (copy / name).write_bytes((ROOT / name).read_bytes())

    subprocess.run([sys.executable, "-c", build], cwd=copy, capture_output=True, check=True)

    packed = set(zipfile.ZipFile(next(tmp_path.glob("*.whl"))).namelist())
    wanted = {path.relative_to(copy).as_posix() for path in (copy / "kruh").rglob("*") if path.is_file()}
    assert sorted(wanted - packed) == []
