"""An accepted comment changes its paragraph in the same step; what it was stays with the comment."""

import pytest
import time_machine
from django.urls import reverse

from kruh.foundation.workflow import Conflict, NotPossible
from kruh.meetings.actions import comments
from kruh.meetings.models import Comment
from kruh.meetings.rules import minutes as rules
from kruh.meetings.vocabulary import CommentAnswer, SectionKind
from tests.factories import minutes as factory
from tests.factories.minutes import NEXT_DAY, Told
from tests.factories.visits import html, signed_in

pytestmark = pytest.mark.django_db
BEFORE, AFTER = "Babička chodí s Adamem každý den.", "Babička chodí s Adamem do středy."


def agreed() -> Told:
    """Minutes with an agreement, at the people."""
    told = factory.delivered()
    told.write(SectionKind.AGREEMENTS, BEFORE)
    return told


def comment(told: Told, proposal: str = "", *, is_on_paragraph: bool = True) -> Comment:
    """Vlasta wants it otherwise."""
    about = told.section(SectionKind.AGREEMENTS) if is_on_paragraph else None
    return comments.add_comment(
        told.minutes, text="Chodím s ním jen do středy.", proposal=proposal, paragraph=about,
        section=SectionKind.AGREEMENTS, participant=told.rows["Vlasta"], by=told.sent(), at=NEXT_DAY,
    )  # fmt: skip


@pytest.mark.parametrize(("proposal", "kept"), [(AFTER, AFTER), (BEFORE, None), (f" {BEFORE}\n", None), ("", None)])
def test_proposal_is_kept_only_when_it_reads_differently(proposal: str, kept: str | None) -> None:
    assert Comment.objects.get(pk=comment(agreed(), proposal).pk).proposal == kept


@pytest.mark.parametrize("answer", ["accepted", "partly"])
@pytest.mark.parametrize("is_on_paragraph", [True, False])
def test_accepting_writes_the_paragraph_and_keeps_what_it_was(answer: str, is_on_paragraph: bool) -> None:
    told = agreed()
    made = comment(told, is_on_paragraph=is_on_paragraph)

    comments.answer_comment(made, answer=answer, reason="Tak to je.", wording=AFTER, by=told.sent(), at=NEXT_DAY)

    kept, written = Comment.objects.get(pk=made.pk), told.section(SectionKind.AGREEMENTS)
    assert (written.text, written.version, kept.before, kept.after) == (AFTER, 3, BEFORE, AFTER)
    assert kept.paragraph == written


def test_how_the_child_was_heard_stays_when_its_view_is_mended() -> None:
    told = factory.delivered()
    view = told.section(SectionKind.CHILD_VIEW)
    made = comments.add_comment(told.minutes, text="Řekla jsem volat, ne psát.", paragraph=view, by=told.sent(),
                                at=NEXT_DAY)  # fmt: skip

    comments.answer_comment(made, answer="accepted", wording="Chci, aby mi někdo volal.", by=told.sent(), at=NEXT_DAY)

    assert (told.minutes.heard_how, told.section(SectionKind.CHILD_VIEW).text) == (
        "present", "Chci, aby mi někdo volal.",
    )  # fmt: skip


@pytest.mark.parametrize("answer", ["rejected", "noted"])
def test_refusing_changes_nothing_and_wants_a_reason(answer: str) -> None:
    told = agreed()
    made = comment(told)

    with pytest.raises(NotPossible) as refusal:
        comments.answer_comment(made, answer=answer, wording=AFTER, by=told.sent(), at=NEXT_DAY)
    comments.answer_comment(made, answer=answer, reason="Zůstane to.", wording=AFTER, by=told.sent(), at=NEXT_DAY)

    assert refusal.value.reasons[0].startswith("Napište důvod")
    assert (told.section(SectionKind.AGREEMENTS).text, Comment.objects.get(pk=made.pk).after) == (BEFORE, None)


@pytest.mark.parametrize(
    ("answer", "after", "is_mended", "reasons"),
    [
        (CommentAnswer.ACCEPTED, BEFORE, False, [rules.SAME]),
        (CommentAnswer.ACCEPTED, f"{BEFORE}\n", False, [rules.SAME]),
        (CommentAnswer.ACCEPTED, BEFORE, True, []),
        (CommentAnswer.ACCEPTED, AFTER, False, []),
        (CommentAnswer.PARTLY, BEFORE, False, []),
    ],
)
def test_accepted_comment_changes_something(
    answer: CommentAnswer, after: str, is_mended: bool, reasons: list[str]
) -> None:
    assert rules.blockers_to_reword(answer, BEFORE, after, is_mended=is_mended) == reasons


def test_slower_writer_sees_both_wordings() -> None:
    told = agreed()
    made, read = comment(told), told.section(SectionKind.AGREEMENTS).version
    told.write(SectionKind.AGREEMENTS, "Babička chodí, kdy může.")

    with pytest.raises(Conflict) as conflict:
        comments.answer_comment(made, answer="accepted", wording=AFTER, version=read, by=told.sent(), at=NEXT_DAY)

    label = str(SectionKind.AGREEMENTS.label)
    assert (conflict.value.theirs, conflict.value.mine) == ({label: "Babička chodí, kdy může."}, {label: AFTER})
    assert Comment.objects.get(pk=made.pk).answer == "open"


def test_page_offers_the_proposal_and_saves_both_in_one_step() -> None:
    told = agreed()
    made = comment(told, AFTER)
    address = reverse("meetings:answer-comment", args=[made.pk])

    with time_machine.travel(NEXT_DAY, tick=False):
        page = html(told.sent(), address)
        version = told.section(SectionKind.AGREEMENTS).version
        typed = {"answer": "accepted", "wording": AFTER, "version": version}
        answer = signed_in(told.sent()).post(address, typed)
        shown = html(told.sent(), reverse("meetings:comments", args=[told.world.conference.pk]))

    assert [AFTER in page, "přijato s novým zněním, které je níž" in page, answer.status_code] == [True, True, 302]
    assert [words in shown for words in (BEFORE, AFTER, "Co se v odstavci změnilo")] == [True] * 3


def test_page_about_the_whole_minutes_has_no_wording() -> None:
    told = agreed()
    made = comments.add_comment(told.minutes, text="Je to moc dlouhé.", by=told.sent(), at=NEXT_DAY)

    with time_machine.travel(NEXT_DAY, tick=False):
        page = html(told.sent(), reverse("meetings:answer-comment", args=[made.pk]))

    assert ["Nové znění odstavce" in page, "text zápisu</a>" in page] == [False, True]


def test_form_for_a_comment_starts_with_the_paragraph() -> None:
    told = agreed()
    row = told.section(SectionKind.AGREEMENTS)
    address = f"{reverse('meetings:add-comment', args=[told.world.conference.pk])}?odstavec={row.pk}"

    with time_machine.travel(NEXT_DAY, tick=False):
        page = html(told.sent(), address)
        typed = {"text": "Jinak.", "proposal": AFTER, "paragraph": str(row.pk), "channel": "phone",
                 "received_on": NEXT_DAY.strftime("%d. %m. %Y")}  # fmt: skip
        signed_in(told.sent()).post(address, typed)

    assert (BEFORE in page, Comment.objects.get().proposal) == (True, AFTER)
