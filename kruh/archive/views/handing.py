"""Archives that go out: on the case, the other person's consent, the file."""

from functools import cached_property
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse

from kruh.access.models import User
from kruh.access.pages import ActionPage, Page, ReadPage
from kruh.archive import actions, documents, forms, policies
from kruh.archive.models import HandOver
from kruh.archive.queries import hand_overs
from kruh.archive.rules import envelope
from kruh.cases.models import Case
from kruh.cases.views.files import InFile
from kruh.retention.policies import seconds


class ReadOfCase(InFile, ReadPage):
    """The archives of a case that were asked for."""

    verb = "archive.of_case"
    template_name = "archive/of_case.html"
    tab = "cases:overview"
    is_list = False

    def find(self) -> Case:
        return self.open_file()

    def context(self, case: Case) -> dict[str, Any]:
        return hand_overs.of_case(case)


class Ask(InFile, ActionPage):
    """Asking for an archive."""

    verb = "archive.ask"
    form_class = forms.AskForm
    title = "Požádat o archiv případu"
    button = "Požádat o souhlas"
    tab = "cases:overview"
    back_to = "archive:of-case"
    intro = (
        "Archiv je celý spis v jednom souboru zamčeném heslem: pro spisovnu, nebo když případ přechází do jiné "
        "instalace Kruhu. Nejdřív ho musí schválit ještě někdo z pracoviště."
    )

    def find(self) -> Case:
        return self.open_file()

    @cached_property
    def seconds(self) -> dict[str, User]:
        """This will give who may agree."""
        return {str(user.pk): user for user in seconds(self.user, self.subject.unit_id, self.at)}

    def form_arguments(self) -> dict[str, Any]:
        return {"seconds": [(pk, user.name) for pk, user in self.seconds.items()]}

    def act(self, case: Case, form: forms.AskForm) -> HandOver:
        words = form.cleaned_data
        told: dict[str, Any] = {"receiver": words["receiver"], "reason": words["reason"]}
        return actions.ask(case, second=self.seconds.get(words["second"]), by=self.user, at=self.at, **told)

    def success(self, case: Case, result: HandOver) -> tuple[str, str]:
        return "Žádost je podaná. Teď čeká na souhlas druhého člověka.", reverse("archive:hand-over", args=[result.pk])


class ListHandOvers(ReadPage):
    """The archives that concern the person."""

    verb = "archive.list"
    template_name = "archive/list.html"

    def context(self, subject: None) -> dict[str, Any]:
        return hand_overs.overview(self.user, self.at)


class OfHandOver(Page):
    """Pages about one archive that is given out."""

    def find(self) -> HandOver:
        return self.one_of(policies.visible(self.user, self.at), pk=self.kwargs["pk"])

    @property
    def home(self) -> str:
        """This will give the address of the hand-over."""
        return reverse("archive:hand-over", args=[self.kwargs["pk"]])

    def shown(self, status: int = 200, **extra: Any) -> HttpResponse:
        """This will add the way back."""
        own = "" if self.request.path == self.home else self.home
        trail = [("Archivy případů", reverse("archive:list")), (f"Archiv {self.subject}", own)]
        return super().shown(status, **{"trail": trail, "back": self.home, **extra})


class ReadHandOver(OfHandOver, ReadPage):
    """One archive: who asked, who agrees, whether it was given out."""

    verb = "archive.read"
    template_name = "archive/hand_over.html"
    is_list = False

    def context(self, hand_over: HandOver) -> dict[str, Any]:
        return hand_overs.of_hand_over(hand_over, self.user, self.at)


class Decision(OfHandOver, ActionPage):
    """A step about one hand-over."""

    def initial(self) -> dict[str, Any]:
        return {"version": self.subject.version}


class Agree(Decision):
    """The other person's consent."""

    verb = "archive.agree"
    form_class = forms.AgreeForm
    title = "Schválit vydání archivu"
    button = "Schválit"

    @property
    def intro(self) -> str:
        """This will say what leaves and where it goes."""
        hand_over = self.subject
        return (
            f"Celý spis {hand_over} odejde jako soubor zamčený heslem. Komu: {hand_over.receiver}. "
            f"Proč: {hand_over.reason.rstrip('.')}. Co jednou odejde, Kruh už nevezme zpátky."
        )

    def act(self, hand_over: HandOver, form: forms.AgreeForm) -> None:
        actions.agree(hand_over, version=form.cleaned_data["version"], by=self.user, at=self.at)

    def success(self, hand_over: HandOver, result: None) -> tuple[str, str]:
        return "Schváleno. Archiv teď může vydat vedoucí.", self.home


class Withdraw(Decision):
    """Nothing leaves."""

    verb = "archive.withdraw"
    form_class = forms.WithdrawForm
    title = "Zrušit žádost o archiv"
    button = "Zrušit žádost"
    intro = "Nic se nevydá. Požádat půjde znovu."

    def act(self, hand_over: HandOver, form: forms.WithdrawForm) -> None:
        words = form.cleaned_data
        actions.withdraw(hand_over, reason=words["reason"], version=words["version"], by=self.user, at=self.at)

    def success(self, hand_over: HandOver, result: None) -> tuple[str, str]:
        return "Žádost je zrušená, nic se nevydalo.", self.home


class Issue(OfHandOver, ActionPage):
    """The archive itself; the passphrase stands in the form and nowhere else."""

    verb = "archive.issue"
    form_class = forms.IssueForm
    template_name = "archive/issue.html"
    title = "Vydat archiv"
    button = "Vydat a stáhnout"

    def initial(self) -> dict[str, Any]:
        return {"passphrase": envelope.fresh_passphrase()}

    def form_page(self, form: Any, status: int = 200) -> HttpResponse:
        """This will not let the passphrase stay in the browser's memory."""
        answer = super().form_page(form, status)
        answer.headers["Cache-Control"] = "no-store"
        return answer

    def act(self, hand_over: HandOver, form: forms.IssueForm) -> bytes:
        passphrase = form.cleaned_data["passphrase"]
        return actions.issue(hand_over, passphrase=passphrase, by=self.user, at=self.at)

    def _act_once(self, form: Any) -> HttpResponse:
        """A download that failed may be asked for again; each one is a line of the trail."""
        with transaction.atomic():
            content = self.act(self.subject, form)
        told = {"Content-Disposition": f'attachment; filename="{documents.file_name(self.at)}"'}
        headers = {**told, "X-Content-Type-Options": "nosniff", "Cache-Control": "no-store"}
        return HttpResponse(content, content_type="application/octet-stream", headers=headers)
