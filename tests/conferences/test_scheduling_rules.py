"""The window, what may be proposed, rooms, ranking and the reasons for fixing a date."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from kruh.conferences.rules import proposals, rooms
from kruh.conferences.rules import scheduling as rules
from kruh.conferences.rules.rooms import Needs, Room
from kruh.conferences.rules.scheduling import Fixing, Option, Person, Terms
from kruh.conferences.vocabulary import Answer
from kruh.foundation import days

TODAY = date(2026, 3, 2)
AT = datetime(2026, 3, 2, 8, tzinfo=UTC)


def moment(day: int, hour: int, minute: int = 0, month: int = 3) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=days.PRAGUE).astimezone(UTC)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


# The window


def test_window_lasts_a_month_and_is_usually_two_to_three_weeks() -> None:
    window = rules.window(date(2026, 3, 3), Terms())

    assert (window.usual_from, window.usual_to) == (date(2026, 3, 17), date(2026, 3, 24))
    assert window.latest == date(2026, 4, 7), "3. 4. is Good Friday, 6. 4. Easter Monday"


def test_window_ends_after_the_closure_of_the_office() -> None:
    window = rules.window(date(2026, 3, 2), Terms(), {date(2026, 4, 2)})

    assert window.latest == date(2026, 4, 7)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 4, 3), "svátek (Velký pátek)"),
        (date(2026, 3, 7), "víkend"),
        (date(2026, 3, 9), "zavřeno (úřad nebo organizace)"),
        (date(2026, 3, 10), ""),
    ],
)
def test_day_off_says_why(day: date, said: str) -> None:
    assert rules.day_off(day, {date(2026, 3, 9)}) == said


# Reading dates


@pytest.mark.parametrize(
    "typed",
    ["17. 3. 2026 9:00", "17.3.2026 9:00", "17. 3. 2026 v 9", "úterý 17. 3. 9.00", "17. 3. od 9:00",
     "17. 3. 2026 9 h", "17. 3. 2026 9", "17. března 2026 v 9:00"],
)  # fmt: skip
def test_proposal_is_read_as_people_write_it(typed: str) -> None:
    assert proposals.parse_proposals(typed, TODAY) == [moment(17, 9)]


def test_proposals_stand_one_on_a_line() -> None:
    assert proposals.parse_proposals("17. 3. 9:00\n\n18. 3. 14:00; 19. 3. 8.30", TODAY) == [
        moment(17, 9), moment(18, 14), moment(19, 8, 30),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Napište aspoň jeden termín, třeba 3. 12. 2026 9:00."),
        ("29. 2. 2027 9:00", "29. 2. 2027 neexistuje: únor má v roce 2027 jen 28 dní."),
        ("31. 4. 2026 9:00", "31. 4. 2026 neexistuje: duben má v roce 2026 jen 30 dní."),
        ("29. 3. 2026 2:30", "29. 3. 2026 ve 2:30 hodiny neukážou: v noci se přechází na letní čas. Zvolte jiný čas."),
        ("17. 3. 2026", "U termínu „17. 3. 2026“ chybí hodina. Napište ho třeba takto: 3. 12. 2026 9:00."),
        ("17. 3. 2026 25:00", "Čas 25:00 neexistuje. Hodiny jsou od 0 do 23 a minuty od 0 do 59."),
        ("pátek třináctého 9:00", "Z textu „pátek třináctého“ nejde poznat den. Napište ho třeba takto: 3. 12. 2026."),
        ("středa 17. 3. 2026 9:00", "17. 3. 2026 je úterý, ne středa. Opravte jedno z toho."),
    ],
)
def test_proposal_that_is_no_date_is_explained(typed: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=r".") as caught:
        proposals.parse_proposals(typed, TODAY)

    assert plain(str(caught.value)) == sentence


def test_too_many_proposals_are_refused() -> None:
    typed = "\n".join(f"{day}. 3. 2026 9:00" for day in range(9, 22))

    with pytest.raises(ValueError, match="nejvýš 12 termínů"):
        proposals.parse_proposals(typed, TODAY)


# Times that cannot be


@pytest.mark.parametrize(
    ("start", "length", "sentence"),
    [
        (moment(17, 9), 120, ""),
        (moment(17, 7), 120, ""),
        (moment(17, 18), 120, ""),
        (moment(17, 6, 45), 60, "Termín 17. 3. 2026 v 6:45 nevyhovuje: začíná před 7:00."),
        (moment(17, 18, 15), 120, "Termín 17. 3. 2026 v 18:15 nevyhovuje: končí po 20:00."),
        (moment(17, 23), 120, "Termín 17. 3. 2026 ve 23:00 nevyhovuje: končí po 20:00."),
        (moment(3, 9, month=4), 60, "Termín 3. 4. 2026 v 9:00 nevyhovuje: v ten den je svátek (Velký pátek)."),
        (moment(21, 9), 60, "Termín 21. 3. 2026 v 9:00 nevyhovuje: v ten den je víkend."),
        (moment(1, 9), 60, "Termín 1. 3. 2026 v 9:00 už byl. Zkontrolujte datum."),
    ],
)
def test_time_that_cannot_be_is_named(start: datetime, length: int, sentence: str) -> None:
    faults = rules.moment_faults(start, length, AT)

    assert [plain(fault) for fault in faults] == ([sentence] if sentence else [])


def test_same_date_twice_and_a_known_date_are_named() -> None:
    faults = rules.proposal_faults([moment(17, 9), moment(17, 9), moment(18, 9)], 60, AT, [moment(18, 9)])

    assert [plain(fault) for fault in faults] == [
        "Termín 17. 3. 2026 v 9:00 jste napsali dvakrát.",
        "Termín 18. 3. 2026 v 9:00 už v návrhu je.",
    ]


def test_date_after_the_last_day_is_named_unless_it_is_meant() -> None:
    window = rules.window(TODAY, Terms())

    assert [plain(fault) for fault in rules.proposal_faults([moment(14, 9, month=4)], 60, AT, frame=window)] == [
        "Termín 14. 4. 2026 v 9:00 je později než měsíc od žádosti, ta lhůta končí 2. 4. 2026."
    ]
    assert rules.proposal_faults([moment(14, 9, month=4)], 60, AT) == []


def test_date_far_behind_the_last_day_is_taken_for_a_slip() -> None:
    window = rules.window(TODAY, Terms())

    assert [plain(fault) for fault in rules.proposal_faults([moment(17, 9, month=9)], 60, AT, frame=window)] == [
        "Termín 17. 9. 2026 v 9:00 je později než měsíc od žádosti, ta lhůta končí 2. 4. 2026. Zkontrolujte datum."
    ]


def test_date_that_has_been_is_said_once_and_not_called_late() -> None:
    window = rules.window(TODAY, Terms())

    assert [plain(fault) for fault in rules.proposal_faults([moment(1, 9)], 60, AT, frame=window)] == [
        "Termín 1. 3. 2026 v 9:00 už byl. Zkontrolujte datum."
    ]


def test_length_beyond_reason_is_refused() -> None:
    faults = [plain(fault) for length in (15, 241) for fault in rules.length_faults(length, Terms())]

    assert faults == [
        "Setkání kratší než 30 minut nestihne ani přivítání. Zkontrolujte délku.",
        "Setkání delší než 4 hodiny nikdo nevydrží. Rozdělte ho na dvě.",
    ]
    assert rules.length_faults(240, Terms()) == []


@pytest.mark.parametrize(("length", "reason", "number"), [(120, "", 0), (150, "proto", 1), (150, "Tlumočí se to.", 0)])
def test_only_a_long_meeting_asks_why(length: int, reason: str, number: int) -> None:
    assert len(rules.blockers_to_length(length, Terms(), reason)) == number


def test_long_meeting_and_short_interpreted_one_are_warned_of() -> None:
    long = "Setkání má trvat nejvýš 2 hodiny. Delší čas je možný, jen k němu napište důvod."

    assert plain(rules.long_warning(150, Terms(), is_interpreted=True)) == long
    assert plain(rules.long_warning(120, Terms(), is_interpreted=True)) == (
        "U stolu se bude tlumočit. Všechno se říká dvakrát, zvažte delší čas."
    )
    assert rules.long_warning(120, Terms(), is_interpreted=False) == ""


@pytest.mark.parametrize(
    ("minutes", "said"), [(60, "1 hodina"), (120, "2 hodiny"), (90, "1 hodina 30 minut"), (45, "45 minut")]
)
def test_length_is_said_in_words(minutes: int, said: str) -> None:
    assert plain(rules.hours(minutes)) == said


# Rooms


def test_room_that_fits_has_no_faults() -> None:
    assert rooms.room_faults(Room(10, is_step_free=True, has_wide_toilet=True), Needs(10, step_free=True)) == []


def test_room_that_does_not_fit_names_everything() -> None:
    faults = rooms.room_faults(Room(6, has_toilet=True), Needs(9, step_free=True))

    assert [plain(fault) for fault in faults] == [
        "Místnost je malá: přijde 9 lidí, vejde se 6 lidí.",
        "Do místnosti vedou schody a někdo potřebuje bezbariérový přístup.",
        "Toaleta u místnosti není bezbariérová a někdo potřebuje bezbariérový přístup.",
    ]


def test_choice_of_a_room_says_in_few_words_what_does_not_fit_and_for_whom() -> None:
    room = Room(6, has_toilet=True)
    small = "malá pro 9 lidí"

    assert [[plain(fault) for fault in rooms.short_faults(room, needs)] for needs in (
        Needs(9, step_free=True), Needs(9, step_free=True, who="Vlasta Havlínová"), Needs(6),
    )] == [
        [small, "u vchodu schody, někdo potřebuje bezbariérový přístup", "toaleta není bezbariérová"],
        [small, "u vchodu schody, bezbariérový přístup potřebuje Vlasta Havlínová", "toaleta není bezbariérová"],
        [],
    ]  # fmt: skip
    assert rooms.short_faults(Room(6, has_toilet=False), Needs(6)) == ["bez toalety"]


def test_room_without_toilet_and_no_room_are_named() -> None:
    assert rooms.room_faults(Room(20, has_toilet=False), Needs(5)) == ["U místnosti není toaleta."]
    assert rooms.room_faults(None, Needs(5)) == ["Není vybraná místnost."]


# Ranking

MOTHER, FATHER, SCHOOL = (
    Person("m", "Jitka", is_required=True),
    Person("o", "Radek", is_required=True),
    Person("s", "Lenka"),
)


def option(day: int, *faults: str, **answers: Answer) -> Option:
    return Option(str(day), moment(day, 9), answers, faults)


def test_score_names_who_stands_how() -> None:
    found = rules.scored(option(17, m=Answer.CANNOT, o=Answer.WORSE, s=Answer.CANNOT), [MOTHER, FATHER, SCHOOL])

    assert (found.missing_required, found.worse, found.cannot_optional) == (("Jitka",), ("Radek",), ("Lenka",))
    assert found.blockers == ("Jitka: nemůže",)


def test_silence_and_a_wish_to_be_called_are_unknown_not_no() -> None:
    found = rules.scored(option(17, m=Answer.CALL_ME), [MOTHER, FATHER])

    assert (found.unknown, found.blockers) == (("Jitka", "Radek"), ())


def test_best_date_blocks_nobody_then_hurts_fewest() -> None:
    can, worse, cannot = Answer.CAN, Answer.WORSE, Answer.CANNOT
    options = [
        option(17, m=cannot, o=can, s=can),
        option(18, "Není vybraná místnost.", m=can, o=can, s=can),
        option(19, m=worse, o=can, s=can),
        option(20, m=can, o=can, s=cannot),
        option(23, m=can, o=can, s=can),
        option(24, m=can, o=can),
    ]

    assert [row.candidate.key for row in rules.ranked(options, [MOTHER, FATHER, SCHOOL])] == [
        "23", "24", "19", "20", "18", "17",
    ]  # fmt: skip


def test_no_date_is_best_before_anybody_answered() -> None:
    asked = [MOTHER, FATHER, SCHOOL]

    assert rules.best_of(rules.ranked([option(17), option(18)], asked)) == set()
    assert rules.best_of(rules.ranked([option(17), option(18, m=Answer.CAN)], asked)) == {"18"}
    assert rules.best_of(rules.ranked([option(17, m=Answer.CANNOT)], asked)) == set()


def test_dates_that_weigh_the_same_are_equally_good() -> None:
    can = Answer.CAN
    options = [option(17, m=can, o=can), option(18, m=can, o=can), option(19, m=can, o=Answer.WORSE)]

    assert rules.best_of(rules.ranked(options, [MOTHER, FATHER])) == {"17", "18"}


def test_school_decides_only_between_dates_otherwise_the_same() -> None:
    can = Answer.CAN
    morning = replace(option(17, m=can, o=can), misses_school=True)
    afternoon, worse = option(18, m=can, o=can), option(19, m=can, o=Answer.WORSE)

    found = rules.ranked([morning, afternoon, worse], [MOTHER, FATHER])

    assert [row.candidate.key for row in found] == ["18", "17", "19"]
    assert rules.best_of(found) == {"18"}


def test_one_away_names_whom_to_ask_first() -> None:
    cannot = Answer.CANNOT
    options = [
        option(17, m=cannot), option(18, m=cannot), option(19, o=cannot), option(20, m=cannot, o=cannot),
        option(23, "Místnost", m=cannot),
    ]  # fmt: skip

    helpful = rules.one_away(rules.ranked(options, [MOTHER, FATHER]))

    assert [(who, [row.candidate.key for row in rows]) for who, rows in helpful] == [
        ("Jitka", ["17", "18"]),
        ("Radek", ["19"]),
    ]


# Fixing


def test_nothing_in_the_way_fixes_the_date() -> None:
    assert rules.blockers_to_fix(Fixing()) == []


def test_doubts_are_outweighed_by_a_reason_refusals_are_not() -> None:
    doubtful = Fixing(refused=("Chybí facilitátor.",), doubts=("Jitka: nemůže.",))

    assert rules.blockers_to_fix(doubtful) == [
        "Chybí facilitátor.", "Jitka: nemůže.", "Chcete-li termín přesto potvrdit, napište proč.",
    ]  # fmt: skip
    assert rules.blockers_to_fix(
        Fixing(refused=("Chybí facilitátor.",), doubts=("x",), reason="Jitka pošle dopis.")
    ) == ["Chybí facilitátor."]


def test_long_meeting_needs_its_own_reason() -> None:
    assert rules.blockers_to_fix(Fixing(is_long=True, reason="Jiný důvod než délka.")) == [
        "Setkání je delší, než metodika doporučuje. Napište, proč je to potřeba."
    ]
    assert rules.blockers_to_fix(Fixing(is_long=True, length_reason="Bude se tlumočit.")) == []


@pytest.mark.parametrize(
    ("hour", "lead", "meets"),
    [(9, 0, True), (11, 0, False), (11, 30, True), (12, 30, False), (7, 0, False), (7, 30, True)],
)
def test_two_meetings_overlap_with_the_time_to_arrive(hour: int, lead: int, meets: bool) -> None:
    assert rules.overlaps(moment(17, 9), 120, moment(17, hour), 120, lead=lead) is meets


def test_every_bad_line_is_named_at_once() -> None:
    with pytest.raises(ValueError, match="chybí hodina") as caught:
        proposals.parse_proposals("17. 3.\n18. 3. 14:00\n19. 3.", TODAY)

    assert [line[:20] for line in caught.value.args] == ["U termínu „17. 3.“ c", "U termínu „19. 3.“ c"]
