"""The organiser's pages: who has a link, what came from whom, the child's page beside the child."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.safestring import mark_safe

from kruh.access.pages import ActionPage, Page, ReadPage
from kruh.conferences.models import Conference, Participant
from kruh.conferences.policies import case_conferences, relations
from kruh.directory.rules import phone_words
from kruh.family import documents, forms, policies
from kruh.family.actions import links as actions
from kruh.family.actions import pages as page_actions
from kruh.family.models import Link
from kruh.family.queries import close
from kruh.family.queries import links as queries
from kruh.family.queries import pages as page_queries
from kruh.family.views.pages import child_choices
from kruh.foundation import text

TAB = "conferences:invitations"
WHAT_A_LINK_DOES = "odkaz ukáže jen kdy a kde. Zbytek otevře až kód. Dosavadní odkaz přestane platit."
CHILD_SAVED = "Slova dítěte jsou uložená."


def pages_of(conference: Conference) -> str:
    """This will give the address of the list."""
    return reverse("family:pages", args=[conference.pk])


def name_of(link: Link) -> str:
    """This will give whose link it is."""
    return str(link.whose.name if link.member_id else link.whose.person.full_name)


def noted(number: int) -> str:
    """This will say how much was read."""
    return f"{text.plural(number, 'zpráva je přečtená', 'zprávy jsou přečtené', 'zpráv je přečtených')}."


class SeePages(ReadPage):
    """Everybody of the family's side with their link, its uses and what came by it."""

    verb = "family.see_pages"
    tab = TAB
    template_name = "family/staff/pages.html"

    def find(self) -> Conference:
        rows = case_conferences(self.user, self.at).select_related("case__key", "office", "venue")
        conference = self.one_of(rows, pk=self.kwargs["pk"])
        relations.remember(self.user, conference, self.at)
        return conference

    def context(self, conference: Conference) -> dict[str, Any]:
        return {**queries.page(conference, self.at), "until": self.at.isoformat()}


class NoteWords(ActionPage):
    """What came was read."""

    verb = "family.note_words"
    tab = TAB
    title = "Co přišlo od rodiny, je přečtené"
    button = "Mám přečteno"
    form_class = forms.NoteForm

    def find(self) -> Conference:
        return self.one_of(case_conferences(self.user, self.at).select_related("case__key"), pk=self.kwargs["pk"])

    def initial(self) -> dict[str, datetime]:
        return {"until": self.at}

    def context(self, conference: Conference) -> dict[str, Any]:
        return {"back": pages_of(conference)}

    def act(self, conference: Conference, form: forms.NoteForm) -> int:
        return actions.note_words(conference, until=form.cleaned_data["until"], by=self.user, at=self.at)

    def success(self, conference: Conference, result: int) -> tuple[str, str]:
        return noted(result), pages_of(conference)


class OfParticipant(ActionPage):
    """Something for one person at the table."""

    tab = TAB

    def find(self) -> Participant:
        return self.one_of(policies.visible_participants(self.user, self.at), pk=self.kwargs["pk"])

    def context(self, participant: Participant) -> dict[str, Any]:
        return {"back": pages_of(participant.conference), "participant": participant}


class MakeLink(OfParticipant):
    """A link for one person; an older one ends."""

    verb = "family.make_link"
    title = "Odkaz na stránku"
    button = "Vytvořit odkaz"

    @property
    def intro(self) -> str:
        name = self.subject.person.full_name
        return f"{name}: {WHAT_A_LINK_DOES}"

    def act(self, participant: Participant, form: Any) -> Link:
        return actions.make_link(participant, by=self.user, at=self.at)

    def success(self, participant: Participant, result: Link) -> tuple[str, str]:
        return f"{participant.person.full_name}: odkaz je hotový.", reverse("family:handout", args=[result.pk])


class OfLink(Page):
    """Something about one link; `of` begins the names of the addresses, which differ by the kind of conference."""

    tab = TAB
    of = ""

    def find(self) -> Link:
        return self.one_of(policies.visible_links(self.user, self.at), pk=self.kwargs["pk"])

    def context(self, link: Link) -> dict[str, Any]:
        return {"back": self.address("handout", link)}

    def address(self, page: str, about: Any) -> str:
        """This will give the address of a page about the link or its owner: `make-code` or `make-member-code`."""
        verb, _, what = page.rpartition("-")
        return reverse(f"family:{verb}{'-' if verb else ''}{self.of}{what}", args=[about.pk])

    def list_of(self, link: Link) -> str:
        """This will give the address of the list where the link stands."""
        return pages_of(link.conference)


class Handout(OfLink, ReadPage):
    """What one hands over, prints, copies or dictates."""

    verb = "family.make_link"
    template_name = "family/staff/handout.html"

    def context(self, link: Link) -> dict[str, Any]:
        phone = phone_words(self.user.phone) if self.user.phone else ""
        told = queries.handout(link, phone, self.at)
        square = mark_safe(documents.drawn(told["whole_address"]))  # noqa: S308 (drawn by the library from an address)
        around = {
            "give": self.address("make-code", link),
            "again": self.address("make-link", link.whose),
            "end": self.address("revoke-link", link),
        }
        return {**told, **around, "name": name_of(link), "square": square, "back": self.list_of(link)}


class MakeCode(OfLink, ActionPage):
    """The code for one link, shown this once."""

    verb = "family.make_code"
    title = "Kód ke stránce"
    button = "Vydat kód"

    @property
    def intro(self) -> str:
        return (
            "Kód řekněte osobně, nebo telefonem. Neposílejte ho stejnou cestou jako odkaz. "
            "Ukážeme ho jen jednou; dosavadní kód přestane platit."
        )

    def act(self, link: Link, form: Any) -> HttpResponse:
        code = actions.make_code(link, by=self.user, at=self.at)
        self.template_name = "family/staff/code.html"  # type: ignore[misc]
        back = self.address("handout", link)
        return self.shown(code=f"{code[:3]} {code[3:]}", name=name_of(link), back=back)


class RevokeLink(OfLink, ActionPage):
    """The link ends at once."""

    verb = "family.revoke_link"
    title = "Zrušit odkaz"
    button = "Zrušit odkaz"

    @property
    def intro(self) -> str:
        return "Odkaz i kód hned přestanou platit na všech zařízeních. Co už bylo řečeno, zůstane zapsané."

    def act(self, link: Link, form: Any) -> Link:
        actions.revoke_link(link, by=self.user, at=self.at)
        return link

    def success(self, link: Link, result: Link) -> tuple[str, str]:
        return "Odkaz je zrušený.", self.list_of(result)


# The child's page --------------------------------------------------------------------------------------------------


class ReadChildPage(ReadPage):
    """What the child wrote, word for word."""

    verb = "family.read_child_page"
    tab = TAB
    template_name = "family/staff/child_page.html"

    def find(self) -> Participant:
        rows = policies.visible_participants(self.user, self.at).filter(role="child")
        return self.one_of(rows, pk=self.kwargs["pk"])

    def context(self, participant: Participant) -> dict[str, Any]:
        again = reverse("family:write-child-page", args=[participant.pk])
        told = {"name": participant.person.full_name, "again": again, "back": pages_of(participant.conference)}
        return {**page_queries.read_page(participant), "close": close.told(participant), **told}


class WriteChildPage(OfParticipant):
    """The page opened beside the child, and read back to it before it is saved."""

    verb = "family.write_child_page"
    template_name = "family/staff/write_child_page.html"
    title = "Stránka dítěte"
    button = "Uložit slova dítěte"
    form_class = forms.GuidedForm

    def find(self) -> Participant:
        rows = policies.visible_participants(self.user, self.at).filter(role="child")
        return self.one_of(rows, pk=self.kwargs["pk"])

    def initial(self) -> dict[str, Any]:
        return page_queries.child_page(self.subject)

    def context(self, participant: Participant) -> dict[str, Any]:
        return {**super().context(participant), **child_choices()}

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        form = self.make_form(request.POST)
        if "precteno" in request.POST or not form.is_valid():
            return super().post(request, **kwargs)
        return self.shown(form=form, once=self._once(), is_read_back=True, **self.context(self.subject))

    def act(self, participant: Participant, form: forms.GuidedForm) -> None:
        told = {name: form.cleaned_data[name] for name in ("face", "how", "added")}
        sight = form.cleaned_data["sight"] or "preparing"
        page_actions.write_child_page(participant, words=form.words, sight=sight, by=self.user, at=self.at, **told)

    def success(self, participant: Participant, result: None) -> tuple[str, str]:
        return CHILD_SAVED, reverse("family:read-child-page", args=[participant.pk])
