"""A family that has agreed on a plan: the circle, the words, the promises, everybody asked."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from kruh.access.models import User
from kruh.family_conferences.actions import acceptance, circle
from kruh.family_conferences.actions import plan as actions
from kruh.family_conferences.models import FamilyConference, Member, Version
from kruh.family_conferences.vocabulary import Decision, Side, State
from kruh.foundation import days
from tests.factories import people
from tests.family_conferences.conftest import AT, Table

REVIEW = days.local_day(AT) + timedelta(days=92)
DUE = days.local_day(AT) + timedelta(days=20)
ALL_MET = (True, True)


@dataclass
class Family:
    """The family of a table with a plan to show."""

    table: Table
    grandmother: Member
    father: Member
    child: Member

    @property
    def coordinator(self) -> User:
        """The coordinator, who remembers nothing of the last moment."""
        return people.fresh(self.table.coordinator)

    @property
    def worker(self) -> User:
        """The worker who asked."""
        return people.fresh(self.table.worker)

    def fresh(self) -> FamilyConference:
        """The conference as it is now."""
        return self.table.fresh()

    def version(self) -> Version:
        """The newest version."""
        return Version.objects.filter(conference=self.fresh()).latest("number")

    def words(self, **words: Any) -> dict[str, Any]:
        """The words of the plan."""
        whole = {"decisions": "Děti budou u babičky.", "help_wanted": "Doučování.", "plan_b": "Nastoupí teta."}
        return {**whole, "monitor": f"m:{self.grandmother.pk}", "review_on": REVIEW, **words}

    def promise(self, **words: Any) -> dict[str, Any]:
        """The words of one promise."""
        who, checker = f"m:{self.grandmother.pk}", f"m:{self.father.pk}"
        told = {"what": "Vozit Elišku do školy", "check_how": "Je tam v osm.", "helpers": "", "beside": ""}
        return {"who": who, "checker": checker, "due_on": DUE, **told, **words}

    def written(self, **words: Any) -> None:
        """The coordinator has it on paper."""
        actions.write_plan(self.fresh(), words=self.words(**words), by=self.coordinator, at=AT)
        actions.write_promise(self.fresh(), words=self.promise(), by=self.coordinator, at=AT)

    def agreed(self, **refusing: str) -> None:
        """Everybody says yes but those named."""
        said: dict[Member, tuple[bool | None, str]] = {self.grandmother: (True, ""), self.father: (True, "")}
        if "father" in refusing:
            said[self.father] = (False, refusing["father"])
        actions.record_agreements(self.fresh(), said=said, by=self.coordinator, at=AT)

    def shown(self) -> FamilyConference:
        """The office has it before it."""
        self.written()
        self.agreed()
        actions.hand_over_plan(self.fresh(), by=self.coordinator, at=AT)
        return self.fresh()

    def accepted(self) -> FamilyConference:
        """The office accepts it."""
        yes: dict[str, Any] = {"decision": Decision.ACCEPTED, "met": ALL_MET, "answers_question": True}
        acceptance.accept_plan(self.shown(), by=self.worker, at=AT, **yes)
        return self.fresh()


def family(table: Table, *, meeting: date | None = None, at: datetime = AT) -> Family:
    """This will gather a circle whose plan arose in the preparation, or which sits together on a day."""
    conference = table.preparing()
    told: list[tuple[str, str, bool]] = [("Marie Dubinová", "babička", False), ("Libor Dubina", "táta", False)]
    told.append(("Eliška", "holčička", True))
    by = people.fresh(table.coordinator)
    rows = [
        circle.add_member(conference, name=name, side=Side.FATHERS, tie=tie, is_child=is_child, by=by, at=at)
        for name, tie, is_child in told
    ]
    if meeting is None:
        actions.present_without_meeting(table.fresh(), by=people.fresh(table.coordinator), at=at)
    else:
        sits(table, State.PRESENTED)
    return Family(table, *rows)


def sits(table: Table, state: State, at: datetime = AT) -> FamilyConference:
    """The family sits together today, in that part of the day."""
    conference = table.fresh()
    conference.starts_at, conference.state, conference.state_since = at - timedelta(hours=2), state, at
    conference.save()
    return conference
