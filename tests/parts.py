"""Which test files belong together in one process, so that the parts of a whole run last about alike."""

from enum import StrEnum
from pathlib import Path

TESTS = Path(__file__).parent

# Files that run on the embedded database alone, each with the reason; a single test says it by the mark sqlite_only.
# Whatever writes, locks, counts or sorts runs on both, the stories too; and every address is read on PostgreSQL by four
# kinds of people in access/test_http.py, so the queries behind the pages named here are asked there as well.
PAGES = "what a page says does not depend on the database; the acts and rules behind it are tried on both"
PAPERS = "a paper is set from what was read already"
RULES = "a rule is asked about the very same row on both"
ONE_DATABASE = {
    "access/test_policy_mutation.py": RULES,
    "conferences/test_invitation_pages.py": PAGES,
    "conferences/test_pages.py": PAGES,
    "conferences/test_scheduling_pages.py": PAGES,
    "conferences/test_team_pages.py": PAGES,
    "family_conferences/test_documents.py": PAPERS,
    "meetings/test_day_pages.py": PAGES,
    "meetings/test_independent_readers.py": PAPERS,
    "meetings/test_layouts.py": PAPERS,
    "meetings/test_minutes_pages.py": PAGES,
    "meetings/test_previews.py": PAPERS,
    "meetings/test_reading_pages.py": PAGES,
    "meetings/test_screens.py": PAGES,
    "meetings/test_shares.py": PAPERS,
    "plans/test_pages.py": PAGES,
}


class Part(StrEnum):
    """A part of the tests on the embedded database; together they are all of them, and none is in two."""

    REST = "rest"
    ACCESS = "access"  # everybody at every address: nearly as much work as all the others without a browser
    SCREENS = "screens"  # every screen looked at: about half of what the browser does
    BROWSER = "browser"

    @property
    def has_browser(self) -> bool:
        """This will tell whether the part waits for a browser more than it works."""
        return self in {Part.SCREENS, Part.BROWSER}


def part_of(file: Path) -> Part:
    """This will tell where the tests of a file belong."""
    within = file.relative_to(TESTS).as_posix()
    if within == "browser/test_screens.py":
        return Part.SCREENS
    if within.startswith("browser/") or within.endswith("_in_browser.py"):
        return Part.BROWSER
    return Part.ACCESS if within.startswith("access/") else Part.REST


def says_more_on_postgresql(file: Path) -> bool:
    """This will tell whether the tests of a file are worth running on PostgreSQL too; browsers see one database."""
    return not part_of(file).has_browser and file.relative_to(TESTS).as_posix() not in ONE_DATABASE
