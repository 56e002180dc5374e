"""Two conferences that never were: a better tool was found, and a family that did not want one."""

from datetime import datetime, timedelta
from typing import Any

from kruh.access.models import User
from kruh.cases import actions as case_actions
from kruh.cases.demo.stories import STORIES
from kruh.cases.models import Case, CasePerson
from kruh.cases.vocabulary import Part, TieKind
from kruh.conferences.actions import conference as conference_actions
from kruh.conferences.actions import suitability as suitability_actions
from kruh.conferences.demo.stories import CALM


def ended(at: datetime) -> None:
    """This will tell two conferences that never were: a better tool was found, and a family that did not want one."""
    _other_tool(at - timedelta(days=16))
    _refused(at - timedelta(days=12))


def _other_tool(at: datetime) -> None:
    owner = User.objects.get(email=STORIES["S1"].owner)
    parents = (("Ivana", "Brázdová", "f"), ("Karel", "Brázda", "m"))
    case = small_case(owner, "LIP-OSPOD/2026/0171", ("Vojtěch", "Brázda", "m"), parents, at)
    goal = "Jak se mají rodiče domluvit, kdy bude Vojtěch u koho?"
    conference = conference_actions.open_conference(case, goal=goal, by=owner, at=at)
    answers = {**CALM, "parents_dispute": "yes", "family_in_trouble": "no"}
    notes = {"parents_dispute": "Oba spolu mluví, přou se jen o prázdniny a kroužky."}
    suitability_actions.answer_questions(conference, answers=answers, notes=notes, by=owner, at=at)
    reason = "Rodiče spolu mluvit chtějí, potřebují k tomu někoho třetího. Mediátorku si vybrali sami."
    suitability_actions.decide_other_tool(conference, tool="mediation", reason=reason, by=owner, at=at)


def _refused(at: datetime) -> None:
    owner = User.objects.get(email=STORIES["S1"].owner)
    case = small_case(owner, "LIP-OSPOD/2026/0183", ("Natálie", "Krejzová", "f"), (("Zuzana", "Krejzová", "f"),), at)
    goal = "Co by Natálii pomohlo, aby se doma cítila líp?"
    conference = conference_actions.open_conference(case, goal=goal, by=owner, at=at)
    reason = "Natálie: „Nechci, aby se o mně bavilo deset lidí.“ Maminka s ní souhlasí. Domluvili jsme návštěvy doma."
    conference_actions.record_refusal(conference, refused_by="all", reason=reason, by=owner, at=at + timedelta(days=3))


def small_case(
    owner: User, file_mark: str, child: tuple[str, str, str], parents: tuple[tuple[str, str, str], ...], at: datetime
) -> Case:
    """This will open a case of one child with parents who live with it."""
    unit = owner.memberships_at(at)[0].unit
    case: Case = case_actions.open_case(unit, by=owner, at=at, file_mark=file_mark, situation="", **_words(child))
    young = CasePerson.objects.get(case=case).person
    for name in parents:
        place = case_actions.add_person(case, by=owner, at=at, part=Part.FAMILY, note="", **_words(name))
        case_actions.tie(
            case, by=owner, at=at, person=place.person, other=young, kind=TieKind.PARENT,
            has_parental_responsibility=True, lives_together=True,
        )  # fmt: skip
    return case


def _words(name: tuple[str, str, str]) -> dict[str, Any]:
    return {"first_name": name[0], "last_name": name[1], "gender": name[2]}
