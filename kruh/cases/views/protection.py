"""Who must not meet and what must not be told: the page, the opened value, and the forms."""

from typing import Any

from django.urls import reverse

from kruh.access.pages import ActionPage, ReadPage
from kruh.access.policy import may
from kruh.cases import actions, policies, queries
from kruh.cases.forms import protection as forms
from kruh.cases.models import Apart, Case, ProtectedFact
from kruh.cases.queries.protection import names_hidden_from, with_hidden
from kruh.cases.rules import giveaways
from kruh.cases.views.files import InFile
from kruh.foundation import days


class Protection(InFile, ReadPage):
    """Pairs to be kept apart and protected facts, without the values."""

    verb = "cases.see_protection"
    template_name = "cases/see_protection.html"

    def find(self) -> Case:
        return self.open_file()

    def context(self, case: Case) -> dict[str, Any]:
        faces, day = self.file.faces, self.file.day
        pairs = queries.pairs_of(case, faces)
        facts = queries.facts_of(case, faces)
        return {
            "pairs": [pair for pair in pairs if pair.lasts(day)],
            "past_pairs": [pair for pair in pairs if not pair.lasts(day)],
            "facts": [row for row in facts if row.lasts(day)],
            "past_facts": [row for row in facts if not row.lasts(day)],
        }


class OfFact(InFile):
    """Pages about one protected fact."""

    back_to = "cases:protection"

    def find(self) -> ProtectedFact:
        rows = policies.visible_facts(self.user, self.at)
        return self.one_of(rows, case=self.kwargs["case"], pk=self.kwargs["pk"])

    @property
    def intro(self) -> str:
        """This will say which fact it is without telling it."""
        whose = self.file.faces[self.subject.person_id].full_name
        return f"Co chráníme: {self.subject.get_kind_display()}. Koho se to týká: {whose}."


class ReadProtected(OfFact, ReadPage):
    """The value itself; each opening is kept in the trail."""

    verb = "cases.read_protected"
    template_name = "cases/read_protected.html"

    def context(self, fact: ProtectedFact) -> dict[str, Any]:
        row = next(row for row in queries.facts_of(fact.case, self.file.faces) if row.fact.pk == fact.pk)
        return {"row": row, "value": fact.value, "reason": fact.reason}


class Protect(InFile, ActionPage):
    """What is from a day on to hold among people of the case."""

    template_name = "cases/form.html"
    back_to = "cases:protection"

    def find(self) -> Case:
        return self.open_file()

    def form_arguments(self) -> dict[str, Any]:
        return {"people": queries.choices(self.file.rows)}

    def initial(self) -> dict[str, Any]:
        return {"valid_from": self.file.day}


class KeepApart(Protect):
    """Two people who must not meet."""

    verb = "cases.keep_apart"
    form_class = forms.KeepApartForm
    title = "Kdo se nesmí potkat"

    def act(self, case: Case, form: forms.KeepApartForm) -> Apart:
        words = dict(form.cleaned_data)
        chosen = {str(row.id): row.person for row in self.file.rows}
        person, other = chosen[words.pop("person")], chosen[words.pop("other")]
        return actions.keep_apart(case, by=self.user, at=self.at, person=person, other=other, **words)

    def success(self, case: Case, apart: Apart) -> tuple[str, str]:
        return "Omezení je uložené. Při plánování setkání na něj upozorníme.", self.back


class ProtectFact(Protect):
    """A value that must not reach somebody."""

    verb = "cases.protect_fact"
    form_class = forms.ProtectFactForm
    title = "Chránit údaj"

    def act(self, case: Case, form: forms.ProtectFactForm) -> ProtectedFact:
        words = dict(form.cleaned_data)
        chosen = {str(row.id): row.person for row in self.file.rows}
        person, hidden = chosen[words.pop("person")], [chosen[pk] for pk in words.pop("hidden_from")]
        return actions.protect_fact(case, by=self.user, at=self.at, person=person, hidden_from=hidden, **words)

    def success(self, case: Case, fact: ProtectedFact) -> tuple[str, str]:
        around = queries.around_fact(fact) if may(self.user, "cases.change_giveaways", fact, self.at) else None
        if around is None or not giveaways.suggestions(*around):
            return "Údaj je chráněný. Pohlídáme ho v dopisech i v zápisu.", self.back
        teller = "Prozradila by ho i škola" if giveaways.of_schools(*around) else "Prozradit ho může i obec nebo ulice"
        address = reverse("cases:change-giveaways", args=[case.pk, fact.pk])
        return f"Údaj je chráněný. {teller}, potvrďte prosím, co máme hlídat s ním.", address


class ProposeLifting(OfFact, ActionPage):
    """Proposing the end of protecting a fact."""

    verb = "cases.propose_lifting"
    form_class = forms.EndForm
    template_name = "cases/form.html"
    title = "Navrhnout konec ochrany údaje"
    button = "Navrhnout konec"

    @property
    def intro(self) -> str:
        """This will say which fact it is and that one person is not enough."""
        return f"{super().intro} Ochrana skončí, až konec potvrdí někdo další z týmu. Do té doby platí dál."

    def initial(self) -> dict[str, Any]:
        return {"last_day": self.file.day}

    def act(self, fact: ProtectedFact, form: forms.EndForm) -> None:
        actions.propose_lifting(fact, by=self.user, at=self.at, **form.cleaned_data)

    def success(self, fact: ProtectedFact, result: None) -> tuple[str, str]:
        return "Návrh je uložený. Ochrana platí, dokud konec nepotvrdí někdo další z týmu.", self.back


class LiftProtection(OfFact, ActionPage):
    """The second person's yes to the end of a protection."""

    verb = "cases.lift_protection"
    template_name = "cases/form.html"
    title = "Potvrdit konec ochrany"
    button = "Potvrdit konec ochrany"

    def find(self) -> ProtectedFact:
        rows = with_hidden(policies.visible_facts(self.user, self.at))
        return self.one_of(rows, case=self.kwargs["case"], pk=self.kwargs["pk"])

    @property
    def intro(self) -> str:
        """This will say what was proposed, by whom and why, and who may learn of it afterwards."""
        return f"{super().intro} {proposal_words(self.subject)} {self.consequence()}".strip()

    def consequence(self) -> str:
        """This will name those from whom the fact is hidden until the end."""
        hidden = names_hidden_from(self.subject, self.file.faces)
        return f"Potom už údaj neskryjeme, {'smí' if len(hidden) == 1 else 'smějí'} ho znát: {', '.join(hidden)}."

    def act(self, fact: ProtectedFact, form: Any) -> None:
        actions.lift_protection(fact, by=self.user, at=self.at)

    def success(self, fact: ProtectedFact, result: None) -> tuple[str, str]:
        return "Konec ochrany je potvrzený.", self.back


class KeepProtection(LiftProtection):
    """Going on with the protection."""

    verb = "cases.keep_protection"
    title = "Ponechat ochranu"
    button = "Ponechat ochranu"

    def consequence(self) -> str:
        return ""

    def act(self, fact: ProtectedFact, form: Any) -> None:
        actions.keep_protection(fact, by=self.user, at=self.at)

    def success(self, fact: ProtectedFact, result: None) -> tuple[str, str]:
        return "Ochrana platí dál.", self.back


def proposal_words(fact: ProtectedFact) -> str:
    """This will tell the proposal in a sentence."""
    if fact.proposed_by is None or fact.proposed_last_day is None:
        return "Konec ochrany teď nikdo nenavrhuje."
    return (
        f"{fact.proposed_by.name}: poslední den ochrany má být {days.day(fact.proposed_last_day)}. "
        f"Důvod: {fact.proposed_reason}"
    )


class EndApart(InFile, ActionPage):
    """The end of keeping two people apart."""

    verb = "cases.end_apart"
    form_class = forms.EndForm
    template_name = "cases/form.html"
    title = "Ukončit omezení"
    button = "Ukončit omezení"
    back_to = "cases:protection"

    def find(self) -> Apart:
        rows = policies.visible_apart(self.user, self.at)
        return self.one_of(rows, case=self.kwargs["case"], pk=self.kwargs["pk"])

    @property
    def intro(self) -> str:
        """This will say which two people it is about."""
        faces = self.file.faces
        names = f"{faces[self.subject.person_id].full_name} a {faces[self.subject.other_id].full_name}"
        return f"{names}: {self.subject.get_kind_display()}."

    def initial(self) -> dict[str, Any]:
        return {"last_day": self.file.day}

    def act(self, apart: Apart, form: forms.EndForm) -> None:
        actions.end_apart(apart, by=self.user, at=self.at, **form.cleaned_data)

    def success(self, apart: Apart, result: None) -> tuple[str, str]:
        return "Konec omezení je uložený.", self.back
