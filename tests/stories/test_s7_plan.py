"""S7 from the plan on: a plan without a meeting, returned once, revised, accepted, changed at the review, closed."""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from kruh.access.models import User
from kruh.family_conferences.models import FamilyConference, Member, Review, Version
from kruh.family_conferences.vocabulary import AtReview, Decision, State
from kruh.foundation import days
from kruh.plans.models import Task
from kruh.plans.vocabulary import TaskState
from tests.family_conferences.conftest import AT, Table, table
from tests.family_conferences.plans import DUE, REVIEW

__all__ = ["table"]
TODAY = days.day(days.local_day(AT))


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    """The clock of the pages."""
    with time_machine.travel(AT, tick=False):
        yield


class Played:
    """Everybody with a browser of their own."""

    def __init__(self, table: Table) -> None:
        self.pk = table.preparing().pk
        self.coordinator, self.worker = self._browser(table.coordinator), self._browser(table.worker)

    def _browser(self, who: User) -> Client:
        made = Client()
        made.force_login(who)
        return made

    def sends(self, who: Client, page: str, /, **typed: Any) -> None:
        """A form of the family conference is sent, and taken."""
        answer = who.post(reverse(f"family_conferences:{page}", args=[self.pk]), typed)
        assert answer.status_code == 302, answer.content.decode()

    def writes(self, decisions: str, promised: str = "") -> None:
        """The coordinator writes the words of the family, what is newly promised, and asks everybody."""
        one = Member.objects.select_related("key").get(conference=self.pk)
        words = {"decisions": decisions, "plan_b": "Nastoupí teta.", "monitor": f"m:{one.pk}"}
        self.sends(self.coordinator, "write-plan", **words, review_on=days.day(REVIEW))
        if promised:
            self.promises(promised)
        self.sends(self.coordinator, "record-agreements", **{f"says_{one.pk}": "yes"})

    def promises(self, what: str) -> None:
        """One more promise."""
        who = f"m:{Member.objects.get(conference=self.pk).pk}"
        told = {"what": what, "who": who, "checker": who, "due_on": days.day(DUE), "check_how": "Je to vidět."}
        self.sends(self.coordinator, "add-promise", **told)

    def judges(self, answer: str, *, nights: str = "yes", reason: str = "") -> None:
        """The office decides on its own account."""
        said = {"line_0": nights, "line_1": "yes", "answers_question": "yes", "answer": answer, "reason": reason}
        self.sends(self.worker, "judge-plan", **said)

    def state(self) -> str:
        """Where it stands."""
        return FamilyConference.objects.get(pk=self.pk).state


def test_s7_a_plan_without_a_meeting_returned_revised_reviewed_and_closed(table: Table) -> None:
    play = Played(table)
    play.sends(play.coordinator, "add-member", name="Marie Dubinová", side="fathers", tie="babička")
    play.sends(play.coordinator, "present-without-meeting")
    play.writes("Děti budou u babičky.", "Vozit Elišku do školy")
    play.sends(play.coordinator, "hand-over-plan")

    play.judges("later", nights="no", reason="Chybí, kdo bude s dětmi v noci.")
    assert play.state() == State.PREPARING

    play.sends(play.coordinator, "present-without-meeting")
    play.writes("Děti budou u babičky, i v noci.")
    play.sends(play.coordinator, "hand-over-plan")
    play.judges("accepted")
    decided = Version.objects.order_by("number").values_list("decision", flat=True)
    assert (play.state(), list(decided)) == (State.ACCEPTED, [Decision.RETURNED, Decision.ACCEPTED])

    review = {"on": TODAY, "words": "Daří se, chceme pomoct i Vojtovi."}
    play.sends(play.coordinator, "review-plan", **review, result="amended")
    play.writes("Děti budou u babičky, i v noci.", "Doučovat Vojtu")
    play.sends(play.coordinator, "hand-over-plan")
    play.judges("with_additions", reason="Doučování zaplatí rodina, souhlasí s tím.")
    tasks = Task.objects.select_related("key").order_by("order", "id")
    assert [(task.text, task.state) for task in tasks] == [
        ("Vozit Elišku do školy", TaskState.OPEN),
        ("Doučovat Vojtu", TaskState.OPEN),
    ]

    done = play.worker.post(reverse("plans:report-done", args=[tasks[0].pk]), {"note": "Jezdí spolu."})
    assert done.status_code == 302
    told = {"changed": "Bydlíš u babičky, jak sis přála."}
    play.sends(play.coordinator, "review-plan", **review, result="closed", **told)
    results = Review.objects.order_by("id").values_list("result", flat=True)
    assert (play.state(), list(results)) == (State.CLOSED, [AtReview.AMENDED, AtReview.CLOSED])
