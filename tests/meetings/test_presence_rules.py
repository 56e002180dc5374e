"""Somebody's coming told by several devices, some late: what holds does not depend on the order of arrival."""

from datetime import UTC, datetime, timedelta
from itertools import permutations
from uuid import UUID

import pytest

from kruh.meetings.rules import presence as rules
from kruh.meetings.rules.presence import Presence, Said
from kruh.meetings.vocabulary import PresenceState as P

PLANNED = datetime(2026, 3, 3, 13, tzinfo=UTC)
ENDS = PLANNED + timedelta(hours=2)
ME, OTHER = UUID(int=1), UUID(int=2)


def at(minute: int) -> datetime:
    return PLANNED + timedelta(minutes=minute)


@pytest.mark.parametrize(
    ("told", "held"),
    [
        ([], Presence(P.EXPECTED)),
        ([Said(P.HERE, at(12))], Presence(P.HERE, at(12))),
        ([Said(P.ABSENT, at(5)), Said(P.HERE, at(10))], Presence(P.HERE, at(10))),
        ([Said(P.HERE, at(5)), Said(P.ABSENT, at(10))], Presence(P.ABSENT)),
        ([Said(P.HERE, at(5)), Said(P.LEFT, at(40))], Presence(P.LEFT, at(5), at(40))),
        ([Said(P.HERE, at(9), came=at(5)), Said(P.LEFT, at(40), left=at(30))], Presence(P.LEFT, at(5), at(30))),
        ([Said(P.LEFT, at(40)), Said(P.HERE, at(50))], Presence(P.HERE, at(40))),
        ([Said(P.HERE, at(60 * 30)), Said(P.LEFT, at(60 * 31))], Presence(P.LEFT, PLANNED, ENDS)),  # the next evening
    ],
)
def test_the_later_telling_holds_whatever_the_order_of_arrival(told: list[Said], held: Presence) -> None:
    assert {rules.fold(order, PLANNED, ENDS) for order in permutations(told)} == {held}


def test_only_somebody_elses_later_and_different_word_overtakes() -> None:
    mine = Said(P.ABSENT, at(5), by=ME, step=UUID(int=9))
    later = [Said(P.HERE, at(10), by=OTHER), Said(P.HERE, at(10), by=ME), Said(P.ABSENT, at(10), by=OTHER)]

    found = [rules.overtaken_by([said, mine], UUID(int=9)) for said in later]

    assert found == [later[0], None, None]
    assert rules.overtaken_by([Said(P.HERE, at(1), by=OTHER), mine], UUID(int=9)) is None


def test_who_was_overtaken_is_told_whose_word_holds() -> None:
    sentence = rules.overtaken_sentence("Jitka Malá", P.ABSENT, at(5), Said(P.HERE, at(10)), "Jiří Kalina")

    assert sentence.replace("\u00a0", " ") == (
        "Jitka Malá: platí pozdější zápis „je tu“, ve 14:10 (Jiří Kalina). "
        "Váš zápis „chybí“ ve 14:05 zůstává v historii."
    )


def test_tellings_are_kept_whole_and_the_oldest_beyond_a_limit_left_out() -> None:
    told = [Said(P.HERE, at(5), at(4), None, ME, UUID(int=9)), Said(P.LEFT, at(50), at(4), at(45), OTHER)]
    many = [Said(P.HERE, at(minute)) for minute in range(rules.MOST_KEPT + 3)]

    assert rules.told(rules.kept(told)) == told
    assert rules.told(rules.kept(many)) == many[3:]
