"""To whom the plan goes, and the questionnaires."""

from typing import Any

from django.urls import reverse

from kruh.access.pages import ActionPage, ReadPage
from kruh.family_conferences.actions import papers as actions
from kruh.family_conferences.forms import papers as forms
from kruh.family_conferences.models import Attending, FamilyConference
from kruh.family_conferences.policies import papers as policies
from kruh.family_conferences.queries import answers as answer_queries
from kruh.family_conferences.queries import handing
from kruh.family_conferences.views.referral import OfFamilyConference, Step
from kruh.family_conferences.vocabulary import Respondent


def handing_of(conference: FamilyConference) -> str:
    """This will give the address where it is written to whom the plan went."""
    return reverse("family_conferences:handing", args=[conference.pk])


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
        return self.one_of(policies.visible_attending(self.user, self.at), pk=self.kwargs["pk"])

    def context(self, row: Attending) -> dict[str, Any]:
        return {"conference": row.conference, "back": handing_of(row.conference)}

    def act(self, row: Attending, form: Any) -> Attending:
        is_handed = "zpet" not in self.request.POST
        return actions.record_handing(row, is_handed=is_handed, by=self.user, at=self.at)

    def success(self, row: Attending, result: Attending) -> tuple[str, str]:
        said = "Zapsáno, plán je předaný." if result.sent_at else "Zapsáno, plán zatím předaný není."
        return said, handing_of(row.conference)


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
