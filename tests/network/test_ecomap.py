"""The ecomap: nothing overlaps, everybody stands on their side, and the words say the same as the lines."""

from datetime import date
from itertools import pairwise
from math import hypot

import pytest

from kruh.network.rules import ecomap
from kruh.network.rules import net as rules
from kruh.network.rules.ecomap.place import LABEL, LEAST, MOST_AT_HOME, MOST_CHILDREN, RADIUS, Spot
from kruh.network.vocabulary import Flow, Kind, Need, Strength
from tests.network.nets import a_net, graph, read_back

GENERATED, CLOSE = 2_000, 0.5
CHILD = rules.Figure("a", "Adam", is_child=True, is_home=True)
MOTHER = rules.Figure("m", "Jitka", is_home=True)
AUNT = rules.Figure("z", "Zuzana", about="teta")
SCHOOL = rules.Figure("s", "škola", Kind.PROFESSIONAL.value, shape="house")


def frame(spot: Spot) -> tuple[float, float, float, float]:
    """The symbol together with its name, on an arc."""
    left = spot.x - RADIUS - (LABEL if spot.side == "left" else 0)
    right = spot.x + RADIUS + (LABEL if spot.side == "right" else 0)
    return left, spot.y - LEAST / 2 + 1, right, spot.y + LEAST / 2 - 1


def apart(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def is_sound(net: rules.Net) -> list[str]:
    """What is wrong with a picture; nothing should be."""
    drawn = ecomap.picture(net)
    (cx, cy), radius = drawn.middle, drawn.radius
    around = [spot for spot in drawn.spots if spot.side in ("left", "right")]
    inside = [spot for spot in drawn.spots if spot.side not in ("left", "right")]
    faults = []
    for side in ("left", "right"):
        frames = [frame(spot) for spot in sorted(around, key=lambda spot: spot.y) if spot.side == side]
        faults += ["two stand on one another" for one, other in pairwise(frames) if not apart(one, other)]
    if any((spot.side == "left") is (spot.figure.kind == Kind.PROFESSIONAL) for spot in around):
        faults.append("somebody stands on the wrong side")
    if any((spot.side == "left") is not (spot.x < cx) for spot in around):
        faults.append("a side crosses the middle")
    if any(hypot(spot.x - cx, spot.y - cy) < radius + RADIUS for spot in around):
        faults.append("a stranger stands in the home")
    if any(hypot(spot.x - cx, spot.y - cy) + RADIUS > radius for spot in inside):
        faults.append("somebody stands outside the home")
    if any(not (one[0] >= 0 and one[2] <= drawn.width and one[1] >= 0 and one[3] <= drawn.height)
           for one in map(frame, around)):  # fmt: skip
        faults.append("the paper is too small")
    shown = {spot.figure.id for spot in drawn.spots}
    faults += [f"nobody says where {one.name} is" for one in net.figures
               if one.id not in shown and one.name not in drawn.missing]  # fmt: skip
    lines = {(stroke.tie.who, stroke.tie.to) for stroke in drawn.strokes}
    across = len([tie for tie in net.ties if (tie.who, tie.to) not in lines and tie.who in shown])
    out = len([one for one in net.figures if one.id not in shown])
    return faults if len(drawn.missing) == across + out else [*faults, "a line is missing without a word"]


def test_pictures_of_generated_nets_are_sound_and_their_words_say_the_same() -> None:
    nets = {seed: a_net(seed, 60 if seed % 10 == 0 else 18) for seed in range(GENERATED)}

    assert {seed: found for seed, net in nets.items() if (found := is_sound(net))} == {}
    assert [seed for seed, net in nets.items() if read_back(net) != graph(net)] == []


def test_a_line_never_runs_through_the_name_of_another() -> None:
    """Lines lead inward and names stand outward, so that a line to the home keeps clear of every other symbol."""
    for seed in range(300):
        net = a_net(seed)
        drawn = ecomap.picture(net)
        around = [spot for spot in drawn.spots if spot.side in ("left", "right")]
        for stroke in drawn.strokes:
            if stroke.tie.to == rules.HOME and not stroke.tie.is_strained:
                others = [spot for spot in around if spot.figure.id != stroke.tie.who]
                ends = stroke.points
                assert all(_distance((spot.x, spot.y), ends[0], ends[-1]) > RADIUS - 1 for spot in others), seed


def _distance(point: tuple[float, float], one: tuple[float, float], other: tuple[float, float]) -> float:
    (x, y), (x1, y1), (x2, y2) = point, one, other
    length = (x2 - x1) ** 2 + (y2 - y1) ** 2 or 1.0
    along = max(0.0, min(1.0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length))
    return hypot(x - x1 - along * (x2 - x1), y - y1 - along * (y2 - y1))


def test_who_lives_with_the_child_stands_inside_and_everybody_else_on_their_side() -> None:
    drawn = ecomap.picture(rules.net([CHILD, MOTHER, AUNT, SCHOOL], []))

    assert {spot.figure.name: spot.side for spot in drawn.spots} == {
        "Adam": "box",
        "Jitka": "above",
        "Zuzana": "left",
        "škola": "right",
    }


@pytest.mark.parametrize(("flow", "tips"), [("", 0), (Flow.TO_FAMILY, 1), (Flow.FROM_FAMILY, 1), (Flow.BOTH, 2)])
def test_arrows_say_which_way_help_goes(flow: str, tips: int) -> None:
    drawn = ecomap.picture(rules.net([CHILD, AUNT], [rules.Tie("z", strength="firm", flow=flow)]))

    assert [len(stroke.tips) for stroke in drawn.strokes] == [tips]


def test_the_arrow_of_help_to_the_child_stands_at_the_home() -> None:
    drawn = ecomap.picture(rules.net([CHILD, AUNT], [rules.Tie("z", flow=Flow.TO_FAMILY.value)]))
    ((x, y, _),) = drawn.strokes[0].tips

    assert hypot(x - drawn.middle[0], y - drawn.middle[1]) == pytest.approx(drawn.radius + 2, abs=CLOSE)


def test_a_strained_tie_is_jagged() -> None:
    calm, strained = (
        ecomap.picture(rules.net([CHILD, AUNT], [rules.Tie("z", is_strained=one)])).strokes[0] for one in (False, True)
    )

    assert (len(calm.points), len(strained.points) > 6) == (2, True)
    assert (calm.points[0], calm.points[-1]) == (strained.points[0], strained.points[-1])


def test_what_does_not_fit_into_the_home_is_named() -> None:
    children = [rules.Figure(f"c{n}", f"Dítě {n}", is_child=True, is_home=True) for n in range(MOST_CHILDREN + 2)]
    others = [rules.Figure(f"h{n}", f"Host {n}", is_home=True) for n in range(MOST_AT_HOME + 1)]

    assert ecomap.picture(rules.net([*children, *others], [])).missing == ("Dítě 8", "Dítě 9", "Host 8")


def test_a_tie_across_the_home_is_named_instead_of_drawn() -> None:
    net = rules.net([CHILD, AUNT, SCHOOL], [rules.Tie("s", "z", "firm")])

    assert (ecomap.picture(net).strokes, ecomap.picture(net).missing) == ((), ("škola – Zuzana",))
    assert read_back(net) == graph(net)


def test_ties_to_oneself_or_to_nobody_are_left_out() -> None:
    net = rules.net([CHILD, AUNT], [rules.Tie("z", "z"), rules.Tie("z", "nikdo"), rules.Tie("nikdo"), rules.Tie("z")])

    assert net.ties == (rules.Tie("z"),)


def test_people_of_one_name_are_told_apart() -> None:
    net = rules.net([CHILD, rules.Figure("b", "Adam"), AUNT], [])

    assert [one.name for one in net.figures] == ["Adam (1)", "Adam (2)", "Zuzana"]


def test_nobody_at_all_still_gives_a_picture() -> None:
    drawn = ecomap.picture(rules.net([], []))

    assert (drawn.spots, drawn.width > 0, ecomap.told(rules.net([], []))) == ((), True, [])


# Who lives with the child -------------------------------------------------------------------------------------------


def test_home_is_who_lives_with_the_child_and_with_them() -> None:
    assert rules.at_home(["a"], [("m", "a"), ("p", "m"), ("x", "y")], []) == ["a", "m", "p"]


def test_of_parted_parents_the_one_with_more_of_the_children_stands_inside() -> None:
    together = [("otec", "a"), ("máma", "a"), ("máma", "b"), ("nová", "otec")]

    assert rules.at_home(["a", "b"], together, [("máma", "otec")]) == ["a", "b", "máma"]


# The other outputs --------------------------------------------------------------------------------------------------


def test_the_family_sees_neither_strain_nor_health() -> None:
    needs = (Need.HEALTH.value, Need.SCHOOL.value)
    shown = rules.for_family(rules.net([CHILD, AUNT], [rules.Tie("z", is_strained=True, needs=needs)]))

    assert [(tie.is_strained, tie.needs) for tie in shown.ties] == [(False, ("school",))]


def test_without_names_there_are_letters_and_bands_of_age() -> None:
    born = {"a": date(2013, 6, 1), "z": date(1980, 1, 1), "m": date(2003, 12, 31)}
    shown = rules.nameless(rules.net([CHILD, MOTHER, AUNT, SCHOOL], []), born, date(2026, 5, 31), {"z": "teta"})

    assert [(one.name, one.about) for one in shown.figures] == [
        ("A", "12–14 let"),
        ("B", "20–29 let"),
        ("C", "teta, 40–49 let"),
        ("D", ""),
    ]


def test_letters_go_on_after_the_alphabet() -> None:
    assert [rules.letter_of(number) for number in (0, 25, 26, 59)] == ["A", "Z", "A2", "H3"]


def test_a_young_adult_is_not_put_among_children() -> None:
    shown = rules.nameless(rules.net([AUNT], []), {"z": date(2007, 1, 1)}, date(2026, 1, 1), {})

    assert shown.figures[0].about == "18–19 let"


def test_rings_of_a_child_are_ties_of_its_own_picture() -> None:
    rings = [("a", "beside"), ("b", "close"), ("c", "far"), ("d", "unsure"), ("e", "jinak")]

    assert [tie.strength for tie in rules.from_rings(rings)] == [*list(Strength.values)[::-1], "", ""]
