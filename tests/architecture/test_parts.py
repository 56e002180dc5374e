"""Every test runs somewhere: a file belongs to one part; what PostgreSQL leaves out is there and has a reason."""

from collections import Counter
from pathlib import Path

import pytest

from tests import groups
from tests.parts import ONE_DATABASE, TESTS, Part, part_of, says_more_on_postgresql


@pytest.mark.parametrize(
    ("file", "part", "is_on_both"),
    [
        ("browser/test_room.py", Part.BROWSER, False),
        ("browser/test_screens.py", Part.SCREENS, False),
        ("web/test_drafts_in_browser.py", Part.BROWSER, False),
        ("access/test_passkey_in_browser.py", Part.BROWSER, False),
        ("access/test_audit.py", Part.ACCESS, True),
        ("access/test_policy_mutation.py", Part.ACCESS, False),
        ("meetings/test_minutes_actions.py", Part.REST, True),
        ("meetings/test_minutes_pages.py", Part.REST, False),
    ],
)
def test_place_of_a_file_says_where_it_runs(file: str, part: Part, is_on_both: bool) -> None:
    path = TESTS / file

    assert path.exists()
    assert (part_of(path), says_more_on_postgresql(path)) == (part, is_on_both)


def test_what_postgresql_leaves_out_exists_and_has_a_reason() -> None:
    assert [file for file in ONE_DATABASE if not (TESTS / file).exists()] == []
    assert [file for file, reason in ONE_DATABASE.items() if len(reason.split()) < 5] == []


def test_each_part_runs_in_one_group() -> None:
    found = groups.groups(["-k", "one"])

    assert Counter(group.part for group in found if group.part) == Counter(Part)
    assert all(group.command[-2:] == ("-k", "one") for group in found if "pytest" in group.command)


def test_one_group_more_runs_beside_a_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    plain, browser = groups.Group("SQLite", (), Part.REST), groups.Group("prohlížeč", (), Part.BROWSER)

    assert [groups.room_for(running) for running in ([], [plain], [browser], [plain, browser])] == [3, 3, 4, 4]


def test_groups_are_shown_with_their_codes(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    told = groups.Group("dobrá", ("sh", "-c", "echo one")), groups.Group("špatná", ("sh", "-c", "echo two; exit 3"))

    ended = groups.run(list(told), tmp_path)

    assert {group.name: group.code for group in ended} == {"dobrá": 0, "špatná": 3}
    shown = capfd.readouterr().out
    assert [shown.count(words) for words in ("=== dobrá ===\none", "=== špatná ===\ntwo")] == [1, 1]
