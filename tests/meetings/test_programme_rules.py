"""The programme in the room: phases by type, time that hurries nobody, the ratio said softly."""

from datetime import UTC, datetime, timedelta

import pytest

from kruh.conferences.vocabulary import PROFESSIONALS_ONLY, Type
from kruh.meetings.rules import programme as rules
from kruh.meetings.vocabulary import PhaseKind


@pytest.mark.parametrize("kind", list(Type))
@pytest.mark.parametrize("minutes", [60, 90, 120, 180])
def test_the_phases_fill_the_whole_length(kind: Type, minutes: int) -> None:
    phases = rules.programme(kind, minutes)

    assert sum(phase.minutes for phase in phases) == minutes
    assert PhaseKind.OTHER not in {phase.kind for phase in phases}


def test_the_child_speaks_before_the_others_unless_no_child_is_there() -> None:
    for kind in Type:
        kinds = [phase.kind for phase in rules.programme(kind, 120)]
        if kind in PROFESSIONALS_ONLY:
            assert PhaseKind.CHILD not in kinds
        elif kind == Type.CHILD_LED:
            assert kinds[1:3] == [PhaseKind.TOPICS, PhaseKind.ORDER]
        else:
            assert kinds[:2] == [PhaseKind.WELCOME, PhaseKind.CHILD]


@pytest.mark.parametrize(
    ("passed", "pace"), [(0, "calm"), (95, "calm"), (96, "gentle"), (119, "gentle"), (120, "over"), (150, "over")]
)
def test_the_time_is_said_gently_from_four_fifths_on(passed: int, pace: str) -> None:
    assert rules.pace(timedelta(minutes=passed), 120) == pace


def test_a_phase_needs_a_name_and_a_length() -> None:
    assert rules.blockers_to_phase("Plán", 30, 7) == []
    assert rules.blockers_to_phase(" ", 0, 40) == [
        "Napište, jak se část jmenuje.",
        "Délka části je od 1 do 240 minut.",
        "Program už má 40 částí. Spojte některé dohromady.",
    ]


@pytest.mark.parametrize(
    ("kinds", "begun", "place"),
    [
        ("", 0, 0),
        ("welcome views", 0, 2),
        ("welcome child options plan", 1, 2),
        ("welcome topics order options", 0, 3),
        ("welcome topic topic options", 0, 3),
        ("welcome topic options closing", 3, 3),
        ("welcome options closing", 3, 3),
    ],
)
def test_a_topic_belongs_after_the_topics_and_never_before_what_began(kinds: str, begun: int, place: int) -> None:
    phases = [(PhaseKind(kind), index < begun) for index, kind in enumerate(kinds.split())]

    assert rules.place_of_topic(phases) == place


def test_that_two_who_must_not_meet_are_here_is_said_calmly() -> None:
    assert rules.apart_alarm(rules.Pair("Jitka Malá", "Radek Malý", is_forbidden=False)) == (
        "Jitka Malá a Radek Malý jsou teď v místnosti, a nemají se potkat. "
        "Posaďte je daleko od sebe, nejlíp každého do jiné místnosti, a při odchodu někoho doprovoďte."
    )
    assert rules.apart_alarm(rules.Pair("Jitka Malá", "Radek Malý", is_forbidden=True)) == (
        "Jitka Malá a Radek Malý jsou teď v místnosti, a nemají se potkat. "
        "Styk jim zakázal soud nebo policie: u jednoho stolu zůstat nemohou."
    )


def test_moving_stops_at_both_ends() -> None:
    assert rules.moved("abc", 0, up=True) == ["a", "b", "c"]
    assert rules.moved("abc", 2, up=False) == ["a", "b", "c"]
    assert rules.moved("abc", 1, up=True) == ["b", "a", "c"]


def _runs(said: str, which: str, at: int) -> str:
    """„a10-20 b20-“ is two parts, the first from minute 10 to 20."""
    noon = datetime(2026, 12, 3, 12, tzinfo=UTC)

    def moment(minute: str) -> datetime | None:
        return noon + timedelta(minutes=int(minute)) if minute else None

    runs = {one[0]: rules.Run(*map(moment, (one[1:] + "-").split("-")[:2])) for one in said.split()}
    found = rules.begun(runs, which, noon + timedelta(minutes=at))

    def minute(run_at: datetime | None) -> str:
        return str(int((run_at - noon).total_seconds() // 60)) if run_at else ""

    return " ".join(f"{key}{minute(run.began)}-{minute(run.ended)}" for key, run in found.items())


@pytest.mark.parametrize(
    ("said", "which", "at", "found"),
    [
        ("a- b-", "a", 5, "a5- b-"),
        ("a5- b-", "b", 20, "a5-20 b20-"),
        ("a5-20 b20-", "a", 30, "a5- b20-30"),  # back to an earlier part
        ("a5- b-", "a", 30, "a5- b-"),  # the same told twice
        ("a5-20 b20- c-", "c", 10, "a5-10 b20- c10-20"),  # told late: it ran until the next began
        ("a5-20 b20-", "a", 3, "a3-20 b20-"),  # told late, begun earlier than somebody else said
    ],
)
def test_a_part_that_begins_ends_the_one_that_runs_and_a_late_word_stops_nothing(
    said: str, which: str, at: int, found: str
) -> None:
    assert _runs(said, which, at) == found
