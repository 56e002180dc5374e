"""The lists, the announcement and its life, files, measures of the region's plan."""

from typing import Any, ClassVar

from django.forms import BaseForm
from django.http import HttpResponse
from django.urls import reverse

from kruh.access.pages import ActionPage, ReadPage
from kruh.directory import policies as directory
from kruh.foundation import days
from kruh.training import actions, forms, policies
from kruh.training.models import Material, Measure, Workshop
from kruh.training.queries import listing
from kruh.training.views.frame import OfWorkshop, Step, page_of

WORDS = (
    "title", "aim", "capacity", "programme", "lecturers", "place", "online_link", "audience", "kind", "hours",
    "valid_months", "bring", "project", "funder", "is_listed",
)  # fmt: skip


class ListWorkshops(ReadPage):
    """What is ahead and what was."""

    verb = "training.list"
    template_name = "training/list.html"

    def context(self, subject: None) -> dict[str, Any]:
        asked = self.request.GET
        behind = listing.fulfilling(self.user, self.at, asked.get("opatreni", ""), asked.get("rok", ""))
        shown = behind or listing.lists(self.user, self.at, self.page_number)
        return {**shown, "can_announce": policies.announces(self.user, None, self.at),
                "is_methodologist": policies.is_methodologist(self.user, None, self.at)}  # fmt: skip


class ReadWorkshop(OfWorkshop, ReadPage):
    """One workshop: everybody reads the announcement, the organiser what to do next."""

    verb = "training.read"
    template_name = "training/workshop.html"

    def context(self, workshop: Workshop) -> dict[str, Any]:
        return listing.page_of(workshop, self.user, self.at)


class Written(ActionPage):
    """What writing and changing an announcement share."""

    form_class = forms.WorkshopForm

    def form_arguments(self) -> dict[str, Any]:
        """This will give what can be chosen."""
        return {"offered": listing.choices(self.user, self.at)}

    def words(self, form: forms.WorkshopForm) -> dict[str, Any]:
        """This will give the words of the announcement with what was chosen."""
        told = dict(form.cleaned_data)
        chosen = {"venue": listing.venue(told.pop("venue")), "measure": listing.measure(told.pop("measure"))}
        return {**told, **chosen, "taught_by": listing.teachers(told.pop("taught_by", []))}


class PrepareWorkshop(Written):
    """A new workshop."""

    verb = "training.prepare"
    title = "Nový workshop"
    button = "Uložit a pokračovat"
    tab = "training:list"

    def context(self, subject: None) -> dict[str, Any]:
        return {"back": reverse("training:list")}

    def act(self, subject: None, form: Any) -> Workshop:
        return actions.prepare(listing.home(self.user, self.at), by=self.user, at=self.at, **self.words(form))

    def success(self, subject: None, result: Workshop) -> tuple[str, str]:
        return "Rozepsané oznámení je uložené. Zatím ho vidíte jen vy.", page_of(result)


class ChangeWorkshop(Written, Step):
    """The announcement written anew."""

    verb = "training.change"
    title = "Upravit workshop"
    done = "Uloženo."
    intro = "Když se u vypsaného workshopu změní den, hodiny nebo místo, napíšeme to všem přihlášeným."

    def initial(self) -> dict[str, Any]:
        one = self.subject
        told = {name: getattr(one, name) for name in WORDS}
        when = {"day": one.day, "begins": days.local(one.starts_at).time(), "ends": days.local(one.ends_at).time()}
        chosen = {"venue": str(one.venue_id or ""), "measure": str(one.measure_id or "")}
        return {**told, **when, **chosen, "taught_by": [str(who.pk) for who in one.taught_by.all()]}

    def act(self, workshop: Workshop, form: Any) -> Workshop:
        return actions.change(workshop, by=self.user, at=self.at, **self.words(form))


class Announce(Step):
    """The announcement goes out."""

    verb = "training.announce"
    title = "Vypsat workshop"
    button = "Vypsat"
    intro = "Oznámení uvidí všichni, kdo s Kruhem pracují. Ostatním pošlete veřejný odkaz, účet nepotřebují."
    done = "Workshop je vypsaný. Lidé se můžou hlásit."

    def act(self, workshop: Workshop, form: Any) -> None:
        actions.announce(workshop, by=self.user, at=self.at)


class Cancel(Step):
    """The workshop is off."""

    verb = "training.cancel"
    form_class = forms.ReasonForm
    title = "Zrušit workshop"
    button = "Zrušit a napsat přihlášeným"
    intro = "Každému, kdo má místo nebo čeká, přijde jedna zpráva s důvodem."
    done = "Workshop je zrušený a přihlášeným jsme napsali."

    def act(self, workshop: Workshop, form: forms.ReasonForm) -> None:
        actions.cancel(workshop, reason=form.cleaned_data["reason"], by=self.user, at=self.at)


class AddMaterial(Step):
    """A file for those who come."""

    verb = "training.add_material"
    form_class = forms.MaterialForm
    title = "Přidat podklad"
    button = "Přidat"
    done = "Podklad je přidaný."

    def act(self, workshop: Workshop, form: forms.MaterialForm) -> Material:
        told = form.cleaned_data
        return actions.add_material(workshop, file=told["file"], name=told["name"], by=self.user, at=self.at)


class OfMaterial(OfWorkshop):
    """Pages about one file."""

    def find(self) -> Material:
        return self.one_of(policies.visible_materials(self.user, self.at), pk=self.kwargs["pk"])


class ReadMaterial(OfMaterial, ReadPage):
    """The file itself."""

    verb = "training.read_material"

    def answer(self) -> HttpResponse:
        return file_of(self.subject)


def file_of(material: Material) -> HttpResponse:
    """This will give the file to keep."""
    ending = "pdf" if material.mime == "application/pdf" else "jpg"
    told = {"Content-Disposition": f'attachment; filename="podklad.{ending}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(material.content, content_type=material.mime, headers=told)


class RemoveMaterial(OfMaterial, Step):
    """The file is taken away."""

    verb = "training.remove_material"
    title = "Odebrat podklad"
    button = "Odebrat"
    done = "Podklad je pryč."

    def act(self, material: Material, form: Any) -> None:
        actions.remove_material(material, by=self.user, at=self.at)


# Measures ----------------------------------------------------------------------------------------------------------


class ListMeasures(ReadPage):
    """The measures of the regions' plans."""

    verb = "training.read_measures"
    template_name = "training/measures.html"
    tab = "training:list"

    def context(self, subject: None) -> dict[str, Any]:
        shown = {"table": listing.measures(self.user, self.at)}
        return {**shown, "is_methodologist": policies.is_methodologist(self.user, None, self.at)}


class AddMeasure(ActionPage):
    """Another measure."""

    verb = "training.save_measure"
    form_class: ClassVar[type[BaseForm]] = forms.NewMeasureForm
    title = "Opatření plánu kraje"
    tab = "training:list"

    def form_arguments(self) -> dict[str, Any]:
        self.regions = list(directory.visible_regions(self.user, self.at))
        return {"regions": [(one.pk, one.name) for one in self.regions]}

    def context(self, subject: Any) -> dict[str, Any]:
        return {"back": reverse("training:measures")}

    def act(self, subject: Any, form: Any) -> Measure:
        told = dict(form.cleaned_data)
        region = told.pop("region", None)
        about = subject or next(one for one in self.regions if one.pk == region)
        return actions.save_measure(about, by=self.user, at=self.at, **told)

    def success(self, subject: Any, result: Measure) -> tuple[str, str]:
        return "Opatření je uložené.", reverse("training:measures")


class ChangeMeasure(AddMeasure):
    """A measure changed."""

    form_class = forms.MeasureForm

    def find(self) -> Measure:
        return self.one_of(policies.visible_measures(self.user, self.at), pk=self.kwargs["pk"])

    def form_arguments(self) -> dict[str, Any]:
        return {}

    def initial(self) -> dict[str, Any]:
        return {name: getattr(self.subject, name) for name in ("code", "text", "since", "until")}
