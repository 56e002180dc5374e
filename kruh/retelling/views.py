"""Writing a story with the findings beside it, and signing it."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse

from kruh.access.models import User
from kruh.access.pages import ActionPage, KeepPage, Page, ReadPage
from kruh.case_stories.models import Story
from kruh.cases.models import Case
from kruh.cases.views.files import InFile
from kruh.retelling import actions, forms, policies, queries
from kruh.retelling.models import Draft


class ListDrafts(ReadPage):
    """What the person writes, and what waits for its signature."""

    verb = "retelling.list"
    template_name = "retelling/list.html"

    def context(self, subject: None) -> dict[str, Any]:
        return {"back": reverse("case_stories:list"), **queries.lists(self.user, self.at)}


class Begin(InFile, ActionPage):
    """Beginning a story from a case."""

    verb = "retelling.begin"
    title = "Napsat kazuistiku"
    button = "Začít psát"
    tab = "cases:overview"
    back_to = "cases:overview"
    intro = (
        "Píšete vlastními slovy. Asistent zná z případu jména, místa a čísla, ukáže je v textu a navrhne náhrady. "
        "Po zveřejnění se rozepsaný text i vazba na případ smažou."
    )

    def find(self) -> Case:
        return self.open_file()

    def act(self, case: Case, form: Any) -> Draft:
        return actions.begin(case, by=self.user, at=self.at)

    def success(self, case: Case, draft: Draft) -> tuple[str, str]:
        return "Můžete psát. Ukládá se to samo.", reverse("retelling:draft", args=[draft.pk])


class BeginFree(ActionPage):
    """Beginning a story that is of no case here."""

    verb = "retelling.begin_free"
    title = "Napsat kazuistiku bez případu"
    button = "Začít psát"
    intro = (
        "Pro příběh, který v Kruhu nemá případ. Asistent hledá jména a místa jen podle pravidel, a druhý podpis musí "
        "dát někdo z jiné organizace. Příběh z případu začněte raději na stránce případu."
    )

    def context(self, subject: None) -> dict[str, Any]:
        return {"back": reverse("retelling:list")}

    def act(self, subject: None, form: Any) -> Draft:
        return actions.begin_free(subject, by=self.user, at=self.at)

    def success(self, subject: None, draft: Draft) -> tuple[str, str]:
        return "Můžete psát. Ukládá se to samo.", reverse("retelling:draft", args=[draft.pk])


class OfDraft(Page):
    """Pages about one draft."""

    subject: Draft

    def rows(self) -> QuerySet[Draft]:
        """This will give the drafts among which to look: the own ones."""
        return policies.own_drafts(self.user, self.at).select_related("key", "case__key", "case__unit", "author")

    def find(self) -> Draft:
        return self.one_of(self.rows(), pk=self.kwargs["pk"])

    def shown(self, status: int = 200, **extra: Any) -> HttpResponse:
        """This will add the way back."""
        home = self.home
        back = reverse("retelling:list") if self.request.path == home else home
        return super().shown(status, **{"about": "Kazuistika", "back": back, **extra})

    @property
    def home(self) -> str:
        """This will give the page of the draft."""
        return reverse("retelling:draft", args=[self.kwargs["pk"]])


class Write(OfDraft, ActionPage):
    """The text with its findings."""

    verb = "retelling.write"
    form_class = forms.WriteForm
    template_name = "retelling/write.html"
    title = "Kazuistika"
    button = "Uložit a podívat se znovu"

    def initial(self) -> dict[str, Any]:
        draft = self.subject
        return {name: getattr(draft, name) for name in ("version", "title", "theme", "text", "helped")}

    def context(self, draft: Draft) -> dict[str, Any]:
        keep = {"autosave": reverse("retelling:keep", args=[draft.pk])} if draft.is_writing else {}
        return {**keep, **queries.page(draft, self.at)}

    def act(self, draft: Draft, form: forms.WriteForm) -> Draft:
        version = form.cleaned_data["version"]
        return actions.write(draft, words=form.words(), version=version, by=self.user, at=self.at)

    def success(self, draft: Draft, result: Any) -> tuple[str, str]:
        return "Uloženo.", self.home


class Keep(KeepPage, Write):
    """The same while somebody still writes; the findings are told anew."""

    def beside(self, kept: Draft) -> dict[str, str]:
        shown = {"subject": kept, **queries.page(kept, self.at)}
        return {"nalezy": render_to_string("retelling/findings.html", shown, request=self.request)}


class Decide(OfDraft, ActionPage):
    """Settling one finding."""

    verb = "retelling.decide"
    form_class = forms.DecideForm
    title = "Rozhodnout o jednom místě"
    button = "Uložit"

    def act(self, draft: Draft, form: forms.DecideForm) -> Draft:
        told = form.cleaned_data
        instead = told["instead"] if told["choice"] == "replace" else ""
        return actions.decide(
            draft, part=told["part"], start=told["start"], words=told["words"], instead=instead, why=told["why"],
            by=self.user, at=self.at,
        )  # fmt: skip

    def success(self, draft: Draft, result: Any) -> tuple[str, str]:
        return "Rozhodnuto.", f"{self.home}#nalezy"


class ReplaceAll(OfDraft, ActionPage):
    """Taking every proposal that is at least likely."""

    verb = "retelling.replace_all"
    title = "Nahradit vše jisté a pravděpodobné"
    button = "Nahradit"
    intro = "Všechny návrhy kromě těch jen možných se zapíšou do textu. Potom si text přečtěte celý."

    def act(self, draft: Draft, form: Any) -> Draft:
        return actions.replace_all(draft, by=self.user, at=self.at)

    def success(self, draft: Draft, result: Any) -> tuple[str, str]:
        return "Nahrazeno. Přečtěte si prosím celý text.", self.home


class Submit(OfDraft, ActionPage):
    """The first signature."""

    verb = "retelling.submit"
    form_class = forms.ReaderForm
    title = "Podepsat a poslat k druhému podpisu"
    button = "Podepsat a poslat"
    intro = "Podpisem říkáte, že jste celý text přečetli a že podle něj rodinu nikdo nepozná."

    def form_arguments(self) -> dict[str, Any]:
        return {"people": queries.readers(self.subject, self.at)}

    def act(self, draft: Draft, form: forms.ReaderForm) -> Draft:
        reader = get_object_or_404(User, pk=form.cleaned_data["reader"])
        return actions.submit(draft, reader=reader, by=self.user, at=self.at)

    def success(self, draft: Draft, result: Any) -> tuple[str, str]:
        return "Podepsáno. Kazuistika čeká na druhý podpis.", reverse("retelling:list")


class TakeBack(OfDraft, ActionPage):
    """Taking the first signature back."""

    verb = "retelling.take_back"
    title = "Vzít kazuistiku zpátky"
    button = "Vzít zpátky"
    intro = "Druhý člověk ji přestane vidět a vy ji můžete upravit."

    def act(self, draft: Draft, form: Any) -> Draft:
        return actions.take_back(draft, by=self.user, at=self.at)

    def success(self, draft: Draft, result: Any) -> tuple[str, str]:
        return "Kazuistika je zase rozepsaná.", self.home


class Discard(OfDraft, ActionPage):
    """Throwing a draft away."""

    verb = "retelling.discard"
    title = "Zahodit kazuistiku"
    button = "Zahodit"
    intro = "Text zmizí a nejde vrátit."

    def act(self, draft: Draft, form: Any) -> None:
        actions.discard(draft, by=self.user, at=self.at)

    def success(self, draft: Draft, result: Any) -> tuple[str, str]:
        return "Kazuistika je zahozená.", reverse("retelling:list")


# The second signature ----------------------------------------------------------------------------------------------


class OfAsked(OfDraft):
    """Pages for the one who was asked to sign; nothing of the case is told here."""

    def rows(self) -> QuerySet[Draft]:
        return policies.asked_drafts(self.user, self.at).select_related("key", "case__key", "case__unit", "author")

    @property
    def home(self) -> str:
        """This will give the page on which the story is read."""
        return reverse("retelling:read", args=[self.kwargs["pk"]])


class Read(OfAsked, ReadPage):
    """The story as it would be in the library, with what stays and why."""

    verb = "retelling.read"
    template_name = "retelling/read.html"

    def context(self, draft: Draft) -> dict[str, Any]:
        return {"kept": [(words, why) for words, why in draft.settled.items() if why]}


class Release(OfAsked, ActionPage):
    """The second signature, after which the story is in the library and the draft is no more."""

    verb = "retelling.release"
    title = "Podepsat a zveřejnit"
    button = "Podepsat a zveřejnit"
    intro = (
        "Podpisem říkáte, že rodinu neznáte a že ji podle textu nepoznáte ani vy. Kazuistika se objeví v knihovně, "
        "rozepsaný text i vazba na případ se smažou a nejdou obnovit."
    )

    def act(self, draft: Draft, form: Any) -> Story:
        return actions.release(draft, by=self.user, at=self.at)

    def success(self, draft: Draft, story: Story) -> tuple[str, str]:
        return "Kazuistika je v knihovně.", reverse("case_stories:story", args=[story.pk])


class SendBack(OfAsked, ActionPage):
    """Giving a story back to its author."""

    verb = "retelling.send_back"
    form_class = forms.ReasonForm
    title = "Vrátit autorovi"
    button = "Vrátit"
    intro = "Napište, co v textu může rodinu prozradit nebo co je potřeba změnit."

    def act(self, draft: Draft, form: forms.ReasonForm) -> Draft:
        return actions.send_back(draft, reason=form.cleaned_data["reason"], by=self.user, at=self.at)

    def success(self, draft: Draft, result: Any) -> tuple[str, str]:
        return "Kazuistika je vrácená autorovi.", reverse("retelling:list")


class Refuse(SendBack):
    """Saying that a story must not be released."""

    verb = "retelling.refuse"
    title = "Odmítnout zveřejnění"
    button = "Odmítnout"
    intro = "Příběh se nezveřejní ani po úpravách. Napište proč; autor ho pak může jen zahodit."

    def act(self, draft: Draft, form: forms.ReasonForm) -> Draft:
        return actions.refuse(draft, reason=form.cleaned_data["reason"], by=self.user, at=self.at)

    def success(self, draft: Draft, result: Any) -> tuple[str, str]:
        return "Zveřejnění je odmítnuté, autor se dozví důvod.", reverse("retelling:list")
