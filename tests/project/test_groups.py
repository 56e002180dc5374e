"""How a run of all groups ends: what a busy computer failed in a browser may pass alone, all else has failed."""

import sys
from pathlib import Path

import pytest

from tests.groups import NOTHING_CHOSEN, Group, verdict
from tests.parts import Part


def ended(folder: Path, code: int, part: Part | None = None) -> Group:
    """A group that ended so."""
    group = Group("skupina", (sys.executable, "-c", f"raise SystemExit({code})", "pytest"), part)
    group.start(folder)
    assert group.process is not None
    group.process.wait()
    return group


@pytest.mark.parametrize(
    ("part", "first", "second", "told"),
    [
        (Part.BROWSER, 1, 0, 0),
        (Part.BROWSER, 1, 1, 1),
        (Part.BROWSER, 1, NOTHING_CHOSEN, 1),  # it does not know what failed
        (Part.SCREENS, 0, None, 0),
        (Part.SCREENS, 2, None, 1),  # it did not even run to its end
        (Part.REST, 1, None, 1),
        (None, 1, None, 1),
    ],
)
def test_only_a_browser_gets_another_try(
    tmp_path: Path, part: Part | None, first: int, second: int | None, told: int
) -> None:
    group = ended(tmp_path, first, part)

    assert group.deserves_another_try == (second is not None)

    assert verdict([group], [] if second is None else [ended(tmp_path, second, part)]) == told


def test_another_try_is_of_the_failed_tests_alone(tmp_path: Path) -> None:
    file = tmp_path / "test_here.py"
    file.write_text("def test_one(): assert False\ndef test_two(): pass\n", encoding="utf-8")
    alone = ("-c", "/dev/null", "--rootdir", str(tmp_path), "-p", "no:django", str(file))
    group = Group("skupina", (sys.executable, "-m", "pytest", *alone), Part.BROWSER)
    group.start(tmp_path)
    assert group.process is not None
    group.process.wait()
    file.write_text("def test_one(): pass\ndef test_two(): assert False\n", encoding="utf-8")

    again = group.again()
    again.start(tmp_path)
    assert again.process is not None
    again.process.wait()

    assert (group.code, again.code) == (1, 0)


def test_nothing_chosen_is_told_as_that(tmp_path: Path) -> None:
    assert verdict([ended(tmp_path, NOTHING_CHOSEN, Part.REST)], []) == NOTHING_CHOSEN
