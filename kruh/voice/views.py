"""The own page of the family, the answers beside a conference, and the quotations among what practice learns."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from kruh.access.pages import ActionPage, Page, ReadPage
from kruh.conferences.models import Conference, Participant
from kruh.conferences.policies import case_conferences, relations
from kruh.family import policies as family
from kruh.family.views.frame import CONFLICT, TellingPage
from kruh.family.views.handing import OfFamilyConference
from kruh.family.vocabulary import Level
from kruh.family_conferences.models import FamilyConference, Member
from kruh.family_conferences.policies.circle import visible_members
from kruh.foundation import days
from kruh.foundation.typesetting import to_pdf
from kruh.foundation.workflow import Conflict
from kruh.voice import actions, documents, forms, policies, queries, rules
from kruh.voice.models import Answer, Quotation
from kruh.voice.vocabulary import Place

TAB = "meetings:day"


def answers_of(conference: Conference | FamilyConference) -> str:
    """This will give the address of the answers beside a conference of either kind."""
    name = "circle" if isinstance(conference, FamilyConference) else "answers"
    return reverse(f"voice:{name}", args=[conference.pk])


# The own page ------------------------------------------------------------------------------------------------------


class Own(TellingPage):
    """Four questions, each with its own consent, each taken back by one tap."""

    level = Level.OPENED
    for_circle = None
    template_name = "voice/own.html"
    form_class = forms.OwnForm
    back = "voice:own"

    def context(self) -> dict[str, Any]:
        start = reverse("family:circle-home" if self.visit.link.member_id else "family:home")
        return {**queries.own_page(self.who), "start": start}

    def act(self, form: forms.OwnForm) -> HttpResponse | None:
        told = dict(form.cleaned_data)
        do = told.pop("do")
        if do != "keep":
            step = actions.take_back if do == "take_back" else actions.remove
            step(self.visit, question=told["question"], by=None, at=self.at)
            return None
        try:
            actions.tell(self.visit, by=None, at=self.at, **told)
        except Conflict as conflict:
            return self.shown(CONFLICT, theirs=conflict.theirs)
        return None

    def shown(self, status: int = 200, **extra: Any) -> HttpResponse:
        """This will leave what was typed in its place."""
        sent = self.request.POST
        typed = {**sent.dict(), "places": sent.getlist("places")} if sent else {}
        return super().shown(status, **{"typed": typed, **extra})

    def anchor(self, form: forms.OwnForm) -> str:
        return f"#{form.cleaned_data['question']}"


# Beside a conference -----------------------------------------------------------------------------------------------


class SeeAnswers(ReadPage):
    """What the family answered, and what became of it."""

    verb = "voice.see_answers"
    tab = TAB
    template_name = "voice/answers.html"

    def find(self) -> Any:
        rows = case_conferences(self.user, self.at).select_related("case__key", "office", "venue")
        conference = self.one_of(rows, pk=self.kwargs["pk"])
        relations.remember(self.user, conference, self.at)
        return conference

    def context(self, conference: Any) -> dict[str, Any]:
        return queries.of_conference(conference)


class SeeCircle(OfFamilyConference, SeeAnswers):
    """The same of a family conference, for its coordinator."""

    verb = "voice.see_answers"


class WriteDown(ActionPage):
    """Answers from paper, or told aloud."""

    verb = "voice.write_down"
    tab = TAB
    form_class = forms.WriteDownForm
    title = "Zapsat odpovědi rodiny"
    button = "Uložit odpovědi"

    @property
    def intro(self) -> str:
        return f"{queries.name_of(self.subject)}: přepište slova, jak zazněla. Na co odpověď není, nechte prázdné."

    def find(self) -> Any:
        return self.one_of(family.visible_participants(self.user, self.at), pk=self.kwargs["pk"])

    def context(self, whose: Participant | Member) -> dict[str, Any]:
        return {"back": answers_of(whose.conference), "conference": whose.conference}

    def initial(self) -> dict[str, Any]:
        known = queries.own(self.subject)
        found: dict[str, Any] = {"seen": sum(row.version for row in known.values())}
        for question, row in known.items():
            found |= {f"{question}_text": row.text, f"{question}_places": row.places}
        return found

    def act(self, whose: Participant | Member, form: forms.WriteDownForm) -> Any:
        return actions.write_down(whose, **form.told(), by=self.user, at=self.at)

    def success(self, whose: Participant | Member, result: Any) -> tuple[str, str]:
        return "Odpovědi jsou zapsané.", answers_of(whose.conference)


class WriteDownMember(WriteDown):
    """The same of somebody of the circle."""

    verb = "voice.write_down"

    def find(self) -> Member:
        return self.one_of(visible_members(self.user, self.at), pk=self.kwargs["pk"])


class OfAnswer(Page):
    """Pages about one answer."""

    tab = TAB

    def find(self) -> Answer:
        return self.one_of(policies.visible_answers(self.user, self.at), pk=self.kwargs["pk"])

    def context(self, answer: Answer) -> dict[str, Any]:
        return {"back": answers_of(answer.conference), "answer": answer}


class Propose(OfAnswer, ActionPage):
    """How a quotation shall read, before somebody who does not know the family reviews it."""

    verb = "voice.propose"
    template_name = "voice/propose.html"
    form_class = forms.WordingForm
    title = "Připravit výrok"
    button = "Poslat k posouzení"
    intro = "Metodik uvidí jen tohle znění. Jméno, případ ani úřad ne."

    def initial(self) -> dict[str, Any]:
        return {"version": self.subject.version, "wording": queries.proposal(self.subject, self.at)}

    def act(self, answer: Answer, form: forms.WordingForm) -> Quotation:
        return actions.propose(answer, by=self.user, at=self.at, **form.cleaned_data)

    def success(self, answer: Answer, result: Quotation) -> tuple[str, str]:
        return "Výrok čeká na posouzení.", answers_of(answer.conference)


class Withdraw(OfAnswer, ActionPage):
    """A family asked by word of mouth."""

    verb = "voice.withdraw"
    title = "Stáhnout výrok"
    button = "Stáhnout"
    intro = f"Rodina vzala souhlas zpátky. {rules.CALLED_BACK}"

    def act(self, answer: Answer, form: Any) -> None:
        actions.withdraw(answer, by=self.user, at=self.at)

    def success(self, answer: Answer, result: Any) -> tuple[str, str]:
        return "Výrok je stažený ze všech stránek.", answers_of(answer.conference)


# What practice learns ----------------------------------------------------------------------------------------------


class ListQuotations(ReadPage):
    """Published quotations by question and by place."""

    verb = "voice.list"
    template_name = "voice/list.html"

    def context(self, subject: None) -> dict[str, Any]:
        return queries.shelf(self.user, self.at, self.request.GET.get("misto", ""))


class Blank(ReadPage):
    """The four questions on paper."""

    verb = "voice.see_blank"

    def answer(self) -> HttpResponse:
        return _pdf(to_pdf(documents.blank(days.local_day(self.at))), "hlas_rodin_otazky.pdf")


class Print(ActionPage):
    """Quotations on paper; where each went is kept."""

    verb = "voice.print_quotations"
    form_class = forms.PrintForm
    title = "Vytisknout výroky"
    button = "Připravit PDF"
    intro = "Vytisknou se jen výroky, které tam rodiny dovolily. Zapíšeme, že odešly na papír, pro případ stažení."

    def context(self, subject: None) -> dict[str, Any]:
        return {"back": reverse("voice:list")}

    def act(self, subject: None, form: forms.PrintForm) -> HttpResponse:
        place, on = Place(form.cleaned_data["place"]), days.local_day(self.at)
        rows = actions.print_quotations(None, place=place, by=self.user, at=self.at)
        return _pdf(to_pdf(documents.booklet(rows, place, on)), documents.file_name(place, on))


def _pdf(content: bytes, name: str) -> HttpResponse:
    return HttpResponse(
        content, content_type="application/pdf", headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


class OfQuotation(Page):
    """Pages about one wording that waits."""

    def find(self) -> Quotation:
        return self.one_of(policies.seen_quotations(self.user, self.at), pk=self.kwargs["pk"])

    def context(self, quotation: Quotation) -> dict[str, Any]:
        return {"quotation": quotation, "back": reverse("voice:list")}

    def initial(self) -> dict[str, Any]:
        return {"version": self.subject.version}

    def success(self, quotation: Quotation, result: Any) -> tuple[str, str]:
        return "Rozhodnutí je zapsané.", reverse("voice:list")


class Read(OfQuotation, ReadPage):
    """The wording, where it may stand, and two ways on."""

    verb = "voice.read"
    template_name = "voice/read.html"


class Release(OfQuotation, ActionPage):
    """Publishing a wording."""

    verb = "voice.release"
    form_class = forms.DecisionForm
    title = "Zveřejnit výrok"
    button = "Zveřejnit"

    @property
    def intro(self) -> str:
        return f"„{self.subject.text}“ Smí se použít: {', '.join(self.subject.place_words)}."

    def act(self, quotation: Quotation, form: forms.DecisionForm) -> Quotation:
        return actions.release(quotation, by=self.user, at=self.at, **form.cleaned_data)


class Refuse(OfQuotation, ActionPage):
    """Not publishing it."""

    verb = "voice.refuse"
    form_class = forms.ReasonForm
    title = "Výrok nezveřejnit"
    button = "Nezveřejnit"

    @property
    def intro(self) -> str:
        return f"„{self.subject.text}“"

    def act(self, quotation: Quotation, form: forms.ReasonForm) -> Quotation:
        return actions.refuse(quotation, by=self.user, at=self.at, **form.cleaned_data)


class CallBack(OfQuotation, ActionPage):
    """The family wants it gone and told its code."""

    verb = "voice.call_back"
    title = "Stáhnout výrok na přání rodiny"
    button = "Stáhnout výrok"

    intro = "Rodina řekla kód výroku. Slova se smažou, zůstane jen kód, podle kterého jdou najít vytištěné listy."

    def act(self, quotation: Quotation, form: Any) -> Quotation:
        return actions.call_back(quotation, by=self.user, at=self.at)
