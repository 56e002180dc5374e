"""Pages of the bill: one conference's, its steps, the papers, and the organisation's list."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import reverse

from kruh.access.pages import ActionPage, Page, ReadPage
from kruh.billing import actions, documents, forms, policies
from kruh.billing.models import Bill
from kruh.billing.queries import bill as queries
from kruh.billing.queries import listing
from kruh.billing.rules import bill as rules
from kruh.conferences.models import Conference
from kruh.foundation import days, typesetting

KINDS = {
    "pdf": ("application/pdf", typesetting.to_pdf),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", typesetting.to_docx),
}


def page_of(conference: Conference) -> str:
    """This will give the address of the conference's bill."""
    return reverse("billing:bill", args=[conference.pk])


class ListBills(ReadPage):
    """All bills of the consultant's organisation."""

    verb = "billing.list_bills"
    template_name = "billing/list_bills.html"

    def context(self, subject: None) -> dict[str, Any]:
        return listing.bill_list(self.user, self.at, self.request.GET.get("stav", ""), self.page_number)


class OfConference(Page):
    """A page about the bill of a conference that the person may know of."""

    def find(self) -> Conference:
        """This will find the conference, also one that ended long ago, while its bill is the organisation's."""
        rows = queries.with_day(policies.known_conferences(self.user, self.at))
        found = self.one_of(rows, pk=self.kwargs["pk"])
        policies.remember(self.user, found, self.at)
        return found


class SeeBill(OfConference, ReadPage):
    """The bill of one conference."""

    verb = "billing.see_bill"
    template_name = "billing/see_bill.html"

    def context(self, conference: Conference) -> dict[str, Any]:
        return queries.bill_page(conference, self.user, self.at)


class StartBill(OfConference, ActionPage):
    """The draft from the day's facts."""

    verb = "billing.start_bill"
    title = "Připravit vyúčtování"
    button = "Připravit vyúčtování"

    def context(self, conference: Conference) -> dict[str, Any]:
        return {"back": page_of(conference)}

    def act(self, conference: Conference, form: Any) -> Bill:
        return actions.start_bill(conference, by=self.user, at=self.at)

    def success(self, conference: Conference, result: Bill) -> tuple[str, str]:
        return "Vyúčtování je připravené z údajů ze setkání. Zkontrolujte ho.", page_of(conference)


class OfBill(Page):
    """A page about one bill."""

    tab = "billing:bill"

    def rows(self) -> QuerySet[Bill]:
        """This will give the list filter."""
        return policies.visible_bills(self.user, self.at)

    def find(self) -> Bill:
        """This will find the bill through the list filter."""
        found = self.one_of(self.rows(), pk=self.kwargs["bill"])
        policies.remember_of_bill(self.user, found)
        return found


class BillStep(OfBill, ActionPage):
    """A step taken with a bill; leads back to it."""

    template_name = "billing/step.html"
    done = ""

    def context(self, bill: Bill) -> dict[str, Any]:
        return {"bill": bill, "back": page_of(bill.conference)}

    def success(self, bill: Bill, result: Any) -> tuple[str, str]:
        return self.done, page_of(bill.conference)


class ChangeBill(BillStep):
    """Hours, travel, order number."""

    verb = "billing.change_bill"
    form_class = forms.BillForm
    template_name = "billing/change_bill.html"
    title = "Upravit vyúčtování"
    button = "Uložit"
    done = "Uloženo."

    def initial(self) -> dict[str, Any]:
        bill = self.subject
        return {"minutes": bill.minutes, "order_number": bill.order_number, "note": bill.note, "version": bill.version}

    def form_arguments(self) -> dict[str, Any]:
        trips = [(trip, queries.traveller(trip)) for trip in queries.trips_of(self.subject)]
        asked = queries.asked_for_billing(self.subject, self.user, self.at)
        return {"trips": trips, "is_no_show": self.subject.is_no_show, "asked": asked}

    def act(self, bill: Bill, form: forms.BillForm) -> Bill:
        return actions.change_bill(bill, by=self.user, at=self.at, **form.words())


class IssueBill(BillStep):
    """The bill gets its number, after a look at who pays, how much, until when and under which symbol."""

    verb = "billing.issue_bill"
    form_class = forms.IssueForm
    template_name = "billing/issue_bill.html"
    title = "Zkontrolujte a vystavte"
    button = "Vystavit vyúčtování"
    done = "Vyúčtování je vystavené. Pracoviště ho vidí v Kruhu i s platbou."

    def rows(self) -> QuerySet[Bill]:
        return queries.for_check(self.user, self.at)

    def context(self, bill: Bill) -> dict[str, Any]:
        shown = queries.check_page(bill, self.at)
        return {**super().context(bill), **shown, "version": shown["checked"].version}

    def act(self, bill: Bill, form: forms.IssueForm) -> Bill:
        checked = rules.Checked(**form.cleaned_data)
        return actions.issue_bill(bill, checked=checked, by=self.user, at=self.at)


class RecordPayment(BillStep):
    """The money came."""

    verb = "billing.record_payment"
    form_class = forms.PaymentForm
    title = "Zapsat platbu"
    button = "Zapsat platbu"
    done = "Platba je zapsaná."

    def initial(self) -> dict[str, Any]:
        return {"paid_on": days.local_day(self.at)}

    def act(self, bill: Bill, form: forms.PaymentForm) -> Bill:
        return actions.record_payment(bill, by=self.user, at=self.at, **form.cleaned_data)


class CancelBill(BillStep):
    """The bill does not hold."""

    verb = "billing.cancel_bill"
    form_class = forms.CancelForm
    title = "Stornovat vyúčtování"
    button = "Stornovat"
    done = "Vyúčtování je stornované. Když je potřeba, připravte nové."
    dropped = "Návrh je zahozený. Když je potřeba, připravte nový."

    def act(self, bill: Bill, form: forms.CancelForm) -> Bill:
        return actions.cancel_bill(bill, by=self.user, at=self.at, **form.cleaned_data)

    def success(self, bill: Bill, result: Bill) -> tuple[str, str]:
        return (self.done if result.number else self.dropped), page_of(bill.conference)


class BillFile(OfBill, ReadPage):
    """The bill on paper; the name of the file says nothing about anybody."""

    verb = "billing.see_bill"

    def answer(self) -> HttpResponse:
        ending = self.kwargs["ending"]
        mime, make = KINDS[ending]
        name = rules.file_name(self.subject.number, self.subject.conference.number, ending)
        body = make(documents.invoice(self.subject))
        return HttpResponse(body, content_type=mime, headers={"Content-Disposition": f'attachment; filename="{name}"'})
