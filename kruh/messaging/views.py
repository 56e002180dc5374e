"""Pages about messages: the list, one message, the decisions about it, and the mailbox of the demo."""

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse

from kruh.access.pages import ActionPage, Page, ReadPage
from kruh.messaging import actions, forms, policies, queries
from kruh.messaging.models import KeptMail, Message

DOWNLOADABLE = ("application/pdf", "text/calendar")


class ListMessages(ReadPage):
    """Všechny moje zprávy."""

    verb = "messaging.list_messages"
    template_name = "messaging/list_messages.html"

    def context(self, subject: Any) -> dict[str, Any]:
        return queries.message_list(self.user, self.at, self.request.GET.get("stav", ""), self.page_number)


class OfMessage(Page):
    """A page about one message that the person may see."""

    def find(self) -> Message:
        """This will find the message through the list filter."""
        rows = policies.visible_messages(self.user, self.at).select_related("key", "unit", "author")
        return self.one_of(rows, pk=self.kwargs["message"])


class Read(OfMessage, ReadPage):
    """One message."""

    verb = "messaging.read"
    template_name = "messaging/read.html"

    def context(self, subject: Message) -> dict[str, Any]:
        return queries.one_message(subject)


class ReadAttachment(OfMessage, ReadPage):
    """An attachment of a message, only ever to be saved."""

    verb = "messaging.read"

    def answer(self) -> HttpResponse:
        found = self.subject.attachments.filter(pk=self.kwargs["attachment"]).first()
        if found is None:
            raise Http404
        return download(found.file_name, found.mime.split(";")[0], found.content)


class Decide(OfMessage, ActionPage):
    """What all decisions about a message share."""

    template_name = "messaging/decide.html"
    said: str

    def context(self, subject: Message) -> dict[str, Any]:
        return {"back": reverse("messaging:read", args=[subject.pk])}

    def success(self, subject: Message, result: Any) -> tuple[str, str]:
        return self.said, reverse("messaging:read", args=[subject.pk])


class DecideUnsure(Decide):
    """Nobody knows whether it left."""

    verb = "messaging.decide_unsure"
    form_class = forms.DecisionForm
    template_name = "messaging/decide_unsure.html"
    title = "Odešla zpráva, nebo ne?"
    button = "Uložit rozhodnutí"
    said = "Rozhodnutí je uložené."

    def act(self, subject: Message, form: forms.DecisionForm) -> Message:
        return actions.decide_unsure(subject, by=self.user, at=self.at, **form.cleaned_data)


class Resend(Decide):
    """Once more, to a mended address."""

    verb = "messaging.resend"
    form_class = forms.AddressForm
    template_name = "messaging/resend.html"
    title = "Poslat znovu"
    button = "Poslat znovu"
    said = "Zpráva je znovu zařazená k odeslání."

    def initial(self) -> dict[str, Any]:
        return {"address": self.subject.address}

    def act(self, subject: Message, form: forms.AddressForm) -> Message:
        return actions.resend(subject, by=self.user, at=self.at, **form.cleaned_data)


class HandOver(Decide):
    """Printed, told by phone, sent by data box."""

    verb = "messaging.hand_over"
    title = "Zpráva je předaná"
    button = "Ano, je předaná"
    intro = (
        "Potvrďte, až zprávu příjemce opravdu má: dostal ji vytištěnou, přečetli jste mu ji po telefonu, nebo odešla "
        "datovou schránkou. E-mailem už pak neodejde."
    )
    said = "Předání je zapsané."

    def act(self, subject: Message, form: Any) -> Message:
        return actions.hand_over(subject, by=self.user, at=self.at)


class Cancel(Decide):
    """It shall not go."""

    verb = "messaging.cancel"
    title = "Stáhnout zprávu"
    button = "Stáhnout zprávu"
    intro = "Zpráva už sama neodejde a nikdo na ni nebude čekat. V přehledu zůstane jako stažená."
    said = "Zpráva je stažená a sama už neodejde."

    def act(self, subject: Message, form: Any) -> Message:
        return actions.cancel(subject, by=self.user, at=self.at)


# The mailbox of the demo --------------------------------------------------------------------------------------------


class ReadDemoMailbox(ReadPage):
    """Every mail that the demo kept instead of sending."""

    verb = "messaging.read_demo_mailbox"
    template_name = "messaging/read_demo_mailbox.html"

    def context(self, subject: Any) -> dict[str, Any]:
        return {"mails": queries.mailbox()}


class ReadKeptMail(ReadPage):
    """One kept mail as its reader would see it."""

    verb = "messaging.read_demo_mailbox"
    template_name = "messaging/read_kept_mail.html"

    def find(self) -> KeptMail:
        return self.one_of(policies.visible_mailbox(), pk=self.kwargs["mail"])

    def context(self, subject: KeptMail) -> dict[str, Any]:
        return queries.kept_mail(subject)


class ReadKeptFile(ReadKeptMail):
    """An attachment of a kept mail."""

    def answer(self) -> HttpResponse:
        files = list(queries.parsed(self.subject).iter_attachments())
        number = self.kwargs["number"]
        if number >= len(files):
            raise Http404
        part = files[number]
        return download(part.get_filename() or "priloha", part.get_content_type(), part.get_payload(decode=True))


def download(name: str, mime: str, content: Any) -> HttpResponse:
    """This will give a file that the browser saves and never runs."""
    kind = mime if mime in DOWNLOADABLE else "application/octet-stream"
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Content-Security-Policy"] = "sandbox"
    return answer
