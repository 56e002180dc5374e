"""Case stories for tests: a free draft, one of a case, and a released story."""

from datetime import date, datetime
from typing import Any

from kruh.access.models import User
from kruh.case_stories.models import Story
from kruh.cases.models import Case
from kruh.retelling import actions
from kruh.retelling.models import Draft

WORDS: dict[str, Any] = {
    "title": "Ráno bez hádky",
    "theme": "school",
    "text": "Kluk chodil pozdě. Potom ho začala budit babička.",
    "helped": "Pomohla otázka na ráno.",
}


def free(author: User, at: datetime, **words: Any) -> Draft:
    """A story that is of no case here."""
    draft = actions.begin_free(None, by=author, at=at)
    return actions.write(draft, words={**WORDS, **words}, version=None, by=author, at=at)


def of_case(case: Case, author: User, at: datetime, **words: Any) -> Draft:
    """A story begun from a case."""
    draft = actions.begin(case, by=author, at=at)
    return actions.write(draft, words={**WORDS, **words}, version=None, by=author, at=at)


def released(on: date, **words: Any) -> Story:
    """A story in the library."""
    told = {**WORDS, **words}
    return Story.released(title=told["title"], theme=told["theme"], text=told["text"], helped=told["helped"], on=on)
