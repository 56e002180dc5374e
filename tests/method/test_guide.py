"""The guide that stands beside the work: whole, filled with the day's numbers, linked from the screens, on paper."""

from collections import Counter
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse
from django.utils import timezone

from kruh.access.roles import Role
from kruh.foundation import typesetting
from kruh.method import documents
from kruh.method.models import Advice, Parameter
from kruh.method.queries import guide
from kruh.method.vocabulary import AdviceForm, Stage
from kruh.project.guide import PLACES, stage_of
from tests.factories import people
from tests.factories.visits import signed_in

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 10)


@pytest.fixture
def worker() -> Client:
    return signed_in(people.user(Role.SOCIAL_WORKER))


@pytest.fixture
def editor() -> Client:
    return signed_in(people.user(Role.METHODOLOGIST))


def said(answer: Any) -> str:
    return " ".join(answer.content.decode().replace("\u00a0", " ").split())


def test_every_chapter_has_something_to_say_and_every_piece_its_source() -> None:
    rows = guide.advice(DAY)

    assert set(Counter(row.stage for row in rows)) == set(Stage.values)
    assert [row.code for row in rows if not row.source or not row.lines] == []
    assert [
        row.code for row in rows if row.form in (AdviceForm.STEP, AdviceForm.CHECKLIST) and len(row.lines) < 3
    ] == []


def test_numbers_of_the_day_are_filled_in() -> None:
    Parameter.objects.filter(code="minutes_due").delete()
    Parameter.objects.create(
        code="minutes_due", name="zápis", value=4, unit="working_days", source="dohoda",
        edited_at=datetime(2026, 1, 1, tzinfo=UTC), valid_from=date(2013, 1, 1),
    )  # fmt: skip
    words = " ".join(row.body for row in guide.advice(DAY)).replace("\u00a0", " ")

    assert "Nejpozději za 4 pracovní dny ho mají všichni." in words
    assert "{" not in words


def test_chapter_beside_the_work_is_a_piece_of_a_page(worker: Client) -> None:
    address = reverse("method:stage", args=["preparation"])

    whole, beside = worker.get(address), worker.get(address, headers={"HX-Request": "true"})

    assert ("<h1>Příprava lidí a místa</h1>" in said(whole), "<html" in said(whole)) == (True, True)
    assert ("<html" in said(beside), "Jak připravit dítě" in said(beside)) == (False, True)


def test_chapter_that_does_not_exist_is_not_found(worker: Client) -> None:
    assert worker.get(reverse("method:stage", args=["nonsense"])).status_code == 404


def is_screen(place: str) -> bool:
    """Whether the name leads somewhere, with one subject or without any."""
    for words in ([], ["00000000-0000-0000-0000-000000000000"]):
        with suppress(NoReverseMatch):
            return bool(reverse(place, args=words))
    return False


def test_every_place_of_the_guide_is_a_screen() -> None:
    names = get_resolver().reverse_dict.keys()
    namespaces = get_resolver().namespace_dict.keys()
    lost = []
    for place in PLACES:
        if ":" not in place:
            lost += [] if place in namespaces else [place]
            continue
        lost += [] if is_screen(place) else [place]

    assert (lost, bool(names)) == ([], True)


@pytest.mark.parametrize(
    ("screen", "stage"),
    [
        ("conferences:preparation", Stage.PREPARATION),
        ("conferences:list", None),
        ("family_conferences:list", Stage.FAMILY_CONFERENCE),
        ("cases:overview", None),
        ("training:people", Stage.LEARNING),
        ("intervision:meeting", Stage.LEARNING),
        ("case_stories:story", Stage.LEARNING),
        ("voice:answers", None),
    ],
)
def test_screen_knows_its_chapter(screen: str, stage: Stage | None) -> None:
    assert stage_of(screen) == stage


def test_methodologist_changes_a_piece_and_the_old_words_stay_readable(editor: Client) -> None:
    row = Advice.objects.get(code="safety_first")
    tomorrow = timezone.localdate() + timedelta(days=1)
    words = {
        "stage": row.stage,
        "form": row.form,
        "title": row.title,
        "body": "Nikomu se nesmí ublížit.",
        "order": "10",
        "source": "dohoda",
    }

    answer = editor.post(
        reverse("method:revise-advice", args=[row.pk]), {**words, "valid_from": tomorrow.strftime("%d. %m. %Y")}
    )

    versions = Advice.objects.filter(code="safety_first").order_by("valid_from")
    assert (answer.status_code, [one.body[:11] for one in versions]) == (302, ["Nic z toho,", "Nikomu se n"])
    assert versions[0].valid_to == timezone.localdate()


def test_mark_nobody_fills_in_is_refused(editor: Client) -> None:
    tomorrow = (timezone.localdate() + timedelta(days=1)).strftime("%d. %m. %Y")
    words = {
        "stage": "plan",
        "form": "step",
        "title": "Nový krok",
        "body": "Do {nesmysl}.",
        "order": "10",
        "source": "dohoda",
    }

    answer = editor.post(reverse("method:add-advice"), {**words, "valid_from": tomorrow})

    assert answer.status_code == 422
    assert "Kruh nezná {nesmysl}" in said(answer)


def test_database_refuses_to_rewrite_a_piece() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Advice.objects.filter(code="safety_first").update(body="Jinak.")


def test_handbook_names_every_piece_and_its_source() -> None:
    rows = guide.advice(DAY)
    document = documents.handbook(rows, DAY)
    headings = [block.text for block in document.blocks if isinstance(block, typesetting.Heading)]

    assert [row.title for row in rows if row.title not in headings] == []
    assert headings[0] == "Zásady"
    assert sum(isinstance(block, typesetting.Note) for block in document.blocks) == len(rows)


def test_guide_and_its_paper_open(worker: Client) -> None:
    page, paper = worker.get(reverse("method:guide")), worker.get(reverse("method:guide-paper"))

    assert all(stage.label in said(page) for stage in Stage)
    assert (paper["Content-Type"], paper.content[:5]) == ("application/pdf", b"%PDF-")
