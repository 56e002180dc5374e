"""The yearly return: rows as data, numbers of the own office, and what Kruh does not know."""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from kruh.access.models import User
from kruh.access.roles import Role
from kruh.statistics.models import ReturnRow, Tally
from kruh.statistics.rules import populations
from kruh.statistics.rules import returns as rules
from tests.desk.test_pages import MOST_QUERIES, questions
from tests.factories import cases, people
from tests.factories.bills import AFTER
from tests.factories.visits import signed_in

pytestmark = pytest.mark.django_db
RETURN, FILE, ADD = (reverse(f"statistics:{name}") for name in ("return", "return-file", "add-row"))
LAST = AFTER.year - 1


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(AFTER, tick=False):
        yield


def head() -> User:
    """A head whose office held three classic conferences, one urgent and two family ones last year."""
    who = cases.head(cases.office())
    for category, number in (("classic", 3), ("urgent", 1), ("family", 2)):
        cell = {"population": "konference", "dimension": "typ", "category": category, "year": LAST, "number": number}
        Tally.objects.create(office=who.memberships.get().unit, **cell)
    return who


def methodologist() -> User:
    """Somebody who keeps the rows."""
    return people.user(Role.METHODOLOGIST, at=cases.office("Metodika"))


def rows(who: User) -> dict[str, str]:
    """The rows with their numbers."""
    context: Any = signed_in(who).get(RETURN).context
    return {row["code"]: row["words"] for row in context["rows"]}


def test_rows_add_up_their_categories_of_last_year() -> None:
    found = rows(head())

    assert (found["1"], found["2"], found["3"], found["9"]) == ("4", "2", "0", "")


def test_rows_of_conferences_hold_every_kind_that_is_counted() -> None:
    typed = {row.code: set(row.categories) for row in ReturnRow.objects.filter(dimension="typ")}
    heard = ReturnRow.objects.get(dimension="hlas-ditete").categories
    kinds = populations.HELD.dimension("typ")

    assert kinds
    assert typed["1"] | typed["2"] == {category for category, _ in kinds.categories}
    assert not typed["1"] & typed["2"]
    assert {*heard, "unknown", "not_heard"} == {
        category for category, _ in (populations.HELD.dimension("hlas-ditete") or kinds).categories
    }


def test_methodologist_sees_rows_without_numbers() -> None:
    head()

    page = signed_in(methodologist()).get(RETURN)

    assert page.context["has_numbers"] is False
    assert "klasická" in page.text


def test_file_has_the_same_rows_and_no_formula() -> None:
    who = head()
    ReturnRow.objects.filter(code="9").update(title="=1+1")

    lines = signed_in(who).get(FILE).content.decode("utf-8-sig").splitlines()

    assert lines[0] == "řádek;co se vyplňuje;počet;z čeho;poznámka"
    assert lines[1].startswith("1;Uspořádané případové konference;4;")
    assert lines[9].startswith("9;'=1+1;;Kruh to neeviduje;")


def test_row_is_added_from_a_table_changed_and_removed() -> None:
    who, client = head(), signed_in(methodologist())
    words = {"code": "1a", "title": "Z toho urgentní", "order": "15", "note": ""}

    client.post(f"{ADD}?z=konference.typ", {**words, "categories": ["urgent"]})
    assert list(rows(who).items())[:2] == [("1", "4"), ("1a", "1")]

    changed = {**words, "categories": ["urgent", "classic"]}
    client.post(reverse("statistics:change-row", args=["1a"]), changed)
    assert rows(who)["1a"] == "4"

    client.post(reverse("statistics:remove-row", args=["1a"]))
    assert "1a" not in rows(who)


def test_row_that_nothing_fills_is_kept_as_unknown() -> None:
    signed_in(methodologist()).post(ADD, {"code": "11", "title": "Pěstouni", "order": "110", "note": ""})

    assert rows(head())["11"] == ""


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"code": "1"}, "Řádek 1 už ve výkazu je. Zvolte jiné označení."),
        ({"code": "1/2"}, "Označení může mít jen písmena bez háčků, číslice a pomlčky, třeba 12a."),
        ({"categories": ["other"]}, "Tahle možnost v nabídce není."),
        ({"categories": []}, "Vyberte prosím aspoň jednu možnost."),
        ({"order": "první"}, "„první“ není celé číslo."),
    ],
)
def test_wrong_row_is_refused_with_its_reason_and_nothing_typed_is_lost(words: dict[str, Any], sentence: str) -> None:
    typed = {"code": "20", "title": "Vlastní řádek", "order": "15", "categories": ["urgent"], **words}

    answer = signed_in(methodologist()).post(f"{ADD}?z=konference.typ", typed)

    assert answer.status_code == 422
    assert sentence in answer.text.replace("\xa0", " ")
    assert "Vlastní řádek" in answer.text
    assert not ReturnRow.objects.filter(title="Vlastní řádek").exists()


def test_unknown_source_is_a_row_filled_by_hand() -> None:
    assert signed_in(methodologist()).get(f"{ADD}?z=osoba.jmeno").context["chosen"] == ""


def test_sources_are_everything_that_is_counted() -> None:
    known = sum(len(one.dimensions) + 1 for one in populations.ALL.values())

    assert len(dict(rules.sources())) == known


def test_questions_stay_within_the_budget() -> None:
    assert questions(head(), RETURN) <= MOST_QUERIES
    assert questions(methodologist(), RETURN) <= MOST_QUERIES
