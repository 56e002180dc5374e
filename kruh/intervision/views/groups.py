"""Pages of intervision groups; to everybody but the members they do not exist."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse

from kruh.access.models import User
from kruh.access.pages import ActionPage, Page, ReadPage
from kruh.intervision import actions, forms, policies, queries
from kruh.intervision.models import Group, Meeting, Member
from kruh.intervision.vocabulary import Standing

LIST = "Intervize"


class ListGroups(ReadPage):
    """One's groups and invitations."""

    verb = "intervision.list"
    template_name = "intervision/list.html"

    def context(self, subject: None) -> dict[str, Any]:
        return queries.lists(self.user, self.at)


class Found(ActionPage):
    """A new group."""

    verb = "intervision.found"
    form_class = forms.GroupForm
    title = "Nová skupina"
    button = "Založit"
    intro = "O skupině budou vědět jen lidé, které pozvete. Nevidí ji vedení ani správce."

    def initial(self) -> dict[str, Any]:
        return {"rules": forms.RULES}

    def context(self, subject: None) -> dict[str, Any]:
        return {"back": reverse("intervision:list")}

    def act(self, subject: None, form: Any) -> Group:
        unit = queries.home(self.user, self.at)
        return actions.found(unit, by=self.user, at=self.at, **form.cleaned_data)

    def success(self, subject: None, result: Group) -> tuple[str, str]:
        return "Skupina je založená. Teď pozvěte ostatní.", reverse("intervision:group", args=[result.pk])


class OfGroup(Page):
    """Pages about one group."""

    standing = Standing.MEMBER

    def find(self) -> Any:
        return self.one_of(policies.groups(self.user, self.at, self.standing), pk=self.kwargs["pk"])

    def shown(self, status: int = 200, **extra: Any) -> HttpResponse:
        """This will add the name of the group and the way back."""
        group = policies.group_of(self.subject)
        assert group is not None
        listed, home = reverse("intervision:list"), reverse("intervision:group", args=[group.pk])
        if self.standing == Standing.INVITED:  # whoever is only invited sees nothing of the group but its rules
            home = listed
        own = "" if home in (self.request.path, listed) else home
        trail = [(LIST, listed), (str(group), own)]
        return super().shown(status, **{"group": group, "trail": trail, "back": home, **extra})


class ReadGroup(OfGroup, ReadPage):
    """The members, the rules and the calendar."""

    verb = "intervision.read"
    template_name = "intervision/group.html"

    def context(self, group: Group) -> dict[str, Any]:
        return queries.page_of(group, self.user, self.at)


class GroupStep(OfGroup, ActionPage):
    """A step taken with one group."""

    done = ""

    def success(self, group: Group, result: Any) -> tuple[str, str]:
        return self.done, reverse("intervision:group", args=[group.pk])


class Change(GroupStep):
    """Another name, other rules."""

    verb = "intervision.change"
    form_class = forms.GroupForm
    title = "Název a pravidla"
    done = "Uloženo."

    def initial(self) -> dict[str, Any]:
        return {"name": self.subject.name, "rules": self.subject.rules}

    def act(self, group: Group, form: Any) -> None:
        actions.change(group, by=self.user, at=self.at, **form.cleaned_data)


class Invite(GroupStep):
    """A colleague is invited."""

    verb = "intervision.invite"
    form_class = forms.InviteForm
    title = "Pozvat do skupiny"
    button = "Pozvat"
    done = "Pozvánka je na cestě."

    def act(self, group: Group, form: Any) -> Member:
        return actions.invite(group, email=form.cleaned_data["email"], by=self.user, at=self.at)


class Accept(GroupStep):
    """The rules are taken."""

    verb = "intervision.accept"
    template_name = "intervision/accept.html"
    standing = Standing.INVITED
    title = "Pozvání do skupiny"
    button = "Přijímám pravidla a vstupuji"
    done = "Jste ve skupině."

    def act(self, group: Group, form: Any) -> None:
        actions.accept(group, by=self.user, at=self.at)


class ToList(GroupStep):
    """A step after which the group is seen no more."""

    def success(self, group: Group, result: Any) -> tuple[str, str]:
        return self.done, reverse("intervision:list")


class Decline(ToList):
    """The invitation is turned down."""

    verb = "intervision.decline"
    standing = Standing.INVITED
    title = "Odmítnout pozvání"
    button = "Odmítnout"
    done = "Pozvání je odmítnuté."

    def act(self, group: Group, form: Any) -> None:
        actions.decline(group, by=self.user, at=self.at)


class Leave(ToList):
    """A member leaves."""

    verb = "intervision.leave"
    title = "Odejít ze skupiny"
    button = "Odejít"
    intro = "Skupinu ani nic z ní už neuvidíte. Zapsané hodiny vám zůstanou. O čem se mluvilo, platí mlčenlivost dál."
    done = "Ze skupiny jste odešli."

    def act(self, group: Group, form: Any) -> None:
        actions.leave(group, by=self.user, at=self.at)


class Remove(GroupStep):
    """Somebody's membership or invitation ends."""

    verb = "intervision.remove"
    title = "Ukončit členství"
    button = "Ukončit"
    done = "Členství skončilo."

    @property
    def intro(self) -> str:
        """This will say whose."""
        return f"{self.person().name} přestane skupinu hned vidět."

    def person(self) -> User:
        """This will give whose membership is meant."""
        pk: UUID = self.kwargs["user"]
        everybody = [*queries.members(self.subject), *queries.invited(self.subject)]
        found = next((one.user for one in everybody if one.user_id == pk), None)
        if found is None:
            raise Http404
        return found

    def act(self, group: Group, form: Any) -> None:
        actions.remove(group, user=self.person(), by=self.user, at=self.at)


class Plan(GroupStep):
    """A date."""

    verb = "intervision.plan"
    form_class = forms.MeetingForm
    title = "Domluvit setkání"
    button = "Uložit a dát vědět ostatním"
    done = "Setkání je domluvené a ostatní o něm vědí."

    def act(self, group: Group, form: Any) -> Meeting:
        return actions.plan(group, by=self.user, at=self.at, **form.cleaned_data)
