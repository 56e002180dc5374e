"""Each copy is only for its own person, and what stands in the way of copies, comments and closing."""

from datetime import date
from typing import Any

import pytest

from kruh.cases.rules import gate
from kruh.conferences.vocabulary import ParticipantRole
from kruh.foundation.typesetting import Heading, to_pdf
from kruh.foundation.typesetting.reading import text_of_pdf
from kruh.meetings.documents import child
from kruh.meetings.documents import minutes as documents
from kruh.meetings.documents.copies import copy_for
from kruh.meetings.rules import minutes as rules
from kruh.meetings.rules.minutes import Draft, Ending, Heard, Member, Share
from kruh.meetings.vocabulary import MinutesState, SectionKind
from tests.factories import minutes as factory

ADDRESS = "Březová 12, 391 00 Lipová nad Březnou"


@pytest.mark.django_db
def test_copy_hides_from_one_what_another_may_read() -> None:
    told = factory.written()
    factory.hide(told, ADDRESS, owner="Jitka", hidden_from="Radek")
    told.write(SectionKind.VIEWS, "Jitka teď bydlí v Březové 12 u kamarádky.")

    papers = {
        name: text_of_pdf(to_pdf(copy_for(told.minutes, told.rows[name], factory.NEXT_DAY)[0]))
        for name in ("Jitka", "Radek")
    }

    assert ["Březové 12" in paper.replace("\u00a0", " ") for paper in papers.values()] == [True, False]
    assert gate.found_in(papers["Radek"], [ADDRESS]) == []


PARENT = ParticipantRole.PARENT


@pytest.mark.parametrize(
    ("member", "share"),
    [
        (Member(PARENT, True, True, is_legal_representative=True), Share.GETS),
        (Member(PARENT, True, False, is_legal_representative=True), Share.DECIDE),
        (Member(PARENT, False, False, is_legal_representative=True), Share.NOT),
        (Member(PARENT, True, True, "no", True), Share.NOT),
        (Member(ParticipantRole.CHILD, True, False), Share.GETS),
        (Member(ParticipantRole.SCHOOL, True, True), Share.ASK),
        (Member(ParticipantRole.SCHOOL, True, True, "talk"), Share.ASK),
        (Member(ParticipantRole.SCHOOL, True, False, "yes"), Share.GETS),
        (Member(ParticipantRole.OFFICE, True, False), Share.GETS),
    ],
)
def test_share_tells_who_gets_a_copy(member: Member, share: Share) -> None:
    assert rules.share(member)[0] == share


@pytest.mark.parametrize(("held_on", "due"), [((3, 10), (3, 17)), ((4, 1), (4, 10)), ((5, 5), (5, 13))])
def test_due_on_counts_czech_working_days(held_on: tuple[int, int], due: tuple[int, int]) -> None:
    assert rules.due_on(date(2026, *held_on), 5) == date(2026, *due)


@pytest.mark.parametrize(
    ("heard", "view", "reasons"),
    [
        (Heard("present"), "Chci domů.", 0),
        (Heard("support"), "Chce domů.", 1),
        (Heard("support", "trenér"), "", 1),
        (Heard("not_heard"), "", 1),
        (Heard("not_heard", why_not="Adam byl nemocný."), "", 0),
    ],
)
def test_missing_demands_the_view_of_the_child(heard: Heard, view: str, reasons: int) -> None:
    draft = Draft(goal="Cíl", child_view=view, follow_up="V červnu.", heard=heard)

    assert len(rules.missing(draft)) == reasons


def test_professionals_alone_need_no_view_of_the_child() -> None:
    assert rules.missing(Draft(goal="Cíl", follow_up="V červnu.", has_children=False)) == []


@pytest.mark.parametrize(("scope", "wants"), [("e-mailem", True), ("na e-mail", True), ("poštou", False), ("", False)])
def test_wants_mail_only_when_it_was_said(scope: str, wants: bool) -> None:
    assert rules.wants_mail(scope) is wants


def test_blockers_to_close_after_the_last_day_are_only_what_waits() -> None:
    until = date(2026, 3, 25)

    assert rules.blockers_to_close(Ending(date(2026, 3, 26), until, 0)) == []
    assert len(rules.blockers_to_close(Ending(until, until, 2, lacks=("Chybí cíl.",)))) == 3
    assert rules.blockers_to_comment(MinutesState.COMMENTS) == []


@pytest.mark.parametrize(
    ("helpers", "said"),
    [
        ("Adam", " Pomůžeš ty."),
        ("Adam a babička", " Pomůžeš ty a taky babička."),
        ("babička", " Pomůže: babička."),
        ("–", ""),
    ],
)
def test_page_speaks_to_the_child_who_helps(helpers: str, said: str) -> None:
    row = ["1.", "Půjdou spolu do školy.", "Radek Havlín", helpers, "3. 12. 2026"]

    assert child.promise(row, "Adam Havlín", with_name=False) == f"Půjdou spolu do školy (do\u00a03. 12. 2026).{said}"


def test_file_name_numbers_copies_and_tells_no_name() -> None:
    assert documents.file_name("zapis", "PK-1", "pdf", copy=3) == "zapis_PK-1_kopie-3.pdf"


@pytest.mark.parametrize(
    ("gender", "why"),
    [
        ("f", "Zákonná zástupkyně, na setkání byla."),
        ("m", "Zákonný zástupce, na setkání byl."),
        ("", "Zastupuje dítě ze zákona, účast na setkání je zapsaná."),
    ],
)
def test_share_speaks_of_the_person_in_their_gender(gender: str, why: str) -> None:
    assert rules.share(Member(PARENT, True, True, "", True, gender)) == (Share.GETS, why)


@pytest.mark.parametrize(("children", "title"), [(["Adam"], "Názor dítěte"), (["Adam", "Ella"], "Názor dětí")])
@pytest.mark.parametrize("layout", ["minutes", "protocol"])
def test_view_of_brothers_and_sisters_is_headed_as_theirs(layout: str, children: list[str], title: str) -> None:
    content: dict[str, Any] = {
        **dict.fromkeys(("held_on", "time", "place", "type", "office", "number", "file_mark"), ""),
        "layout": layout,
        "children": children,
        "team": {},
        "people": [],
        "dissents": [],
        "plan": {"rows": []},
        "heard": {"how": "", "by": "", "why_not": ""},
        "sections": {"child_view": "Chci domů."},
    }

    paper = documents.minutes(content, dated=date(2026, 3, 1))

    heads = [str(block.text) for block in paper.blocks if isinstance(block, Heading)]
    assert [head.lstrip("1234567890. ") for head in heads if "Názor" in head] == [title]
