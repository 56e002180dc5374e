"""Papers to take away, each read once more before it leaves."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.http import Http404, HttpResponse

from kruh.access.models import User
from kruh.access.pages import ReadPage
from kruh.cases.rules.gate import Secret
from kruh.conferences.queries.leaving import Leaving, printed
from kruh.conferences.views.suitability import file_given
from kruh.family_conferences.actions import papers as actions
from kruh.family_conferences.documents import invitation, plan, questionnaires, record, request, sheet
from kruh.family_conferences.forms import papers as forms
from kruh.family_conferences.models import Attending, FamilyConference
from kruh.family_conferences.queries import papers as queries
from kruh.family_conferences.queries import referral
from kruh.family_conferences.rules import papers as rules
from kruh.family_conferences.views.circle import CircleStep
from kruh.family_conferences.views.referral import OfFamilyConference, overview_of
from kruh.family_conferences.vocabulary import Phase, Respondent
from kruh.foundation import days
from kruh.foundation import typesetting as paper
from kruh.foundation.workflow import NotPossible, refuse_if


class PaperPage(OfFamilyConference, ReadPage):
    """A paper as PDF, some as DOCX too; what would tell a protected fact is refused, and it is said where it stands."""

    template_name = "refused.html"
    endings: ClassVar[tuple[str, ...]] = queries.BOTH
    kind: ClassVar[str]
    what: ClassVar[str]

    def find(self) -> Any:
        if self.kwargs["ending"] not in self.endings:
            raise Http404
        return super().find()

    def answer(self) -> HttpResponse:
        conference: FamilyConference = self.subject
        try:
            document = self.paper(conference)
            file = printed(document, rules.file_name(self.kind, conference.number, self.kwargs["ending"], self.copy()))
            found = queries.told(Leaving(files=(file,), paper=self.what.lower()), self.hidden(conference))
            refuse_if(rules.leak_blockers(self.what, found))
        except NotPossible as refusal:
            return self.shown(422, reasons=refusal.reasons, back=overview_of(conference))
        return file_given(file)

    def paper(self, conference: FamilyConference) -> paper.Document:
        """This will give what is printed."""
        raise NotImplementedError

    def copy(self) -> int:
        """This will number papers that are made for each person."""
        return 0

    def hidden(self, conference: FamilyConference) -> Sequence[Secret]:
        """This will give what the paper must not tell."""
        return queries.hidden(conference, self.user, self.at)

    @property
    def today(self) -> Any:
        """This will give the day that stands on the paper."""
        return days.local_day(self.at)


class PrintRequest(PaperPage):
    """The request for the administrator."""

    verb = "family_conferences.print_request"
    kind, what = "zadost", "Žádost"

    def hidden(self, conference: FamilyConference) -> Sequence[Secret]:
        return queries.hidden_from_administrator(conference, self.user, self.at)

    def paper(self, conference: FamilyConference) -> paper.Document:
        return request.request(
            conference,
            referral.consent_of(conference),
            called=conference.case.named or "",
            brief=queries.brief(conference, self.today),
            apart=queries.apart(conference, self.today),
            dated=self.today,
        )


class PrintInvitations(PaperPage):
    """The invitations of everybody, or of one person."""

    verb = "family_conferences.print_invitation"
    kind, what = "pozvanka", "Pozvánka"

    def paper(self, conference: FamilyConference) -> paper.Document:
        members = queries.invited(conference)
        refuse_if([] if members else [rules.NO_ONE])
        return invitation.invitations(members, conference, self.coordinator(conference), dated=self.today)

    def coordinator(self, conference: FamilyConference) -> User:
        """This will give whom to call."""
        return queries.coordinator_of(conference) or self.user


class PrintInvitation(PrintInvitations):
    """The invitation of one person."""

    def paper(self, conference: FamilyConference) -> paper.Document:
        return invitation.invitation(self.member, conference, self.coordinator(conference), dated=self.today)

    def copy(self) -> int:
        return self.number

    def find(self) -> Any:
        conference = super().find()
        members = queries.invited(conference)
        known = {member.pk: place for place, member in enumerate(members)}
        place = known.get(self.kwargs["who"])
        if place is None:
            raise Http404
        self.member, self.number = members[place], place + 1
        return conference


class PrintSheet(PaperPage):
    """The sheet to sign, or as it was filled in on the day."""

    verb = "family_conferences.print_sheet"
    endings = queries.ONLY_PDF
    kind, what = "listina", "Prezenční listina"

    def paper(self, conference: FamilyConference) -> paper.Document:
        is_filled = conference.information_at is not None
        lines = self.filled(conference) if is_filled else self.blank(conference)
        return sheet.sheet(conference, lines, is_filled=is_filled, dated=self.today)

    def filled(self, conference: FamilyConference) -> list[sheet.Signed]:
        """This will give the lines as they were written on the day."""
        return [
            sheet.Signed(
                queries.called(row), queries.tied(row), row.came_at is not None, row.has_promised, row.wants_plan,
                row.channel,
            )
            for row in queries.lines(conference)
        ]  # fmt: skip

    def blank(self, conference: FamilyConference) -> list[sheet.Signed]:
        """This will give those who are expected, the workers last."""
        known = [sheet.Signed(member.name, member.tie or "") for member in queries.invited(conference)]
        known.append(sheet.Signed(conference.asked_by.short_name, queries.FOR_OFFICE))
        leads = queries.coordinator_of(conference)
        return [*known, *([sheet.Signed(leads.short_name, queries.works_as(leads))] if leads else [])]


class PrintRecord(PaperPage):
    """The record of the day."""

    verb = "family_conferences.print_record"
    kind, what = "zapis", "Zápis"

    def paper(self, conference: FamilyConference) -> paper.Document:
        has_begun = conference.information_at is not None or conference.is_without_meeting
        refuse_if([] if has_begun else [rules.NO_RECORD])
        rows = list(queries.lines(conference))
        beginning, end = (
            queries.was_there(rows, phase, conference.starts_at) for phase in (Phase.INFORMATION, Phase.PRESENTATION)
        )
        return record.record(
            conference,
            queries.latest_version(conference),
            beginning=[_named(row) for row in beginning],
            end=[_named(row) for row in end],
            dated=self.today,
        )


class PrintPlan(PaperPage):
    """The family's plan, or the empty paper before there is one."""

    verb = "family_conferences.print_plan"
    kind, what = "plan", "Plán"

    def paper(self, conference: FamilyConference) -> paper.Document:
        version = queries.latest_version(conference)
        tasks = queries.tasks_of(version, self.at) if version else []
        signers = queries.signers(conference, version) if version else []
        return plan.plan(conference, version, tasks=tasks, signers=signers, dated=self.today)


class PrintQuestionnaire(PaperPage):
    """Empty questionnaires, one for each who may fill one in."""

    verb = "family_conferences.print_questionnaire"
    endings = queries.ONLY_PDF
    kind, what = "dotaznik", "Dotazník"

    def find(self) -> Any:
        if self.kwargs["kind"] not in (Respondent.ADULT, Respondent.CHILD):
            raise Http404
        return super().find()

    def hidden(self, conference: FamilyConference) -> Sequence[Secret]:
        return ()  # nothing of the family stands there

    def paper(self, conference: FamilyConference) -> paper.Document:
        kind = Respondent(self.kwargs["kind"])
        is_child = kind == Respondent.CHILD
        people = [member for member in queries.invited(conference) if member.is_child == is_child]
        return questionnaires.questionnaires(kind, max(len(people), 1), dated=self.today)


def _named(row: Attending) -> str:
    return ", ".join(filter(None, [queries.called(row), queries.tied(row)]))


# Words for the invitation --------------------------------------------------------------------------------------------


class WordInvitation(CircleStep):
    """What the family and the children say in the invitation."""

    verb = "family_conferences.word_invitation"
    form_class = forms.InvitationForm
    title = "Slova do pozvánky"
    intro = "Den, místo, jídlo a dopravu doplní Kruh z toho, co máte zařízené. Každý dostane svoji pozvánku."
    done = "Slova jsou v pozvánkách."

    def initial(self) -> dict[str, Any]:
        return {**(self.subject.invitation or {}), "version": self.subject.version}

    def act(self, conference: FamilyConference, form: forms.InvitationForm) -> FamilyConference:
        said = dict(form.cleaned_data)
        version = said.pop("version", None)
        return actions.word_invitation(conference, words=said, version=version, by=self.user, at=self.at)
