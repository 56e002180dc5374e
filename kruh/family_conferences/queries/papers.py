"""What papers are made of, the gate before they leave, and to whom the plan may go."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from kruh.access import policy
from kruh.access.models import User
from kruh.cases import queries as cases
from kruh.cases.models import Person
from kruh.cases.queries import protection
from kruh.cases.rules.gate import Hit, Secret, hits
from kruh.cases.vocabulary import Part
from kruh.conferences.queries.leaving import Leaving, untold
from kruh.family_conferences import policies
from kruh.family_conferences.models import Agreement, Attending, FamilyConference, Member, Offer, Version
from kruh.family_conferences.queries import coordinator, plan
from kruh.family_conferences.queries.circle import members_of
from kruh.family_conferences.rules import circle, papers
from kruh.family_conferences.rules import day as rules
from kruh.family_conferences.vocabulary import Decision, OfferState, Phase, Place, Presence, State
from kruh.foundation import days, text

ACCEPTED = (Decision.ACCEPTED, Decision.WITH_ADDITIONS)
FAMILY = (Part.CHILD, Part.FAMILY)
FOR_OFFICE = "za pracoviště"


# Facts ---------------------------------------------------------------------------------------------------------------


def invited(conference: FamilyConference) -> list[Member]:
    """This will give those of the circle who are invited."""
    return [member for member in members_of(conference) if member.state not in circle.OUT]


def coordinator_of(conference: FamilyConference) -> User | None:
    """This will give who coordinates now, or did last."""
    states = (OfferState.ACCEPTED, OfferState.ENDED)
    rows = Offer.objects.filter(conference=conference, state__in=states).select_related("user")
    found = sorted(rows, key=lambda offer: (offer.state == OfferState.ACCEPTED, offer.offered_at))
    return found[-1].user if found else None


def lines(conference: FamilyConference) -> QuerySet[Attending]:
    """This will give the lines of the sheet in the order in which they were written."""
    rows = Attending.objects.filter(conference=conference).select_related("key", "member__key", "user")
    return rows.order_by("id")


def latest_version(conference: FamilyConference) -> Version | None:
    """This will give the plan as the family presented it last."""
    return _versions(conference).first()


def accepted_version(conference: FamilyConference) -> Version | None:
    """This will give the plan that holds."""
    return _versions(conference).filter(decision__in=ACCEPTED).first()


def _versions(conference: FamilyConference) -> QuerySet[Version]:
    rows = Version.objects.filter(conference=conference, presented_at__isnull=False)
    return rows.select_related("key", "monitor__key", "decided_by").order_by("-number")


def tasks_of(version: Version, at: datetime) -> list[tuple[str, ...]]:
    """This will give the tasks as the family worded them: what, who, by when, with whose help, how it is checked."""
    people = plan.carriers(version.conference, at)
    return [
        (
            one.what,
            text.list_words([name for name in (one.who, one.beside) if name]) or one.said,
            days.day(one.due_on) if one.due_on else "",
            one.helpers,
            "\n".join(filter(None, [one.check_how, one.checker])),
        )
        for one in plan.told(version, people)
    ]


def signers(conference: FamilyConference, version: Version) -> list[str]:
    """This will name those of the family who were at the presentation and did not say that they do not agree."""
    against = set(Agreement.objects.filter(of=version, agrees=False).values_list("member", flat=True))
    rows = was_there(lines(conference), Phase.PRESENTATION, conference.starts_at)
    return [called(row) for row in rows if row.member and row.member_id not in against]


def brief(conference: FamilyConference, day: date) -> list[tuple[str, str]]:
    """This will tell of the family what the administrator needs to find a coordinator."""
    family = coordinator.family_of(conference)
    children = [place.person for place in family if place.part == Part.CHILD]
    ages = ", ".join(str(age) for child in children if (age := child.age_on(day)) is not None)
    spoken = sorted({place.person.get_language_display() for place in family})
    return [("Kolik jim je", ages), ("Jazyky rodiny", ", ".join(spoken))]


def apart(conference: FamilyConference, day: date) -> int:
    """This will count the pairs who must not meet."""
    return len(cases.apart_pairs(conference.case, day))


def was_there(rows: Iterable[Attending], phase: Phase, starts_at: datetime | None) -> list[Attending]:
    """This will give those who came and had to be in that part; who might only stay is not told."""
    came = [row for row in rows if rules.is_of_day(row.came_at, starts_at)]
    return [row for row in came if rules.presence(Place(row.place), phase) == Presence.YES]


def called(row: Attending) -> str:
    """This will name one line of the sheet."""
    return str(row.member.name) if row.member else row.user.short_name if row.user else ""


def tied(row: Attending) -> str:
    """This will say who that is to the children, or what brought them."""
    if row.member:
        return row.member.tie or ""
    return works_as(row.user) if row.place == Place.COORDINATOR and row.user else FOR_OFFICE


def works_as(user: User) -> str:
    """This will call a coordinator by that name."""
    return "koordinátorka" if user.gender == "f" else "koordinátor"


# The gate ------------------------------------------------------------------------------------------------------------


def hidden(conference: FamilyConference, by: User, at: datetime) -> list[Secret]:
    """This will give what nobody of the circle may learn from a paper: each of them counts as a stranger to it.

    What the very name of the office tells is no secret; neither is a namesake from elsewhere who is in the circle here.
    """
    day = days.local_day(at)
    kept = protection.hidden_from_anybody(conference.case, day)
    return [*untold(conference.office.name, kept), *_strangers(conference, by, at)]


def hidden_from_administrator(conference: FamilyConference, by: User, at: datetime) -> list[Secret]:
    """This will give what the request must not tell: how to reach the one who agreed belongs there, what hides not."""
    kept = cases.case_secrets(conference.case, days.local_day(at))
    return [*untold(conference.office.name, kept), *_strangers(conference, by, at)]


def _strangers(conference: FamilyConference, by: User, at: datetime) -> list[Secret]:
    others = policies.visible_conferences(by, at).exclude(case=conference.case_id).order_by().values("case")
    known = Person.objects.filter(places__case__in=others, places__part__in=FAMILY).distinct().order_by("-pk")
    here = "\n".join(str(member.name) for member in members_of(conference))
    return untold(here, cases.strangers(by, conference.case, at, known))


def told(leaving: Leaving, secrets: Sequence[Secret]) -> list[Hit]:
    """This will name the places of the finished paper that tell any of them."""
    return hits(leaving.read().parts, secrets) if secrets else []


# The card of papers --------------------------------------------------------------------------------------------------

BOTH, ONLY_PDF = ("pdf", "docx"), ("pdf",)
LABELS = {"pdf": "PDF", "docx": "Word (DOCX)"}
WITH_PLAN = (*papers.INVITING_IN, State.INFORMATION, *papers.AFTER_MEETING)
HELD = (State.INFORMATION, *papers.AFTER_MEETING)
REQUESTED = tuple(state for state in State if state not in (State.REFERRED, State.AGREED))
# verb, title, page, more of the address, endings, states
CARDS: tuple[tuple[str, str, str, tuple[str, ...], tuple[str, ...], tuple[State, ...]], ...] = (
    ("print_request", "Žádost", "print-request", (), BOTH, REQUESTED),
    ("print_invitation", "Pozvánky pro všechny", "print-invitations", (), BOTH, papers.INVITING_IN),
    ("print_sheet", "Prezenční listina", "print-sheet", (), ONLY_PDF, WITH_PLAN),
    ("print_plan", "Plán rodiny", "print-plan", (), BOTH, WITH_PLAN),
    ("print_record", "Zápis", "print-record", (), BOTH, HELD),
    ("print_questionnaire", "Dotazníky pro dospělé", "print-questionnaire", ("adult",), ONLY_PDF, WITH_PLAN),
    ("print_questionnaire", "Dotazníky pro děti", "print-questionnaire", ("child",), ONLY_PDF, WITH_PLAN),
)
PAGES: tuple[tuple[str, str, str, tuple[State, ...]], ...] = (
    ("word_invitation", "Slova do pozvánky", "word-invitation", papers.INVITING_IN),
    ("see_handing", "Komu dát plán", "handing", (State.ACCEPTED, State.CLOSED)),
    ("enter_answer", "Zapsat dotazník", "enter-answer", papers.AFTER_MEETING),
    ("answer_as_worker", "Dotazník za pracoviště", "answer-as-worker", papers.AFTER_MEETING),
)


def cards(conference: FamilyConference, user: User, at: datetime) -> dict[str, Any]:
    """This will give the papers and the pages about them that the person may open now."""

    def may(verb: str, states: tuple[State, ...]) -> bool:
        is_time = conference.state in states
        return is_time and policy.may(user, f"family_conferences.{verb}", conference, at)

    def url(page: str, *more: str) -> str:
        return reverse(f"family_conferences:{page}", args=[conference.pk, *more])

    documents = [
        {"title": title, "links": [(LABELS[ending], url(page, *more, ending)) for ending in endings]}
        for verb, title, page, more, endings, states in CARDS
        if may(verb, states)
    ]
    pages = [(title, url(page)) for verb, title, page, states in PAGES if may(verb, states)]
    return {"documents": documents, "pages": pages}
