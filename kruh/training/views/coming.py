"""What a colleague does: signs up, leaves, takes the certificate."""

from typing import Any

from django.http import Http404, HttpResponse

from kruh.access.pages import ReadPage
from kruh.training import actions, policies
from kruh.training.documents import day as documents
from kruh.training.models import SignUp, Workshop
from kruh.training.queries import people
from kruh.training.views.frame import OfWorkshop, Step, page_of, pdf
from kruh.training.vocabulary import Place


class SignMeUp(Step):
    """A colleague signs up."""

    verb = "training.sign_up"
    title = "Přihlásit se na workshop"
    button = "Přihlásit se na workshop"
    intro = "Pořadatel uvidí vaše jméno a kde pracujete. Když bude plno, zařadíme vás mezi náhradníky."

    def act(self, workshop: Workshop, form: Any) -> SignUp | None:
        return actions.sign_up(workshop, by=self.user, at=self.at)

    def success(self, workshop: Workshop, result: SignUp) -> tuple[str, str]:
        told = "Máte místo." if result.state == Place.GOING else "Workshop je plný, jste mezi náhradníky."
        return told, page_of(workshop)


class SignMeOff(Step):
    """A colleague leaves."""

    verb = "training.leave"
    title = "Zrušit účast na workshopu"
    button = "Zrušit účast"
    intro = "Místo dostane první náhradník."
    done = "Účast je zrušená."

    def act(self, workshop: Workshop, form: Any) -> SignUp:
        own = people.own(workshop, self.user)
        if own is None:
            raise Http404
        return actions.leave(workshop, sign_up=own, by=self.user, at=self.at)


class ReadCertificate(OfWorkshop, ReadPage):
    """The certificate of a colleague, or of anybody to the organiser."""

    verb = "training.read_certificate"

    def find(self) -> SignUp:
        rows = policies.visible_sign_ups(self.user, self.at).exclude(certificate_mark=None)
        return self.one_of(rows, pk=self.kwargs["pk"])

    def answer(self) -> HttpResponse:
        return pdf(documents.certificate(self.subject), "osvedceni.pdf")
