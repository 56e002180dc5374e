"""What waits to be compared with its source, what hangs on a tool, and words about more children left behind."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kruh.access.roles import Role
from kruh.foundation import days
from kruh.foundation.ids import uuid7
from kruh.method import data, rules
from kruh.method.models import LawReference, Parameter, Question, Tool
from kruh.method.queries import pages
from kruh.method.vocabulary import Status
from tests.factories import people
from tests.factories.visits import signed_in

pytestmark = pytest.mark.django_db
TODAY = days.local_day(people.NOW)
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(people.NOW, tick=False):
        yield


@pytest.fixture
def editor() -> Client:
    return signed_in(people.user(Role.METHODOLOGIST))


def said(answer: Any) -> str:
    return " ".join(answer.content.decode().replace("\u00a0", " ").split())


def test_numbers_and_tools_that_want_checking_say_so() -> None:
    found = [{row.code for row in kind.objects.on(TODAY).filter(status=Status.TO_VERIFY)} for kind in (Parameter, Tool)]

    assert found == [
        {"km_rate", "bill_due", "ipod_due", "cases_per_worker", "keep_bill_after_issue"},
        {"immediate_protection"},
    ]


def test_overview_counts_what_waits_in_each_section() -> None:
    laws = LawReference.objects.on(TODAY).filter(status=Status.TO_VERIFY).count()

    assert pages.overview(TODAY)["unverified"] == [
        ("predpisy", "Předpisy", laws), ("lhuty-a-ceny", "Lhůty a ceny", 5), ("nastroje", "Nástroje", 1),
        ("formulare", "Formuláře", 1),
    ]  # fmt: skip


def test_number_is_verified_by_a_new_wording(editor: Client) -> None:
    rate = Parameter.objects.get(code="km_rate", valid_to=None)
    address = reverse("method:revise-parameter", args=[rate.pk])
    typed = {"name": rate.name, "value": "5,80", "source": "vyhláška", "valid_from": "1. 1. 2027", "note": rate.note}
    before = said(editor.get("/metodika/lhuty-a-ceny/")).count("je třeba ověřit</span>")

    editor.post(address, {**typed, "status": "verified", "once": str(uuid7())})

    assert (before, len(pages.unread(Parameter, TODAY, 10))) == (5, 4)
    assert Parameter.objects.get(code="km_rate", valid_to=None).status == Status.VERIFIED


def test_two_acts_in_one_reference_say_which_is_which() -> None:
    headings = {row.code: row.heading for row in LawReference.objects.on(TODAY)}

    assert headings["quality_standards"] == "§ 9a zákona č. 359/1999 Sb. a § 6 a příloha č. 1 vyhlášky č. 473/2012 Sb."
    assert headings["violence_protection"] == (
        "§ 400 a další zákona č. 292/2013 Sb., o zvláštních řízeních soudních, "
        "a § 44 zákona č. 273/2008 Sb., o Policii ČR"
    )


@pytest.mark.parametrize("is_edited", [False, True])
def test_older_installation_gets_the_mended_reference_unless_somebody_wrote_it(is_edited: bool) -> None:
    LawReference.objects.filter(code="quality_standards").delete()
    old = LawReference.objects.create(
        code="quality_standards", act="vyhlášky", paragraph="§ 9a", demand="Něco.", source="dřív",
        valid_from=date(2013, 1, 1), edited_at=datetime(2026, 1, 1, tzinfo=UTC),
        edited_by=people.user() if is_edited else None,
    )  # fmt: skip

    data.load(apps.get_model, timezone.now())
    data.load(apps.get_model, timezone.now())

    old.refresh_from_db()
    acts = [row.act for row in LawReference.objects.filter(code="quality_standards").order_by("valid_from")]
    mended = "zákona č. 359/1999 Sb. a § 6 a příloha č. 1 vyhlášky č. 473/2012 Sb."
    assert acts == (["vyhlášky"] if is_edited else ["vyhlášky", mended])
    assert old.valid_to == (None if is_edited else timezone.localdate() - timedelta(days=1))


def test_end_of_a_tool_names_the_questions_that_recommend_it(editor: Client) -> None:
    tool = Tool.objects.on(TODAY).get(code="mediation")
    asked = [row.text for row in Question.objects.on(TODAY).order_by("order", "code") if "mediation" in row.tools]

    page = said(editor.get(reverse("method:end", args=["nastroje", tool.pk])))

    assert asked
    assert [row.text for row in pages.recommending(tool, TODAY)] == asked
    assert "Po posledním dni ho posouzení přestane nabízet." in page
    assert all(reverse("method:history", args=["otazky", row.code]) in page for row in pages.recommending(tool, TODAY))


def test_question_whose_tool_changes_is_named_by_its_last_wording_only() -> None:
    tool = Tool.objects.on(TODAY).get(code="mediation")
    question = pages.recommending(tool, TODAY)[0]
    question.valid_to = TODAY
    question.save(update_fields=["valid_to"])
    other = next(code for code in Tool.objects.on(TODAY).values_list("code", flat=True) if code != "mediation")
    question.next_version(valid_from=TOMORROW, tools=[other], edited_at=people.NOW).save(force_insert=True)

    assert question.code not in {row.code for row in pages.recommending(tool, TODAY)}


def test_end_of_anything_else_warns_of_no_tool(editor: Client) -> None:
    question = Question.objects.get(code="hurry")

    page = said(editor.get(reverse("method:end", args=["otazky", question.pk])))

    assert ("Poslední den platnosti" in page, "posouzení přestane nabízet" in page) == (True, False)


@pytest.mark.parametrize(
    ("changed", "left"),
    [
        ((), ()),
        (("order",), ()),
        (("text",), ("text_plural",)),
        (("text", "text_plural"), ()),
        (("why", "help", "help_plural"), ("why_plural",)),
    ],
)
def test_words_about_more_children_left_behind(changed: tuple[str, ...], left: tuple[str, ...]) -> None:
    assert rules.plural_left(changed, Question.PLURAL) == left


def test_preview_of_a_question_reminds_of_its_plural_words(editor: Client) -> None:
    question = Question.objects.get(code="violence")
    typed: dict[str, Any] = {name: getattr(question, name) for name in question.SHOWN}
    typed |= {"may_be_unknown": "yes", "text": "Bojí se někdo?", "valid_from": "zítra", "preview": "1"}

    page = said(editor.post(reverse("method:revise-question", args=[question.pk]), typed))

    assert "Změnili jste slova o jednom dítěti, slova o více dětech zůstávají." in page
    assert "<ul><li>otázka o více dětech</li></ul>" in page
