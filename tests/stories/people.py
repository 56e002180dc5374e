"""The people of the stories and what each of them does at the computer, page by page."""

import re
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.urls import reverse

from kruh.conferences.models import Candidate, Conference, Participant, Seat
from kruh.conferences.vocabulary import SeatRole
from kruh.meetings.models import Comment, Delivery, Paragraph
from kruh.plans.models import Task
from tests.stories.paper import Page
from tests.stories.visitors import IDENTITY, Visitor


class Writer(Visitor):
    """Ticks who came, writes, sends out, answers and closes the minutes: the minute taker, and the office as well."""

    def ticks(self, of: Conference, name: str, state: str) -> Page:
        """This will write beside one name whether the person is here."""
        row = guest(of, name)
        assert row is not None
        self.opens("meetings:day", of)
        self.follows("meetings:record-attendance", of, row.pk)
        return self.sends(state=state)

    def ticks_attendance(self, of: Conference, **others: str) -> Page:
        """This will tick those who are missing or late, and then everybody else at once."""
        for name, state in others.items():
            self.ticks(of, name, state)
        self.opens("meetings:day", of)
        address = reverse("meetings:record-everybody-else", args=[of.pk])
        return self.sends(address)

    def notes_the_end(self, of: Conference, began: str, ended: str) -> Page:
        """This will write from when to when the people met."""
        self.opens("meetings:day", of)
        self.follows("meetings:record-times", of)
        return self.sends(began=began, ended=ended)

    def starts_minutes(self, of: Conference) -> Page:
        """This will write the first line."""
        self.opens("meetings:minutes", of)
        address = reverse("meetings:start-minutes", args=[of.pk])
        if not any(form.action == address for form in self.page.forms):
            self.follows("meetings:start-minutes", of)
        return self.sends(address)

    def writes(self, of: Conference, kind: str, text: str, **words: Any) -> Page:
        """This will write one part of the minutes."""
        section = Paragraph.objects.get(minutes__conference=of, kind=kind)
        self.opens("meetings:minutes", of)
        return self.sends(reverse("meetings:write-paragraph", args=[section.pk]), text=text, **words)

    def agrees_on_task(self, of: Conference, text: str, **words: Any) -> Task:
        """This will put a promise into the plan."""
        self.opens("plans:plan", of)
        self.follows("plans:add-task", of)
        self.sends(text=text, **words)
        return Task.objects.filter(conference=of).order_by("-pk")[0]

    def delivers(self, of: Conference) -> Page:
        """This will check who gets what and send the minutes out."""
        self.opens("meetings:minutes", of)
        self.follows("meetings:deliver-minutes", of)
        return self.sends()

    def records_delivery(self, to: Delivery, how: str) -> Page:
        """This will write down how a copy reached somebody."""
        self.opens("meetings:deliveries", to.minutes.conference)
        self.follows("meetings:hand-over-copy", to.pk)
        return self.sends(channel=how)

    def comments(self, of: Conference, by: str, text: str, **words: Any) -> Comment:
        """This will write down somebody's comment."""
        self.opens("meetings:comments", of)
        self.follows("meetings:add-comment", of)
        self.sends(participant=by, text=text, **words)
        return Comment.objects.filter(minutes__conference=of).order_by("-pk")[0]

    def answers(self, comment: Comment, how: str, why: str) -> Page:
        """This will decide about a comment and say why."""
        self.opens("meetings:comments", comment.minutes.conference)
        self.follows("meetings:answer-comment", comment.pk)
        return self.sends(answer=how, reason=why)

    def tells_the_children(self, conference: Conference, **words: str) -> None:
        """What has changed thanks to each child, written to the child."""
        for child in Participant.objects.filter(conference=conference, role="child"):
            self.opens("meetings:write-afterword", child)
            self.sends(**words)

    def closes(self, of: Conference, all_agreed: str = "") -> Page:
        """This will close the minutes for good."""
        self.opens("meetings:minutes", of)
        self.follows("meetings:close-minutes", of)
        return self.sends(**({"all_agreed": all_agreed} if all_agreed else {}))


class Worker(Writer):
    """A social worker of an office: leads the case, asks, organises, prepares, decides."""

    # The case -----------------------------------------------------------------------------------------------------

    def opens_case(self, name: str, **words: Any) -> UUID:
        """This will look whether the child is known, open the case and give its id."""
        first, last = name.split(" ", 1)
        self.opens("cases:list")
        self.follows("cases:open-case")
        self.sends(first_name=first, last_name=last, birth_date=words.pop("born", ""))
        page = self.sends(self._case_form(), **words)
        return UUID(re.findall(IDENTITY, page.address)[0])

    def _case_form(self) -> str:
        return self.page.address

    def adds(self, name: str, to: UUID, kind: str = "", of: tuple[str, ...] = (), **words: Any) -> None:
        """This will add somebody of the family or network with what they are to the children, and a contact."""
        contact = {key: words.pop(key) for key in ("phone", "email") if key in words}
        first, last = name.split(" ", 1)
        self.opens("cases:people", to)
        self.follows("cases:add-person", to)
        self.sends(first_name=first, last_name=last)
        tie: dict[str, Any] = {"kind": kind, "others": list(of)} if kind else {}
        page = self.sends(**tie, **words)
        place = re.findall(IDENTITY, page.address)
        for sort, value in contact.items():
            self.follows("cases:add-contact", *place)
            self.sends(kind=sort, value=value, is_preferred=True)

    def ties(self, case: UUID, one: str, kind: str, other: str, **words: Any) -> None:
        """This will say what one person is to another."""
        self.opens("cases:people", case)
        self.follows("cases:tie", case)
        self.sends(person=one, kind=kind, other=other, **words)

    # Is it right --------------------------------------------------------------------------------------------------

    def thinks_of_a_conference(self, case: UUID, goal: str = "") -> Conference:
        """This will open a conference of the case."""
        self.opens("conferences:of-case", case)
        self.follows("conferences:open-conference", case)
        page = self.sends(type="classic", goal=goal)
        return Conference.objects.get(pk=re.findall(IDENTITY, page.address)[0])

    def finds_out_whether_a_conference_is_right(self, of: Conference, answers: dict[str, str]) -> Page:
        """This will answer the questions and give the page with the verdict."""
        self.opens("conferences:suitability", of)
        typed = {f"a_{code}": answer for code, answer in answers.items()}
        return self.sends(reverse("conferences:answer-questions", args=[of.pk]), **typed)

    def decides(self, how: str, of: Conference, **words: Any) -> Page:
        """This will decide yes (suitable), not now, or another tool, from the page with the verdict."""
        self.follows(f"conferences:decide-{how}", of)
        return self.sends(**words)

    def records_refusal(self, of: Conference, who: str, said: str) -> Page:
        """This will write down that the family does not want a conference."""
        self.opens("conferences:overview", of)
        self.follows("conferences:record-refusal", of)
        return self.sends(refused_by=who, reason=said)

    # People at the table ------------------------------------------------------------------------------------------

    def seats(self, of: Conference, name: str, role: str, **words: Any) -> Participant:
        """This will give somebody a place at the table and write down what the person says to it."""
        row = guest(of, name)
        if row is None:
            self.opens("conferences:participants", of)
            self.follows("conferences:add-participant", of)
            self.sends(person=name, role=role)
            row = guest(of, name)
        assert row is not None
        self.opens("conferences:participants", of)
        self.follows("conferences:change-participant", row)
        self.sends(role=role, **{"agreement": "agrees", **words})
        row.refresh_from_db()
        return row

    # The request --------------------------------------------------------------------------------------------------

    def asks(self, of: Conference, organisation: str, **words: Any) -> Page:
        """This will write the request part by part, check it and send it."""
        parts = {
            "cil": ("goal", "reason"),
            "situace": ("summary", "risks"),
            "termin": ("date_wishes", "venue", "expected_hours", "expected_km"),
            "podminky": ("substitute_note", "billing_note"),
        }
        for part, names in parts.items():
            typed = {name: words[name] for name in names if name in words}
            typed |= {"organisation": organisation} if part == "termin" else {}
            typed |= {"conditions_accepted": True} if part == "podminky" else {}
            self.opens("conferences:request", of)
            self.follows("conferences:write-request", of, part)
            self.sends(**typed)
        self.opens("conferences:request", of)
        self.follows("conferences:preview-request", of)
        self.opens("conferences:request", of)
        address = reverse("conferences:send-request", args=[of.pk])
        if not any(form.action == address for form in self.page.forms):
            self.follows("conferences:send-request", of)
        return self.sends(address)

    # The date -----------------------------------------------------------------------------------------------------

    def proposes_dates(self, of: Conference, *dates: str, room: str, length: int = 120) -> None:
        """This will propose dates for everybody to answer."""
        self.opens("conferences:dates", of)
        self.follows("conferences:propose-dates", of)
        self.sends(dates="\n".join(dates), length=length, venue=room)

    def records_answer(self, of: Conference, name: str, *answers: str, said_by: str = "", how: str = "phone") -> None:
        """This will write down what somebody said to the dates, in their order."""
        row = guest(of, name)
        assert row is not None
        self.opens("conferences:dates", of)
        self.follows("conferences:record-availability", of, row.pk)
        self.sends(**_answers(of, answers), said_by=said_by or name, channel=how)

    def fixes_date(self, of: Conference, number: int = 0, **words: Any) -> Page:
        """This will confirm one of the proposed dates."""
        chosen = _open_dates(of)[number]
        self.opens("conferences:dates", of)
        self.follows("conferences:fix-date", of, chosen.pk)
        return self.sends(**words)

    # Preparation --------------------------------------------------------------------------------------------------

    def prepares(self, who: Participant, *, consents: dict[str, str] | None = None, **arranged: Any) -> None:
        """This will talk with the person about everything that the card asks for, and write it down."""
        self._talks(who, arranged)
        for purpose, answer in (consents or {}).items():
            self.opens("conferences:read-preparation", who)
            self.visits(reverse("conferences:record-consent", args=[who.pk, purpose]))
            self.sends(answer=answer, **({"scope": "zápis e-mailem"} if purpose == "minutes" else {}))
        if "support" in arranged:
            self.opens("conferences:read-preparation", who)
            self.follows("conferences:choose-support", who)
            self.sends(supporter=arranged["support"], note=arranged.get("support_note", ""))
        if "voice" in arranged:
            self.opens("conferences:read-preparation", who)
            self.follows("conferences:agree-on-voice", who)
            self.sends(**arranged["voice"])

    def _talks(self, who: Participant, arranged: dict[str, Any]) -> None:
        self.opens("conferences:read-preparation", who)
        self.follows("conferences:record-talk", who)
        form = self.page.form_for(self.page.address)
        typed: dict[str, Any] = {"topics": [value for value, _ in form.fields["topics"].options]}
        typed |= {"wishes": arranged.get("wishes", "Chci, aby to dobře dopadlo.")} if "wishes" in form.fields else {}
        self.sends(**typed)

    def readies_the_room(self, of: Conference) -> None:
        """This will tick everything in the room."""
        self.opens("conferences:room", of)
        self.follows("conferences:check-room", of)
        form = self.page.form_for(self.page.address)
        self.sends(**{name: "done" for name in form.fields if name.startswith("s_")})

    # Invitations --------------------------------------------------------------------------------------------------

    def writes_invitation(self, to: Participant, **words: Any) -> Page:
        """This will look at the suggested salutation and way, change them where told, and see the letter."""
        self.opens("conferences:invitations", to.conference)
        self.visits(reverse("conferences:write-invitation", args=[to.pk]))
        return self.sends(**words)

    def invites(self, of: Conference) -> Page:
        """This will check all letters and send those that go by e-mail."""
        self.opens("conferences:invitations", of)
        self.follows("conferences:send-invitations", of)
        return self.sends()

    def hands_over_invitation(self, to: Participant, how: str = "paper") -> bytes:
        """This will print the letter, hand it over and write that down."""
        letter = self.takes_file("conferences:invitation-file", to, "pdf")
        self.opens("conferences:invitations", to.conference)
        self.follows("conferences:hand-over-invitation", to)
        self.sends(channel=how)
        return letter

    def records_reply(self, of: Participant, reply: str, how: str = "phone") -> None:
        """This will write down what the invited person said."""
        self.opens("conferences:invitations", of.conference)
        self.follows("conferences:record-reply", of)
        self.sends(reply=reply, channel=how)

    # The day ------------------------------------------------------------------------------------------------------

    def decides_to_hold(self, of: Conference, **words: Any) -> Page:
        """This will begin the meeting."""
        self.opens("meetings:day", of)
        self.follows("meetings:hold-meeting", of)
        return self.sends(**words)

    def decides_not_to_hold(self, of: Conference, **words: Any) -> Page:
        """This will write down that the people do not meet."""
        self.opens("meetings:day", of)
        self.follows("meetings:record-not-held", of)
        return self.sends(**words)

    # Afterwards ---------------------------------------------------------------------------------------------------

    def asks_about_the_minutes(self, who: Participant, answer: str = "yes") -> None:
        """This will ask after the meeting whether somebody wants the minutes, and write the answer down."""
        self.opens("meetings:deliveries", who.conference)
        self.follows("conferences:record-consent", who.pk, "minutes")
        self.sends(answer=answer)

    def gives_copy(self, to: Participant, why: str = "") -> Page:
        """This will give a copy to one more member; for a representative who was not there, with the reason."""
        self.opens("meetings:deliveries", to.conference)
        self.follows("meetings:send-copy", to.conference, to.pk)
        return self.sends(reason=why)

    def reports(self, task: Task, how: str, note: str = "") -> None:
        """This will write down what became of a task."""
        self.opens("plans:task", task)
        self.follows(f"plans:{how}", task)
        self.sends(note=note)

    def follows_up(self, of: Conference, goal: str) -> Conference:
        """This will open a conference that follows, with everything unfinished carried over."""
        self.opens("conferences:overview", of)
        self.follows("plans:follow-up", of)
        page = self.sends(goal=goal)
        return Conference.objects.get(pk=re.findall(IDENTITY, page.address)[0])


class Consultant(Visitor):
    """The consultant of an organisation: answers requests, seats a neutral team, sends the bill."""

    def accepts(self, of: Conference) -> Page:
        """This will accept the request from the inbox."""
        self.opens("conferences:inbox")
        self.follows("conferences:request", of)
        address = reverse("conferences:accept-request", args=[of.pk])
        if not any(form.action == address for form in self.page.forms):
            self.follows("conferences:accept-request", of)
        return self.sends(address)

    def declines(self, of: Conference, why: str) -> Page:
        """This will decline the request with a reason."""
        self.opens("conferences:inbox")
        self.follows("conferences:request", of)
        self.follows("conferences:decline-request", of)
        return self.sends(reason=why)

    def offers_seat_to(self, colleague: Visitor, of: Conference, role: SeatRole) -> Page:
        """This will ask a colleague after four questions about neutrality."""
        self.opens("conferences:team", of)
        self.follows("conferences:choose-colleague", of, role.value)
        self.follows("conferences:offer-seat", of, role.value, colleague.user.pk)
        return self.sends(**_no_ties())

    def revokes(self, colleague: Visitor, of: Conference, why: str) -> Page:
        """This will end a colleague's seat at once."""
        seat = seat_of(colleague, of)
        self.opens("conferences:team", of)
        self.follows("conferences:end-seat", of, seat.pk)
        return self.sends(reason=why)

    def bills(self, of: Conference, *, km: int = 0) -> bytes:
        """This will prepare the bill from the day, put the kilometres in, issue it and give the paper."""
        self.opens("billing:bill", of)
        address = reverse("billing:start-bill", args=[of.pk])
        if not any(form.action == address for form in self.page.forms):
            self.follows("billing:start-bill", of)
        self.sends(address)
        self._clicks("upravit/")
        self.sends(kind_0="car", km_0=str(km), kind_1="shared")
        self.opens("billing:bill", of)
        self._clicks("vystavit/")
        page = self.sends()
        [bill] = set(re.findall(rf"/vyuctovani/({IDENTITY})/vyuctovani\.pdf", page.html))
        return self.takes_file("billing:bill-file", UUID(bill), "pdf")

    def _clicks(self, ending: str) -> None:
        found = [urlsplit(link).path for _, link in self.page.links if urlsplit(link).path.endswith(ending)]
        assert found, f"z {self.page.address} nevede odkaz na …{ending}"
        self.visits(found[0])


class Guest(Visitor):
    """Somebody whom the organisation sends: reads the brief, takes the seat, says when it suits."""

    def reads_brief(self, of: Conference) -> Page:
        """This will read what can be known before deciding."""
        return self.opens("conferences:brief", of)

    def accepts(self, of: Conference) -> Page:
        """This will take the seat, look at the names and answer the four questions."""
        self.reads_brief(of)
        self.follows("conferences:accept-seat", of, seat_of(self, of).pk)
        self.sends()
        return self.sends(**_no_ties())

    def answers_dates(self, of: Conference, *answers: str) -> None:
        """This will say which dates suit."""
        self.opens("conferences:dates", of)
        self.follows("conferences:answer-dates", of, seat_of(self, of).pk)
        self.sends(**_answers(of, answers))


class Facilitator(Guest):
    """Leads the meeting."""


class MinuteTaker(Guest, Writer):
    """Writes the minutes."""


# Looking things up --------------------------------------------------------------------------------------------------


def guest(of: Conference, name: str) -> Participant | None:
    """This will give the place at the table of somebody named so."""
    rows = Participant.objects.filter(conference=of).select_related("person__key", "conference", "key")
    return next((row for row in rows if row.person.full_name.endswith(name) or name in row.person.full_name), None)


def seat_of(colleague: Visitor, of: Conference) -> Seat:
    """This will give the newest seat of a colleague."""
    return Seat.objects.filter(conference=of, user__email=colleague.email).order_by("-pk")[0]


def _open_dates(of: Conference) -> list[Candidate]:
    return list(Candidate.objects.filter(conference=of, state="open").order_by("starts_at"))


def _answers(of: Conference, answers: tuple[str, ...]) -> dict[str, str]:
    return {f"t_{date.pk.hex}": answer for date, answer in zip(_open_dates(of), answers, strict=True)}


def _no_ties() -> dict[str, str]:
    return dict.fromkeys(("employer", "service", "kinship", "neighbour"), "no")
