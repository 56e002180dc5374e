"""The page about what else would tell a protected fact."""

from functools import cached_property
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

    @cached_property
    def about(self) -> tuple[Any, ...]:
        """This will give what is known of the fact, for proposals."""
        return queries.around_fact(self.subject)

    def form_arguments(self) -> dict[str, Any]:
        return {"proposed": rules.suggestions(*self.about)}

    def initial(self) -> dict[str, Any]:
        """A school tells the place at once; it is ticked until somebody has decided about the list."""
        fresh = self.subject.giveaways is None
        ticked = rules.of_schools(*self.about) if fresh else []
        return {"words": "\n".join(self.subject.giveaways or []), "proposed": ticked}

    def act(self, fact: ProtectedFact, form: GiveawaysForm) -> None:
        actions.change_giveaways(fact, words=form.told, by=self.user, at=self.at)

    def success(self, fact: ProtectedFact, result: None) -> tuple[str, str]:
        return "Seznam je uložený. Hlídáme i jeho slova.", self.back
