"""What people of the case are to one another."""

from typing import Any

from kruh.access.pages import ActionPage
from kruh.cases import actions, policies, queries
from kruh.cases.forms import people as forms
from kruh.cases.models import Case, Tie
from kruh.cases.views.files import InFile
from kruh.cases.vocabulary import tie_word


class TiePeople(InFile, ActionPage):
    """What one person is to another."""

    verb = "cases.tie"
    form_class = forms.TieForm
    template_name = "cases/form.html"
    title = "Přidat vztah"
    back_to = "cases:people"

    def find(self) -> Case:
        return self.open_file()

    def form_arguments(self) -> dict[str, Any]:
        return {"people": queries.choices(self.file.rows)}

    def initial(self) -> dict[str, Any]:
        return {"person": self.request.GET.get("kdo", "")}

    def act(self, case: Case, form: forms.TieForm) -> Tie:
        words = dict(form.cleaned_data)
        chosen = {str(row.id): row.person for row in self.file.rows}
        person, other = chosen[words.pop("person")], chosen[words.pop("other")]
        return actions.tie(case, by=self.user, at=self.at, person=person, other=other, **words)

    def success(self, case: Case, tie: Tie) -> tuple[str, str]:
        return "Vztah je uložený.", self.back


class Untie(InFile, ActionPage):
    """A tie that holds no more."""

    verb = "cases.untie"
    template_name = "cases/form.html"
    title = "Vztah už neplatí"
    button = "Ukončit vztah"
    back_to = "cases:people"

    def find(self) -> Tie:
        return self.one_of(policies.visible_ties(self.user, self.at), case=self.kwargs["case"], pk=self.kwargs["pk"])

    @property
    def intro(self) -> str:
        """This will say which tie it is."""
        faces = self.file.faces
        one, other = faces[self.subject.person_id], faces[self.subject.other_id]
        words = f"{one} – {tie_word(self.subject.kind, one.gender)} – {other}"
        return f"{words}. Vztah zůstane v historii případu."

    def act(self, tie: Tie, form: Any) -> None:
        actions.untie(tie, by=self.user, at=self.at)

    def success(self, tie: Tie, result: None) -> tuple[str, str]:
        return "Vztah už neplatí.", self.back
