"""Papers to take away, each read once more before it leaves; to whom the plan goes; questionnaires."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.http import Http404, HttpResponse
from django.urls import reverse

from kruh.access.models import User
from kruh.access.pages import ActionPage, ReadPage
from kruh.cases.rules.gate import Secret
from kruh.conferences.queries.leaving import Leaving, printed
from kruh.conferences.views.suitability import file_given
from kruh.family_conferences import policies
from kruh.family_conferences.actions import papers as actions
from kruh.family_conferences.documents import invitation, plan, questionnaires, record, request, sheet
from kruh.family_conferences.forms import papers as forms
from kruh.family_conferences.models import Attending, FamilyConference
from kruh.family_conferences.queries import answers as answer_queries
from kruh.family_conferences.queries import handing, referral
from kruh.family_conferences.queries import papers as queries
from kruh.family_conferences.rules import papers as rules
from kruh.family_conferences.views.circle import CircleStep
from kruh.family_conferences.views.referral import OfFamilyConference, Step, overview_of
from kruh.family_conferences.vocabulary import Phase, Respondent
from kruh.foundation import days
from kruh.foundation import typesetting as paper
from kruh.foundation.workflow import NotPossible, refuse_if


def handing_of(conference: FamilyConference) -> str:
    """This will give the address where it is written to whom the plan went."""
    return reverse("family_conferences:handing", args=[conference.pk])


# Papers --------------------------------------------------------------------------------------------------------------


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
        beginning, end = (queries.was_there(rows, phase) for phase in (Phase.INFORMATION, Phase.PRESENTATION))
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


# To whom the plan goes -----------------------------------------------------------------------------------------------


class Handing(OfFamilyConference, ReadPage):
    """Who asked for the plan and who has it."""

    verb = "family_conferences.see_handing"
    template_name = "family_conferences/handing.html"

    def context(self, conference: FamilyConference) -> dict[str, Any]:
        return handing.handing(conference)


class RecordHanding(ActionPage):
    """One tap: handed over; another: it was a mistake."""

    verb = "family_conferences.record_handing"
    title = "Předat plán"
    button = "Předáno"

    def find(self) -> Attending:
        seen = policies.visible_conferences(self.user, self.at).values("pk")
        rows = Attending.objects.filter(conference__in=seen, member__isnull=False)
        around = ("key", "member__key", "conference__key", "conference__case__key")
        return self.one_of(rows.select_related(*around), pk=self.kwargs["pk"])

    def context(self, row: Attending) -> dict[str, Any]:
        return {"conference": row.conference, "back": handing_of(row.conference)}

    def act(self, row: Attending, form: Any) -> Attending:
        is_handed = "zpet" not in self.request.POST
        return actions.record_handing(row, is_handed=is_handed, by=self.user, at=self.at)

    def success(self, row: Attending, result: Attending) -> tuple[str, str]:
        said = "Zapsáno, plán je předaný." if result.sent_at else "Zapsáno, plán zatím předaný není."
        return said, handing_of(row.conference)


# Questionnaires ------------------------------------------------------------------------------------------------------


class EnterAnswer(Step):
    """A questionnaire is entered from paper."""

    verb = "family_conferences.enter_answer"
    form_class = forms.AnswerForm
    template_name = "family_conferences/answer.html"
    button = "Zapsat"
    intro = "Z jednoho listu opište, co na něm stojí. Co je prázdné, vynechte. Kdo ho vyplnil, se nikam nepíše."

    @property
    def kind(self) -> Respondent:
        """This will tell whose questionnaire it is."""
        return Respondent.CHILD if self.request.GET.get("kdo") == "deti" else Respondent.ADULT

    @property
    def title(self) -> str:  # type: ignore[override]
        """This will name the questionnaire."""
        return f"Zapsat dotazník: {self.kind.label}"

    def context(self, conference: FamilyConference) -> dict[str, Any]:
        return {**super().context(conference), "is_child": self.kind == Respondent.CHILD, "is_paper": True}

    def form_arguments(self) -> dict[str, Any]:
        return {"kind": self.kind, "is_paper": True}

    def act(self, conference: FamilyConference, form: forms.AnswerForm) -> Any:
        told = {"sheet": form.cleaned_data["sheet"], "comment": form.cleaned_data["comment"]}
        return actions.enter_answer(conference, kind=self.kind, scores=form.scores(), **told, by=self.user, at=self.at)

    def success(self, conference: FamilyConference, result: Any) -> tuple[str, str]:
        again = reverse("family_conferences:enter-answer", args=[conference.pk])
        return f"List {result.sheet} je zapsaný. Můžete pokračovat dalším.", f"{again}?{self.request.GET.urlencode()}"


class AnswerAsWorker(Step):
    """The office's own questionnaire."""

    verb = "family_conferences.answer_as_worker"
    form_class = forms.AnswerForm
    title = "Dotazník za pracoviště"
    button = "Odeslat"
    intro = "Pište čísla od 1 do 10: 1 je vůbec ne nebo skoro nic, 10 úplně nebo hodně. Co nevíte, vynechte."
    done = "Děkujeme. Ukáže se jen v souhrnu s ostatními."

    def form_arguments(self) -> dict[str, Any]:
        return {"kind": Respondent.WORKER, "is_paper": False}

    def act(self, conference: FamilyConference, form: forms.AnswerForm) -> Any:
        comment = form.cleaned_data["comment"]
        return actions.answer_as_worker(conference, scores=form.scores(), comment=comment, by=self.user, at=self.at)


class SeeAnswers(ReadPage):
    """The questionnaires of the region together."""

    verb = "family_conferences.see_answers"
    template_name = "family_conferences/answers.html"

    def context(self, subject: None) -> dict[str, Any]:
        return answer_queries.together(self.user, self.at)
