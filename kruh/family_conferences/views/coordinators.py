"""Pages of the coordinators of a region, and the own page of each."""

from typing import Any

from django.urls import reverse

from kruh.access.pages import ActionPage, Page, ReadPage
from kruh.family_conferences.actions import coordinators as actions
from kruh.family_conferences.forms import coordinators as forms
from kruh.family_conferences.forms.referral import ReasonForm
from kruh.family_conferences.models import Coordinator, Hours
from kruh.family_conferences.policies import coordinators as policies
from kruh.family_conferences.queries import coordinators as queries
from kruh.family_conferences.vocabulary import Asked
from kruh.foundation import days

LIST = "family_conferences:coordinators"


def page_of(record: Coordinator) -> str:
    """This will give the address of somebody's record."""
    return reverse("family_conferences:coordinator-record", args=[record.pk])


class ListCoordinators(ReadPage):
    """Everybody of the administrator's regions, by how far they are."""

    verb = "family_conferences.list_coordinators"
    template_name = "family_conferences/coordinators.html"

    def context(self, subject: None) -> dict[str, Any]:
        return queries.listing(self.user, self.at)


class OwnTraining(ReadPage):
    """The coordinator's own way: training, hours, what ends soon."""

    verb = "family_conferences.see_own_training"
    template_name = "family_conferences/own_training.html"

    def context(self, subject: None) -> dict[str, Any]:
        return queries.own_page(self.user, self.at)


class OfRecord(Page):
    """Finds somebody of the administrator's regions."""

    def find(self) -> Any:
        rows = queries.with_numbers(policies.visible_coordinators(self.user, self.at), days.local_day(self.at))
        return self.one_of(rows, pk=self.kwargs["pk"])


class Record(OfRecord, ReadPage):
    """Everything known of somebody, and the next step."""

    verb = "family_conferences.see_coordinator_record"
    template_name = "family_conferences/coordinator_record.html"

    def context(self, record: Coordinator) -> dict[str, Any]:
        return queries.record_page(record, self.at)


class RecordStep(OfRecord, ActionPage):
    """A step about somebody; leads back to the record."""

    done = "Uloženo."

    def context(self, record: Coordinator) -> dict[str, Any]:
        return {"record": record, "back": page_of(record)}

    def success(self, record: Coordinator, result: Any) -> tuple[str, str]:
        return self.done, page_of(record)


class ChangeCoordinator(RecordStep):
    """The contact and what the person told."""

    verb = "family_conferences.change_coordinator"

    @property
    def title(self) -> str:  # type: ignore[override]
        """This will name the person."""
        return str(self.subject.name)

    @property
    def form_class(self) -> Any:  # type: ignore[override]
        """Whom the directory knows keeps name and languages there."""
        return forms.RecordForm if self.subject.professional_id else forms.CandidateForm

    def initial(self) -> dict[str, Any]:
        record = self.subject
        names = ("first_name", "last_name", "gender", "phone", "email", "area", "languages")
        told = {asked.value: record.answers.get(asked.value, "") for asked in Asked}
        return {**{name: getattr(record, name) or "" for name in names}, **told}

    def context(self, record: Coordinator) -> dict[str, Any]:
        return {**super().context(record), "version": record.version}

    def act(self, record: Coordinator, form: Any) -> Coordinator:
        typed = self.request.POST.get("version", "")
        version = int(typed) if typed.isascii() and typed.isdecimal() else None
        return actions.change_coordinator(record, words=form.cleaned_data, version=version, by=self.user, at=self.at)


class RecordCoordinatorTraining(RecordStep):
    """A finished training; kept in the directory like everybody's."""

    verb = "family_conferences.record_coordinator_training"
    form_class = forms.CourseForm
    title = "Výcvik koordinace"
    button = "Zapsat výcvik"
    done = "Výcvik je zapsaný."

    def act(self, record: Coordinator, form: forms.CourseForm) -> Coordinator:
        return actions.record_coordinator_training(record, by=self.user, at=self.at, **form.cleaned_data)


class RecordHours(RecordStep):
    """Once that the work was talked over."""

    verb = "family_conferences.record_hours"
    form_class = forms.HoursForm
    title = "Intervize a supervize"
    button = "Zapsat hodiny"
    done = "Hodiny jsou zapsané."

    def initial(self) -> dict[str, Any]:
        return {"on": days.local_day(self.at)}

    def act(self, record: Coordinator, form: forms.HoursForm) -> Hours:
        return actions.record_hours(record, by=self.user, at=self.at, **form.words())


class RemoveHours(ActionPage):
    """Hours written down by mistake."""

    verb = "family_conferences.remove_hours"
    title = "Smazat zapsané hodiny"
    button = "Smazat"

    def find(self) -> Hours:
        return self.one_of(policies.visible_hours(self.user, self.at), pk=self.kwargs["pk"])

    @property
    def intro(self) -> str:
        hours = self.subject
        return f"{hours.coordinator.name}: {hours.get_kind_display()}, {days.day(hours.on)}."

    def context(self, hours: Hours) -> dict[str, Any]:
        return {"back": page_of(hours.coordinator)}

    def act(self, hours: Hours, form: Any) -> Coordinator:
        return actions.remove_hours(hours, by=self.user, at=self.at)

    def success(self, hours: Hours, result: Coordinator) -> tuple[str, str]:
        return "Hodiny jsou smazané.", page_of(result)


class NameGuide(RecordStep):
    """Who leads somebody through the first conference."""

    verb = "family_conferences.name_guide"
    form_class = forms.GuideForm
    title = "Průvodce první konferencí"
    button = "Určit průvodce"
    intro = (
        "Vybírejte z těch, kdo už koordinují samostatně. Průvodce uvidí konferenci až po přijetí nabídky a jen ke "
        "čtení; přístup mu skončí, jakmile potvrdíte samostatnost."
    )
    done = "Průvodce je určený. Teď jde nabídnout první konferenci."

    def make_form(self, data: Any = None, files: Any = None) -> Any:
        form = super().make_form(data, files)
        assert isinstance(form, forms.GuideForm)
        self.known = {str(who.pk): who for who in queries.guides(self.subject, self.at)}
        form.offer("guide", [("", "Vyberte"), *((pk, who.short_name) for pk, who in self.known.items())])
        return form

    def initial(self) -> dict[str, Any]:
        return {"guide": str(self.subject.guide_id or "")}

    def act(self, record: Coordinator, form: forms.GuideForm) -> Coordinator:
        guide = self.known[form.cleaned_data["guide"]]
        return actions.name_guide(record, guide=guide, by=self.user, at=self.at)


class ConfirmIndependent(RecordStep):
    """The first conference is behind; from now on alone."""

    verb = "family_conferences.confirm_independent"
    title = "Koordinuje samostatně"
    button = "Potvrdit"
    intro = "Další konference povede bez průvodce. Průvodce tím ztratí přístup k té první."
    done = "Potvrzeno."

    def act(self, record: Coordinator, form: Any) -> Coordinator:
        return actions.confirm_independent(record, by=self.user, at=self.at)


class Pause(RecordStep):
    """Nothing is offered for a while."""

    verb = "family_conferences.pause"
    form_class = ReasonForm
    title = "Dát pauzu"
    button = "Dát pauzu"
    intro = "Nové nabídky nebudou chodit. Co je rozpracované, pokračuje."
    done = "Zapsáno. Nabídky teď nechodí."

    def act(self, record: Coordinator, form: ReasonForm) -> Coordinator:
        return actions.pause(record, by=self.user, at=self.at, **form.cleaned_data)


class Resume(RecordStep):
    """Back from a pause."""

    verb = "family_conferences.resume"
    title = "Konec pauzy"
    button = "Znovu nabízet konference"
    done = "Konference jdou zase nabízet."

    def act(self, record: Coordinator, form: Any) -> Coordinator:
        return actions.resume(record, by=self.user, at=self.at)


class EndCoordinating(RecordStep):
    """Somebody coordinates no more."""

    verb = "family_conferences.end_coordinating"
    form_class = ReasonForm
    title = "Ukončit koordinaci"
    button = "Ukončit"
    intro = "Nabídky už chodit nebudou. Odpovědi z dotazníku se smažou, výcvik zůstane v adresáři."
    done = "Zapsáno."

    def act(self, record: Coordinator, form: ReasonForm) -> Coordinator:
        return actions.end_coordinating(record, by=self.user, at=self.at, **form.cleaned_data)
