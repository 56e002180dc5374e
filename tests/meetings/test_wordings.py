"""What went out stays as it was: each wording kept once, compared with today, and printed again."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from kruh.access.policy import Denied
from kruh.cases import actions as case_actions
from kruh.foundation.workflow import NotPossible
from kruh.meetings.actions import comments, copies
from kruh.meetings.models import Comment, Delivery, Wording
from kruh.meetings.rules import minutes as minutes_rules
from kruh.meetings.rules import wordings as rules
from kruh.meetings.rules.wordings import Fate, Piece
from kruh.meetings.vocabulary import SectionKind
from tests.factories import minutes as factory
from tests.factories import people
from tests.factories.minutes import NEXT_DAY, Told
from tests.factories.visits import html, signed_in

pytestmark = pytest.mark.django_db
EMPTY = {"sections": {}, "plan": {"rows": []}, "heard": {}, "dissents": [], "people": []}


@pytest.fixture
def next_day() -> object:
    with time_machine.travel(NEXT_DAY + timedelta(hours=2), tick=False) as stopped:
        yield stopped


def copy_of(told: Told, name: str) -> Delivery:
    return Delivery.objects.get(participant=told.rows[name], is_final=False)


# Comparing ---------------------------------------------------------------------------------------------------------


def goal(words: str) -> dict[str, object]:
    return {**EMPTY, "sections": {"goal": words}}


def test_compare_marks_only_the_words_that_changed() -> None:
    part = rules.compare(goal("Adam chodí rád."), goal("Adam chodí nerad."))[0]

    assert part.pieces == (Piece(Fate.SAME, "Adam chodí "), Piece(Fate.GONE, "rád."), Piece(Fate.NEW, "nerad."))


def test_what_stands_for_a_hidden_value_is_compared_whole() -> None:
    part = rules.compare(goal("Pracuje v [údaj zde neuvádíme] ráno."), goal("Pracuje v samoobsluze U Mostu ráno."))[0]

    assert part.pieces == (
        Piece(Fate.SAME, "Pracuje v "),
        Piece(Fate.GONE, "[údaj zde neuvádíme]"),
        Piece(Fate.NEW, "samoobsluze U Mostu"),
        Piece(Fate.SAME, " ráno."),
    )


def test_compare_leaves_out_what_is_empty_in_both() -> None:
    assert [part.label for part in rules.compare(goal("Cíl."), goal(""))] == ["Cíl setkání"]


def test_very_long_line_is_compared_whole() -> None:
    before, after = "slovo " * 5_000, "jiné " * 5_000

    fates = [piece.fate for piece in rules.compare(goal(before), goal(after))[0].pieces]

    assert fates == [Fate.GONE, Fate.NEW]


# Kept --------------------------------------------------------------------------------------------------------------


def test_delivery_keeps_each_wording_once() -> None:
    told = factory.delivered()

    marks = list(Wording.objects.filter(minutes=told.minutes).values_list("fingerprint", flat=True))

    assert sorted(marks) == sorted({row.fingerprint for row in Delivery.objects.filter(minutes=told.minutes)})


@pytest.mark.usefixtures("next_day")
def test_what_grandmother_got_is_shown_after_the_text_changed() -> None:
    told = factory.delivered()
    told.write(SectionKind.CHILD_VIEW, "Chci, aby mi ráno někdo volal.", heard_how="present")

    page = html(told.worker, reverse("meetings:see-wording", args=[copy_of(told, "Jitka").pk]))

    assert "Kopie k předání: Jitka Havlínová" in page
    assert '<del><span class="vh">ubylo: </span>zavolal.</del>' in page
    assert '<ins><span class="vh">přibylo: </span>volal.</ins>' in page


@pytest.mark.usefixtures("next_day")
def test_minutes_name_what_changed_since_they_went_out() -> None:
    told = factory.delivered()
    address = reverse("meetings:minutes", args=[told.world.conference.pk])
    before = html(told.worker, address)

    told.write(SectionKind.WORRIES, "Ráno je sám.", at=factory.NEXT_DAY + timedelta(minutes=5))

    assert "Od rozeslání se v textu změnilo" not in before
    assert "Od rozeslání se v textu změnilo: Čeho se obáváme." in html(told.worker, address)


@pytest.mark.usefixtures("next_day")
@pytest.mark.parametrize("name", ["Adam", "Jitka"])
def test_copy_is_printed_again_by_whoever_hands_it_over(name: str) -> None:
    told = factory.delivered()
    address = reverse("meetings:print-wording", args=[copy_of(told, name).pk, "pdf"])

    answers = [signed_in(who).get(address).status_code for who in (told.worker, told.sent())]

    assert answers == [200, 403]


@pytest.mark.usefixtures("next_day")
def test_copy_to_hand_over_is_the_one_that_was_made_not_the_text_of_today() -> None:
    told = factory.delivered()
    copy = copy_of(told, "Jitka")
    told.write(SectionKind.WORRIES, "Ráno je sám.", at=factory.NEXT_DAY + timedelta(minutes=5))
    address = reverse("meetings:deliveries", args=[told.world.conference.pk])
    papers = [
        reverse("meetings:print-wording", args=[copy.pk, "pdf"]),
        reverse("meetings:print-copy", args=[told.world.conference.pk, copy.participant_id, "pdf"]),
    ]
    before = html(told.worker, address)

    copies.hand_over_copy(copy, channel="paper", handed_at=copy.made_at, by=told.worker, at=copy.made_at)

    after = html(told.worker, address)
    assert [[paper in page for paper in papers] for page in (before, after)] == [[True, False], [False, True]]


@pytest.mark.usefixtures("next_day")
def test_copy_to_hand_over_is_refused_once_it_tells_what_became_hidden() -> None:
    told = factory.delivered()
    address = reverse("meetings:print-wording", args=[copy_of(told, "Jitka").pk, "pdf"])
    factory.hide(told, "aby zase chodil do školy", owner="Radek", hidden_from="Jitka")

    assert signed_in(told.worker).get(address).status_code == 422


# Comments: the author knows ----------------------------------------------------------------------------------------


def answered(told: Told, reason: str = "Opravili jsme to.", name: str = "Jitka") -> Comment:
    made = comments.add_comment(
        told.minutes, text="Já jsem to neřekla.", section="plan", participant=told.rows[name], channel="phone",
        by=told.sent(), at=NEXT_DAY,
    )  # fmt: skip
    comments.answer_comment(made, answer="accepted", reason=reason, by=told.sent(), at=NEXT_DAY)
    return Comment.objects.get(pk=made.pk)


def test_answer_waits_to_be_told_and_is_told_once() -> None:
    told = factory.delivered()
    made = answered(told)
    before = made.told_at

    comments.tell_answer(made, channel="phone", by=told.worker, at=NEXT_DAY)

    kept = Comment.objects.get(pk=made.pk)
    assert (before, kept.told_how, kept.told_at) == (None, "phone", NEXT_DAY)
    with pytest.raises(NotPossible):
        comments.tell_answer(made, channel="phone", by=told.worker, at=NEXT_DAY)


def test_answer_goes_by_mail_to_whoever_asked_for_it() -> None:
    told = factory.written()
    place = told.rows["Vlasta"].person.places.get()
    case_actions.add_contact(place, kind="email", value="vlasta@priklad.cz", by=told.worker, at=people.NOW)
    factory.consent(told.rows["Vlasta"], told.worker, scope="e-mailem")
    copies.deliver_minutes(told.minutes, by=told.sent(), at=NEXT_DAY)

    made = answered(told, name="Vlasta")

    mail = made.message
    assert mail is not None
    assert (mail.subject, mail.address, made.told_how) == (
        "Odpověď na připomínku", "vlasta@priklad.cz", "email",
    )  # fmt: skip


def test_answer_that_tells_what_is_hidden_from_its_reader_is_refused() -> None:
    told = factory.delivered()
    factory.hide(told, "Polní 12, Dolní Lhota", owner="Radek", hidden_from="Jitka")

    with pytest.raises(NotPossible) as refusal:
        answered(told, reason="Otec bydlí: Polní 12, Dolní Lhota.")

    assert "Jitka Havlínová" in refusal.value.reasons[0]


def test_own_comment_is_acknowledged_by_its_author_alone() -> None:
    told = factory.delivered()
    made = comments.add_comment(told.minutes, text="Chybí škola.", by=told.sent(), at=NEXT_DAY)
    comments.answer_comment(made, answer="accepted", reason="Doplněno.", by=told.worker, at=NEXT_DAY)
    other = told.world.consultant

    with pytest.raises(Denied):
        comments.tell_answer(made, by=people.fresh(other), at=NEXT_DAY)
    comments.tell_answer(made, by=told.sent(), at=NEXT_DAY)

    assert Comment.objects.get(pk=made.pk).told_at == NEXT_DAY


@pytest.mark.usefixtures("next_day")
def test_comments_page_offers_the_letter_and_the_plan_as_what_it_is_about() -> None:
    told = factory.delivered()
    made = answered(told)

    page = html(told.worker, reverse("meetings:comments", args=[told.world.conference.pk]))
    letter = signed_in(told.worker).get(reverse("meetings:print-answer", args=[made.pk, "pdf"]))

    assert "Jitka Havlínová: Plán a úkoly" in page.replace("\u00a0", " ")
    assert reverse("meetings:tell-answer", args=[made.pk]) in page
    assert (letter.status_code, letter["Content-Type"]) == (200, "application/pdf")


@pytest.mark.usefixtures("next_day")
def test_closing_names_copies_and_answers_that_are_not_where_they_belong() -> None:
    told = factory.delivered()
    answered(told)

    page = html(told.worker, reverse("meetings:close-minutes", args=[told.world.conference.pk]))

    assert "Kopie ještě není předaná: Adam Havlín, Jitka Havlínová, Radek Havlínová." in page.replace("\u00a0", " ")
    assert "Odpověď na připomínku ještě nemá: Jitka Havlínová." in page.replace("\u00a0", " ")


# While writing -----------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("next_day")
def test_conflict_offers_both_wordings_with_the_version_to_put_the_own_one_over() -> None:
    told = factory.written()
    section = told.section(SectionKind.WORRIES)
    told.write(SectionKind.WORRIES, "Píše zapisovatelka.")
    client, address = signed_in(told.worker), reverse("meetings:write-paragraph", args=[section.pk])

    refused = client.post(address, {"text": "Píše organizátorka.", "version": section.version})
    page = refused.content.decode()
    kept = client.post(address, {"text": "Píše organizátorka.", "version": section.version + 1})

    assert (refused.status_code, kept.status_code) == (409, 302)
    assert [words in page for words in ("Nechat moje", "Nechat uložené", f'data-version="{section.version + 1}"')] == [
        True, True, True,
    ]  # fmt: skip
    assert told.section(SectionKind.WORRIES).text == "Píše organizátorka."


@pytest.mark.usefixtures("next_day")
def test_saved_draft_brings_what_it_still_lacks() -> None:
    told = factory.written()
    section = told.section(SectionKind.GOAL)
    address = reverse("meetings:keep-paragraph", args=[section.pk])

    kept = signed_in(told.sent()).post(address, {"text": "", "version": section.version}).json()

    assert "Napište cíl setkání." in kept["beside"]["nez-odejde"].replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("answer", "is_colleague", "reasons"), [("open", False, 1), ("accepted", True, 1), ("accepted", False, 0)]
)
def test_letter_goes_only_to_a_person_of_the_conference_whose_comment_was_answered(
    answer: str, is_colleague: bool, reasons: int
) -> None:
    assert len(minutes_rules.blockers_to_write_back(answer, is_colleague=is_colleague)) == reasons
