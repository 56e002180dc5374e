"""The picture of the family: on the screen, on paper, and one step by which it grows."""

from typing import Any

from django.urls import reverse

from kruh.access.pages import ActionPage, ReadPage
from kruh.cases import actions, queries
from kruh.cases.forms.picture import KinForm
from kruh.cases.models import Case, CasePerson
from kruh.cases.views.files import InFile
from kruh.cases.vocabulary import KinStep, Part, PictureKind
from kruh.foundation.workflow import refuse_if

KNOWN = (
    "Podobného člověka už známe: {}. Když je v tomto případu, zapište mu jen vztah. Když je odjinud, přidejte ho přes "
    "„Přidat člověka“. A když je to někdo jiný, zaškrtněte to dole."
)


class Picture(InFile, ReadPage):
    """The family drawn from its ties, and the same in words; for one of three readers."""

    verb = "cases.read"
    template_name = "cases/picture.html"
    title = "Obrázek rodiny"
    back_to = "cases:people"

    def find(self) -> Case:
        return self.open_file()

    @property
    def kind(self) -> PictureKind:
        """This will give for whom the picture is; what is not known asks for the working one."""
        asked = self.request.GET.get("podoba", "")
        return PictureKind(asked) if asked in PictureKind.values else PictureKind.WORKING

    def context(self, case: Case) -> dict[str, Any]:
        kinds = [
            {"label": kind.label.capitalize(), "url": f"?podoba={kind}", "current": kind == self.kind}
            for kind in PictureKind
        ]
        return {**queries.picture(self.file, self.kind), "filters": kinds}


class PrintPicture(Picture):
    """The same on a sheet of its own, with the key to its lines."""

    template_name = "cases/print_picture.html"
    back_to = "cases:picture"

    def context(self, case: Case) -> dict[str, Any]:
        is_anonymous = self.kind == PictureKind.ANONYMOUS
        heading = "Obrázek jedné rodiny" if is_anonymous else f"Obrázek rodiny: {self.file.label}"
        return {**super().context(case), "heading": heading, "about": "" if is_anonymous else self.file.label}


class AddKin(InFile, ActionPage):
    """Somebody new and their place in the family at once."""

    verb = "cases.add_person"
    form_class = KinForm
    template_name = "cases/add_kin.html"
    title = "Přidat do rodiny"
    button = "Přidat a překreslit"
    back_to = "cases:picture"

    def find(self) -> Case:
        return self.open_file()

    def form_arguments(self) -> dict[str, Any]:
        return {"people": queries.choices(self.file.rows)}

    def initial(self) -> dict[str, Any]:
        return {"anchor": self.request.GET.get("kdo", "")}

    def context(self, case: Case) -> dict[str, Any]:
        return queries.picture(self.file, PictureKind.WORKING)

    def act(self, case: Case, form: KinForm) -> CasePerson:
        words = dict(form.cleaned_data)
        step, part = words.pop("step"), Part.CHILD if words.pop("is_child") else Part.FAMILY
        chosen = {str(row.id): row.person for row in self.file.rows}
        anchor, second = chosen[words.pop("anchor")], chosen.get(words.pop("second"))
        if not words.pop("is_other"):
            self._refuse_known(words)
        ties = queries.kin_ties(self.file, KinStep(step), anchor, second)
        return actions.add_person(case, by=self.user, at=self.at, part=part, **ties, **words)

    def _refuse_known(self, words: dict[str, Any]) -> None:
        who = {name: words[name] for name in ("first_name", "last_name", "birth_date")}
        found = queries.similar_people(self.user, self.at, self.subject.unit_id, **who)
        names = ", ".join(sorted({person.full_name for person, _, _ in found}))
        refuse_if([KNOWN.format(names)] if found else [])

    def success(self, case: Case, place: CasePerson) -> tuple[str, str]:
        return f"{place.person.full_name} je na obrázku.", reverse("cases:picture", args=[case.pk])
