"""Corrections of closed minutes: with a reason, with what was there before, delivered to whom they changed."""

from datetime import timedelta

import pytest
import time_machine
from django.db import DatabaseError, transaction
from django.urls import reverse

from kruh.access.models import AuditEntry, Outcome
from kruh.conferences.models import Participant
from kruh.foundation.typesetting import to_pdf
from kruh.foundation.typesetting.reading import text_of_pdf
from kruh.foundation.workflow import NotPossible
from kruh.meetings.actions import comments, copies, revisions
from kruh.meetings.documents.copies import as_sent
from kruh.meetings.models import Delivery, Minutes, Revision, Wording
from kruh.meetings.queries import revisions as queries
from kruh.meetings.rules import revisions as rules
from kruh.meetings.vocabulary import Audience, MinutesState, SectionKind
from tests.factories import minutes as factory
from tests.factories.minutes import NEXT_DAY, Told
from tests.factories.visits import html

pytestmark = pytest.mark.django_db
AFTER = NEXT_DAY + timedelta(days=20)
REASON = "V zápise byl špatný čas."


def closed() -> Told:
    told = factory.delivered()
    jitka = [str(told.rows["Jitka"].pk)]
    told.write(SectionKind.VIEWS, "Jen pro Jitku.", audience=Audience.ONLY, people=jitka)
    copies.close_minutes(told.minutes, by=told.worker, at=AFTER)
    return told


def amend(told: Told, reason: str = REASON) -> Revision:
    return revisions.amend_minutes(told.minutes, reason=reason, by=told.worker, at=AFTER)


def issue(told: Told) -> Revision:
    return revisions.close_amendment(told.minutes, by=told.worker, at=AFTER)


def got(told: Told, revision: int) -> list[str]:
    rows = Delivery.objects.filter(minutes=told.minutes, revision=revision, participant__isnull=False)
    names = {row.pk: name for name, row in told.rows.items()}
    return sorted(names[row.participant_id] for row in rows if row.participant_id)


def test_correction_is_numbered_and_shows_what_was_there() -> None:
    told = closed()
    amend(told)
    told.write(SectionKind.GOAL, "Co potřebuje Adam, aby chodil včas?", by=told.worker, at=AFTER)

    made = issue(told)

    told_page = queries.page(told.world.fresh())["revisions"]
    assert (made.number, told.minutes.state, told.minutes.fingerprint) == (2, "closed", made.fingerprint)
    assert told_page[0]["changes"] == [
        {
            "label": "Cíl setkání",
            "then": "Co potřebuje Adam, aby zase chodil do školy?",
            "now": "Co potřebuje Adam, aby chodil včas?",
        }
    ]
    assert got(told, 2) == ["Adam", "Jitka", "Radek"]


def test_pages_of_minutes_under_correction_say_so_and_ask_for_no_comments() -> None:
    told = closed()
    amend(told)
    pk = told.world.conference.pk

    with time_machine.travel(AFTER, tick=False):
        pages = [html(told.worker, reverse(f"meetings:{name}", args=[pk])) for name in ("revisions", "comments")]

    assert ["Oprava se právě píše" in pages[0], "Připomínky přijímáme" in pages[1]] == [True, False]


def test_only_whom_it_changed_gets_the_correction() -> None:
    told = closed()
    amend(told)
    told.write(SectionKind.VIEWS, "Jen pro Jitku, opraveno.", by=told.worker, at=AFTER)

    issue(told)

    assert got(told, 2) == ["Jitka"]


def test_corrected_copy_says_the_reason_and_both_wordings_and_nothing_of_others() -> None:
    told = closed()
    amend(told)
    told.write(SectionKind.VIEWS, "Jen pro Jitku, opraveno.", by=told.worker, at=AFTER)
    told.write(SectionKind.WORRIES, "Ráno je sám.", by=told.worker, at=AFTER)

    issue(told)

    papers = {}
    for name in ("Jitka", "Radek"):
        sent = Delivery.objects.get(minutes=told.minutes, revision=2, participant=told.rows[name])
        wording = Wording.objects.get(minutes=told.minutes, fingerprint=sent.fingerprint)
        papers[name] = text_of_pdf(to_pdf(as_sent(sent, wording.content))).replace("\u00a0", " ")
    words = ("oprava č. 1", REASON, "Ráno je sám.", "Jen pro Jitku.", "Jen pro Jitku, opraveno.")
    assert [[word in paper for word in words] for paper in papers.values()] == [[True] * 5, [True] * 3 + [False] * 2]


def test_until_it_is_issued_the_closed_wording_counts() -> None:
    told = closed()
    before = told.minutes.frozen
    amend(told)
    told.write(SectionKind.GOAL, "Jinak.", by=told.worker, at=AFTER)

    sent = copies.send_copy(told.minutes, participant=_late(told), by=told.worker, at=AFTER)

    assert (told.minutes.state, told.minutes.frozen) == (MinutesState.AMENDING, before)
    assert Wording.objects.get(fingerprint=sent.fingerprint).content["sections"]["goal"] == before["sections"]["goal"]


def _late(told: Told) -> Participant:
    factory.consent(told.rows["Vlasta"], told.worker)
    return told.rows["Vlasta"]


def test_dropped_correction_leaves_everything_as_it_was_closed() -> None:
    told = closed()
    before = told.minutes
    amend(told)
    told.write(SectionKind.GOAL, "Jinak.", by=told.worker, at=AFTER)
    told.write(SectionKind.CHILD_VIEW, "Jinak.", by=told.worker, at=AFTER, heard_how="before", heard_by="Nikdo")

    revisions.drop_amendment(told.minutes, by=told.worker, at=AFTER)

    after = told.minutes
    assert (after.state, after.fingerprint, after.heard_how, after.heard_by) == (
        MinutesState.CLOSED,
        before.fingerprint,
        before.heard_how,
        before.heard_by,
    )
    assert [told.section(kind).text for kind in (SectionKind.GOAL, SectionKind.CHILD_VIEW, SectionKind.VIEWS)] == [
        before.frozen["sections"][kind] for kind in ("goal", "child_view", "views")
    ]
    assert Revision.objects.count() == 0


@pytest.mark.parametrize("words", [None, ""])
def test_correction_without_a_change_or_incomplete_is_refused(words: str | None) -> None:
    told = closed()
    amend(told)
    if words is not None:
        told.write(SectionKind.GOAL, words, by=told.worker, at=AFTER)

    with pytest.raises(NotPossible, match=r"nic nezměnilo|Napište cíl"):
        issue(told)


def test_change_of_readers_alone_is_a_correction() -> None:
    told = closed()
    amend(told)
    told.write(SectionKind.VIEWS, "Jen pro Jitku.", by=told.worker, at=AFTER, audience=Audience.ALL)

    issue(told)

    assert got(told, 2) == ["Radek"]


def test_correction_demands_a_reason_and_closed_minutes() -> None:
    told = closed()

    with pytest.raises(NotPossible, match="proč"):
        amend(told, " ")
    amend(told)
    with pytest.raises(NotPossible):
        amend(told)


def test_second_correction_follows_the_first() -> None:
    told = closed()
    for number, words in ((2, "Poprvé."), (3, "Podruhé.")):
        amend(told)
        told.write(SectionKind.GOAL, words, by=told.worker, at=AFTER)
        assert issue(told).number == number

    page = queries.page(told.world.fresh())["revisions"]
    assert [[(change["then"], change["now"]) for change in one["changes"]] for one in page] == [
        [("Poprvé.", "Podruhé.")],
        [("Co potřebuje Adam, aby zase chodil do školy?", "Poprvé.")],
    ]


def test_every_closed_wording_can_be_read_after_a_correction_and_that_is_in_the_trail() -> None:
    told = closed()
    for words in ("Poprvé.", "Podruhé."):
        amend(told)
        told.write(SectionKind.GOAL, words, by=told.worker, at=AFTER)
        issue(told)
    shown = queries.page(told.world.fresh())["revisions"]
    pages = [reverse("meetings:see-wording", args=[one["row"].earlier_pk]) for one in shown]

    with time_machine.travel(AFTER, tick=False):
        listed = html(told.worker, reverse("meetings:revisions", args=[told.world.conference.pk]))
        read = [html(told.worker, page) for page in pages]

    assert [one["title"] for one in shown] == ["Oprava č. 2", "Oprava č. 1"]
    assert [page in listed for page in pages] == [True, True]
    assert [("Uzavřené znění zápisu" in page, "<form" in page.partition("<main")[2]) for page in read] == [
        (True, False)
    ] * 2
    assert ["oprava č. 1" in read[0].replace("\u00a0", " "), "znění před opravami" in read[1]] == [True, True]
    assert ["Poprvé" in page for page in read] == [True, False]
    trail = AuditEntry.objects.filter(verb="meetings.see_wording").order_by("pk")
    assert [row.outcome for row in trail] == [Outcome.READ, Outcome.READ]


@pytest.mark.parametrize("is_corrected", [False, True])
def test_closed_minutes_show_who_sees_it_otherwise(is_corrected: bool) -> None:
    told = factory.delivered()
    made = comments.add_comment(
        told.minutes, participant=told.rows["Jitka"], text="Vidím to jinak.", by=told.worker, at=NEXT_DAY
    )
    comments.answer_comment(made, answer="noted", reason="Zůstává vedle textu.", by=told.worker, at=NEXT_DAY)
    copies.close_minutes(told.minutes, by=told.worker, at=AFTER)
    if is_corrected:
        amend(told)
        told.write(SectionKind.GOAL, "Jinak.", by=told.worker, at=AFTER)
        issue(told)

    with time_machine.travel(AFTER, tick=False):
        page = html(told.worker, reverse("meetings:minutes", args=[told.world.conference.pk])).replace("\u00a0", " ")

    assert [words in page for words in ("Odlišné názory", "Vidím to jinak.", "Platí oprava č. 1.")] == [
        True, True, is_corrected,
    ]  # fmt: skip


def test_database_lets_closed_minutes_only_into_a_correction() -> None:
    told = closed()

    for words in ({"state": "draft"}, {"state": "amending", "fingerprint": "0" * 64}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Minutes.objects.filter(pk=told.minutes.pk).update(**words)


def test_comment_on_a_paragraph_belongs_to_its_part_and_closed_minutes_take_none() -> None:
    told = factory.delivered()
    row = told.section(SectionKind.GOAL)
    made = comments.add_comment(told.minutes, paragraph=row, text="Jinak.", by=told.worker, at=NEXT_DAY)
    comments.answer_comment(made, answer="rejected", reason="Zůstane to.", by=told.worker, at=NEXT_DAY)
    copies.close_minutes(told.minutes, by=told.worker, at=AFTER)
    amend(told)

    assert (made.paragraph, made.section) == (row, "goal")
    with pytest.raises(NotPossible, match="do uzavření"):
        comments.add_comment(told.minutes, text="Pozdě.", by=told.worker, at=AFTER)


def test_differences_name_each_changed_paragraph() -> None:
    def said(views: str) -> dict[str, object]:
        plan: dict[str, list[str]] = {"head": [], "rows": [], "widths": []}
        heard = {"how": "", "by": "", "why_not": ""}
        return {"sections": {"views": views}, "plan": plan, "heard": heard, "dissents": [], "people": []}

    found = rules.differences(said("Jedna.\n\nDvě.\n\nTři."), said("Jedna.\n\nDvě a půl.\n\nTři.\n\nČtyři."))

    assert found == [
        {"label": "Pohledy účastníků", "then": "Dvě.", "now": "Dvě a půl."},
        {"label": "Pohledy účastníků", "then": "", "now": "Čtyři."},
    ]
