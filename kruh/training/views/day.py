"""What the organiser does around the day: people, attendance, the end, the report; and who needs training."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from kruh.access.pages import ReadPage
from kruh.foundation import days
from kruh.training import actions, forms, policies
from kruh.training.documents import day as documents
from kruh.training.documents import report as report_documents
from kruh.training.models import SignUp, Workshop
from kruh.training.queries import people
from kruh.training.queries import report as queries
from kruh.training.rules import sign_up as rules
from kruh.training.views.frame import OfWorkshop, Step, pdf
from kruh.training.vocabulary import Place, Presence


class OfOrganiser(OfWorkshop):
    """Pages of the organiser; to others the workshop stays what they read of it."""

    def find(self) -> Workshop:
        return self.one_of(policies.organised(self.user, self.at), pk=self.kwargs["pk"])


class SeePeople(OfOrganiser, ReadPage):
    """Who has a place and who waits."""

    verb = "training.see_people"
    template_name = "training/people.html"

    def context(self, workshop: Workshop) -> dict[str, Any]:
        has_begun = workshop.starts_at <= self.at
        return {
            "people": people.living(workshop), "numbers": people.numbers(workshop),
            "can_add": not rules.blockers_to_add(workshop.state), "can_remove": not has_begun,
        }  # fmt: skip


class AddPerson(OfOrganiser, Step):
    """Somebody who said so by telephone, or who simply came."""

    verb = "training.add_person"
    form_class = forms.PersonForm
    title = "Zapsat člověka"
    button = "Zapsat"
    intro = "Kdo se přihlásil telefonem, nebo prostě přišel. Po začátku dostane místo, i když je plno."

    def act(self, workshop: Workshop, form: forms.PersonForm) -> SignUp:
        return actions.add_person(workshop, by=self.user, at=self.at, **form.cleaned_data)

    def success(self, workshop: Workshop, result: SignUp) -> tuple[str, str]:
        told = "Zapsáno, má místo." if result.state == Place.GOING else "Workshop je plný, zapsáno mezi náhradníky."
        return told, reverse("training:people", args=[workshop.pk])


class RemovePerson(Step):
    """Somebody who will not come after all."""

    verb = "training.remove_person"
    title = "Zrušit přihlášku"
    button = "Zrušit přihlášku"
    intro = "Místo dostane první náhradník. Má-li člověk e-mail, přijde mu o tom zpráva."
    tab = "training:list"

    def find(self) -> SignUp:
        return self.one_of(policies.listed_sign_ups(self.user, self.at), pk=self.kwargs["pk"])

    def context(self, sign_up: SignUp) -> dict[str, Any]:
        return {"about": sign_up.called}

    def act(self, sign_up: SignUp, form: Any) -> SignUp:
        return actions.remove_person(sign_up, by=self.user, at=self.at)

    def success(self, sign_up: SignUp, result: SignUp) -> tuple[str, str]:
        return "Přihláška je zrušená.", reverse("training:people", args=[sign_up.workshop_id])


class AttendancePaper(OfOrganiser, ReadPage):
    """The attendance sheet to sign."""

    verb = "training.see_people"

    def answer(self) -> HttpResponse:
        going = people.going(self.subject)
        return pdf(documents.attendance(self.subject, going, days.local_day(self.at)), "prezence.pdf")


class RecordAttendance(OfOrganiser, Step):
    """Who was there."""

    verb = "training.record_attendance"
    form_class = forms.AttendanceForm
    title = "Prezence"
    button = "Uložit prezenci"
    intro = (
        "Kdo byl na místě, tomu se hodiny zapíšou do přehledu vzdělání a dostane osvědčení. Opravit jde kdykoli. "
        "Kdo přišel bez přihlášky, toho nejdřív zapište na stránce Přihlášky."
    )
    done = "Prezence je uložená."

    def form_arguments(self) -> dict[str, Any]:
        return {"going": people.going(self.subject)}

    def act(self, workshop: Workshop, form: forms.AttendanceForm) -> None:
        present, absent = ([UUID(pk) for pk in form.chosen(one)] for one in (Presence.PRESENT, Presence.ABSENT))
        actions.record_attendance(workshop, present=present, absent=absent, by=self.user, at=self.at)


class Hold(OfOrganiser, Step):
    """The workshop took place."""

    verb = "training.hold"
    title = "Workshop proběhl"
    button = "Potvrdit, že proběhl"
    done = "Zapsáno. Teď doplňte prezenci."

    def act(self, workshop: Workshop, form: Any) -> None:
        actions.hold(workshop, by=self.user, at=self.at)


class Close(OfOrganiser, Step):
    """The end."""

    verb = "training.close"
    title = "Uzavřít workshop"
    button = "Uzavřít a poslat osvědčení"
    intro = (
        "Kdo byl na místě, tomu přijde odkaz na osvědčení a tři otázky beze jména. "
        "Odpovědi uvidíte, až jich bude aspoň pět."
    )
    done = "Workshop je uzavřený, osvědčení jsou na cestě."

    def act(self, workshop: Workshop, form: Any) -> None:
        actions.close(workshop, by=self.user, at=self.at)


class Reopen(OfOrganiser, Step):
    """The attendance has to be mended."""

    verb = "training.reopen"
    title = "Opravit uzavřený workshop"
    button = "Otevřít znovu"
    intro = "Prezenci pak můžete opravit a workshop znovu uzavřít. Nikomu nepřijde nic podruhé."
    done = "Workshop je znovu otevřený."

    def act(self, workshop: Workshop, form: Any) -> None:
        actions.reopen(workshop, by=self.user, at=self.at)


class ReadReport(OfOrganiser, ReadPage):
    """The closing report."""

    verb = "training.read_report"
    template_name = "training/report.html"

    def context(self, workshop: Workshop) -> dict[str, Any]:
        return {"report": queries.report(workshop), "said": queries.said(workshop)}


class ReportPaper(OfOrganiser, ReadPage):
    """The same on paper."""

    verb = "training.read_report"

    def answer(self) -> HttpResponse:
        found = queries.report(self.subject)
        return pdf(report_documents.closing(found, days.local_day(self.at)), "zprava.pdf")


class ReadNeeds(ReadPage):
    """Whose training is missing, ended or ends soon."""

    verb = "training.read_needs"
    template_name = "training/needs.html"
    tab = "training:list"

    def context(self, subject: None) -> dict[str, Any]:
        return {"needs": queries.needs(days.local_day(self.at))}
