"""The promises of the demo: what the family of Adam and Ella and the people around them agreed on."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kruh.access.models import User
from kruh.cases.demo.stories import STORIES
from kruh.cases.models import Person
from kruh.conferences.models import Conference
from kruh.conferences.vocabulary import State
from kruh.foundation import days
from kruh.plans import actions
from kruh.plans.models import Task


@dataclass(frozen=True)
class Promise:
    """One task: who (by first name; nobody named means the office), what, in how many days, how checked and by whom."""

    text: str
    who: str
    in_days: int | None
    check_how: str
    checker: str = ""
    helpers: str = ""
    rhythm: str = ""
    plan_b: str = ""


TOLD = (
    Promise(
        "Chodit s Adamem ráno do školy",
        "Vlasta", 6, "Adam je v 7:50 ve třídě, vidět je to ve školní aplikaci.", "Lenka",
        helpers="Adam", rhythm="každý školní den", plan_b="Když babička nemůže, zavolá trenérovi.",
    ),
    Promise(
        "Sepsat dluhy za obědy a domluvit splátky", "Jitka", 17, "Je hotový seznam a dopis škole.", "Pavla",
        helpers="Ondřej Modřín z poradny",
    ),
    Promise(
        "Třikrát si s Adamem promluvit o tom, co mu ve škole vadí", "Martin", 51, "Proběhla tři setkání.", "Lenka",
        helpers="Adam", rhythm="jednou za dva týdny",
    ),
    Promise(
        "Doučovat Adama doma matematiku a češtinu", "Pavla", 7, "Adam odevzdal úkoly za celý týden.", "Lenka",
        rhythm="úterý a čtvrtek odpoledne",
    ),
    Promise("Zavolat dětem večer přes video", "Radek", 5, "", rhythm="od pondělí do čtvrtka"),
    Promise("Zeptat se školy na prominutí poplatků za obědy", "", 10, "Škola odpoví písemně.", "Jitka"),
)  # fmt: skip


def load(at: datetime) -> None:
    """This will write the plan of the first story once its meeting has a date that has come; once only."""
    conference = ready(at)
    if conference is None or Task.objects.filter(conference=conference).exists():
        return
    owner = User.objects.get(email=STORIES["S1"].owner)
    seated = conference.participants.select_related("person__key")
    people = {row.person.first_name: row.person for row in seated}
    met_on = days.local_day(conference.starts_at) if conference.starts_at else days.local_day(at)
    for promise in TOLD:
        actions.add_task(conference, words=_words(promise, people, owner, met_on), by=owner, at=at)


def ready(at: datetime) -> Conference | None:
    """This will give the conference of the first story, if its day has come."""
    rows = Conference.objects.filter(state__in=[State.SCHEDULED, State.HELD], starts_at__lt=at)
    mark = STORIES["S1"].file_mark
    return next((row for row in rows.select_related("case__key") if row.case.file_mark == mark), None)


def _words(promise: Promise, people: dict[str, Person], owner: User, met_on: date) -> actions.TaskWords:
    words: actions.TaskWords = {"text": promise.text, "check_how": promise.check_how, "helpers": promise.helpers}
    words["rhythm"], words["plan_b"] = promise.rhythm, promise.plan_b
    words["person"], words["user"] = people.get(promise.who), None if promise.who else owner
    words["checker_person"] = people.get(promise.checker)
    if promise.in_days is not None:
        words["due_on"] = days.next_working(met_on + timedelta(days=promise.in_days))
    return words
