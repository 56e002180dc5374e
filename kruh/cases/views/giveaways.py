"""The page about what else would tell a protected fact."""

from typing import Any

from kruh.access.pages import ActionPage
from kruh.cases import actions, queries
from kruh.cases.forms.giveaways import GiveawaysForm
from kruh.cases.models import ProtectedFact
from kruh.cases.rules import giveaways as rules
from kruh.cases.views.protection import OfFact


class ChangeGiveaways(OfFact, ActionPage):
    """Indirect ways by which a hidden place comes out."""

    verb = "cases.change_giveaways"
    form_class = GiveawaysForm
    template_name = "cases/form.html"
    title = "Co údaj prozrazuje"
    button = "Uložit seznam"
    back_to = "cases:protection"

    @property
    def intro(self) -> str:
        """This will say what the list is for, and of which fact."""
        near = "I bez přesného znění údaj prozradí třeba obec, škola nebo úřad poblíž. Dopis s takovým slovem neodejde."
        return f"{super().intro} {near}"

    def form_arguments(self) -> dict[str, Any]:
        fact: ProtectedFact = self.subject
        known, sender = fact.giveaways or [], str(fact.case.unit.name)
        return {"proposed": rules.suggestions(fact.kind, fact.value, known, sender, queries.schools_of(fact.case))}

    def initial(self) -> dict[str, Any]:
        return {"words": "\n".join(self.subject.giveaways or [])}

    def act(self, fact: ProtectedFact, form: GiveawaysForm) -> None:
        actions.change_giveaways(fact, words=form.told, by=self.user, at=self.at)

    def success(self, fact: ProtectedFact, result: None) -> tuple[str, str]:
        return "Seznam je uložený. Hlídáme i jeho slova.", self.back
