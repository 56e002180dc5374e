"""The coordinator's pages: who of the circle has a link, what came from whom, the child's page beside the child."""

from datetime import datetime
from typing import Any

from django.urls import reverse

from kruh.access.pages import ActionPage, Page, ReadPage
from kruh.family import forms, policies
from kruh.family.actions import links as actions
from kruh.family.models import Link
from kruh.family.queries import circle as queries
from kruh.family.queries import close
from kruh.family.queries import pages as page_queries
from kruh.family.views import links
from kruh.family.views.pages import child_choices
from kruh.family_conferences.models import FamilyConference, Member
from kruh.family_conferences.policies import visible_conferences
from kruh.family_conferences.policies.circle import visible_members
from kruh.family_conferences.policies.relations import led


def answers_of(conference: FamilyConference) -> str:
    """This will give the address of the list."""
    return reverse("family:answers", args=[conference.pk])


class OfFamilyConference(Page):
    """Finds a family conference that the person may know of."""

    def find(self) -> FamilyConference:
        pk = self.kwargs["pk"]
        found: FamilyConference = led(self.user, pk, self.at) or self.one_of(
            visible_conferences(self.user, self.at), pk=pk
        )
        return found


class SeeAnswers(OfFamilyConference, ReadPage):
    """Everybody of the circle with their link, its uses and what came by it."""

    verb = "family.see_answers"
    template_name = "family/staff/answers.html"

    def context(self, conference: FamilyConference) -> dict[str, Any]:
        back = reverse("family_conferences:circle", args=[conference.pk])
        return {**queries.page(conference, self.at), "back": back}


class NoteAnswers(OfFamilyConference, ActionPage):
    """What came was read."""

    verb = "family.note_words"
    title = "Co přišlo od rodiny, je přečtené"
    button = "Mám přečteno"
    form_class = forms.NoteForm

    def initial(self) -> dict[str, datetime]:
        return {"until": self.at}

    def context(self, conference: FamilyConference) -> dict[str, Any]:
        return {"conference": conference, "back": answers_of(conference)}

    def act(self, conference: FamilyConference, form: forms.NoteForm) -> int:
        return actions.note_words(conference, until=form.cleaned_data["until"], by=self.user, at=self.at)

    def success(self, conference: FamilyConference, result: int) -> tuple[str, str]:
        return links.noted(result), answers_of(conference)


class MakeMemberLink(ActionPage):
    """A link for somebody of the circle; an older one ends."""

    verb = "family.make_link"
    title = "Odkaz na stránku"
    button = "Vytvořit odkaz"

    @property
    def intro(self) -> str:
        return f"{self.subject.name}: {links.WHAT_A_LINK_DOES}"

    def find(self) -> Member:
        return self.one_of(visible_members(self.user, self.at), pk=self.kwargs["pk"])

    def context(self, member: Member) -> dict[str, Any]:
        return {"conference": member.conference, "back": answers_of(member.conference)}

    def act(self, member: Member, form: Any) -> Link:
        return actions.make_link(member, by=self.user, at=self.at)

    def success(self, member: Member, result: Link) -> tuple[str, str]:
        return f"{member.name}: odkaz je hotový.", reverse("family:member-handout", args=[result.pk])


class MemberHandout(links.Handout):
    """What the coordinator hands over, prints, copies or dictates."""

    of, tab = "member-", ""

    def find(self) -> Link:
        return self.one_of(policies.visible_member_links(self.user, self.at), pk=self.kwargs["pk"])

    def list_of(self, link: Link) -> str:
        return answers_of(link.conference)


class MakeMemberCode(links.MakeCode):
    """The code for one link, shown this once."""

    of, tab = "member-", ""

    def find(self) -> Link:
        return self.one_of(policies.visible_member_links(self.user, self.at), pk=self.kwargs["pk"])


class RevokeMemberLink(links.RevokeLink):
    """The link ends at once."""

    of, tab = "member-", ""

    def find(self) -> Link:
        return self.one_of(policies.visible_member_links(self.user, self.at), pk=self.kwargs["pk"])

    def list_of(self, link: Link) -> str:
        return answers_of(link.conference)


class ReadMemberChildPage(ReadPage):
    """What a child of the circle wrote, word for word; the coordinator alone reads it."""

    verb = "family.read_child_page"
    template_name = "family/staff/child_page.html"

    def find(self) -> Member:
        rows = visible_members(self.user, self.at).filter(is_child=True)
        return self.one_of(rows, pk=self.kwargs["pk"])

    def context(self, member: Member) -> dict[str, Any]:
        again = reverse("family:write-member-child-page", args=[member.pk])
        told = {"name": str(member.name), "again": again, "back": answers_of(member.conference)}
        return {**page_queries.read_page(member), "close": close.told(member), **told}


class WriteMemberChildPage(links.WriteChildPage):
    """The page opened beside a child of the circle, and read back to it before it is saved."""

    tab = ""

    def find(self) -> Any:
        rows = visible_members(self.user, self.at).filter(is_child=True)
        return self.one_of(rows, pk=self.kwargs["pk"])

    def context(self, member: Any) -> dict[str, Any]:
        return {**child_choices(), "conference": member.conference, "back": answers_of(member.conference)}

    def success(self, member: Any, result: None) -> tuple[str, str]:
        return links.CHILD_SAVED, reverse("family:read-member-child-page", args=[member.pk])
