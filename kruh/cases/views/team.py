"""The team of a case, handing it over, and who looked at it."""

from functools import cached_property
from typing import Any
from uuid import UUID

from django.urls import reverse

from kruh.access.models import User
from kruh.access.pages import ActionPage, ReadPage
from kruh.access.roles import Role
from kruh.cases import actions, policies, queries
from kruh.cases.forms import team as forms
from kruh.cases.models import Case, TeamMember
from kruh.cases.views.files import InFile
from kruh.cases.vocabulary import TeamRole


class Team(InFile, ReadPage):
    """Who may know about the case and until when."""

    verb = "cases.read"
    template_name = "cases/team.html"

    def find(self) -> Case:
        return self.open_file()

    def context(self, case: Case) -> dict[str, Any]:
        team = queries.team_of(case, self.at)
        return {"present": [row for row in team if row.is_valid], "past": [row for row in team if not row.is_valid]}


class Readers(InFile, ReadPage):
    """Who opened or changed the case."""

    verb = "cases.see_readers"
    template_name = "cases/see_readers.html"

    def find(self) -> Case:
        return self.open_file()

    def context(self, case: Case) -> dict[str, Any]:
        return {"looks": queries.looks(case)}


class WithColleagues(InFile):
    """Forms in which a colleague is chosen."""

    back_to = tab = "cases:team"
    roles: tuple[Role, ...] = ()

    def find(self) -> Case:
        return self.open_file()

    @cached_property
    def colleagues(self) -> dict[UUID, User]:
        """This will give the people who work at the case's office."""
        return {user.pk: user for user in queries.colleagues_of(self.subject, self.at, *self.roles)}

    def form_arguments(self) -> dict[str, Any]:
        """A form sent twice must still be understood, so whoever was chosen stays among the choices."""
        left_out = {str(pk) for pk in self.left_out()} - set(self.request.POST.values())
        return {"colleagues": [(str(pk), user.name) for pk, user in self.colleagues.items() if str(pk) not in left_out]}

    def left_out(self) -> set[UUID]:
        """This will give the people for whom the act makes no sense: those already in the team."""
        return {row.member.user_id for row in queries.team_of(self.subject, self.at) if row.is_valid}


class AddToTeam(WithColleagues, ActionPage):
    """Letting a colleague into the case."""

    verb = "cases.add_to_team"
    form_class = forms.AddToTeamForm
    template_name = "cases/form.html"
    title = "Přidat do týmu"
    button = "Přidat do týmu"
    intro = "Kdo je v týmu, vidí celý případ. Přidejte jen toho, kdo ho ke své práci potřebuje."

    def act(self, case: Case, form: forms.AddToTeamForm) -> TeamMember:
        words = dict(form.cleaned_data)
        user = self.colleagues[UUID(words.pop("user"))]
        return actions.add_to_team(case, by=self.user, at=self.at, user=user, **words)

    def success(self, case: Case, member: TeamMember) -> tuple[str, str]:
        return f"{member.user.short_name} je v týmu.", self.back


class EndTeamMembership(InFile, ActionPage):
    """Taking access away."""

    verb = "cases.end_team_membership"
    template_name = "cases/form.html"
    title = "Ukončit přístup"
    button = "Ukončit přístup"
    back_to = tab = "cases:team"

    def find(self) -> TeamMember:
        rows = policies.visible_team(self.user, self.at)
        return self.one_of(rows, case=self.kwargs["case"], pk=self.kwargs["pk"])

    @property
    def intro(self) -> str:
        """This will say whose access it is."""
        if self.subject.user_id == self.user.pk:
            return "Přestanete případ vidět a sami se do něj nevrátíte."
        name = self.subject.user.name
        return f"{name} hned přestane případ vidět. V historii týmu zůstane zapsáno, do kdy přístup trval."

    def act(self, member: TeamMember, form: Any) -> None:
        actions.end_team_membership(member, by=self.user, at=self.at)

    def success(self, member: TeamMember, result: None) -> tuple[str, str]:
        is_own = member.user_id == self.user.pk
        return "Přístup je ukončený.", reverse("cases:list") if is_own else self.back


class HandOver(WithColleagues, ActionPage):
    """Giving the case to somebody else."""

    verb = "cases.hand_over"
    form_class = forms.HandOverForm
    template_name = "cases/form.html"
    title = "Předat případ"
    button = "Předat případ"
    intro = (
        "Jen tento případ a natrvalo. Když kolega chybí na čas nebo předáváte víc případů, jde to najednou: v seznamu "
        "Případy pod odkazem „Předat nebo zastoupit případy“."
    )
    roles = (Role.SOCIAL_WORKER,)

    @cached_property
    def leading(self) -> User | None:
        """This will give the person who leads the case now."""
        rows = (row for row in queries.team_of(self.subject, self.at) if row.is_valid)
        return next((row.member.user for row in rows if row.member.role == TeamRole.KEY_WORKER), None)

    def left_out(self) -> set[UUID]:
        return {self.leading.pk} if self.leading else set()

    def form_arguments(self) -> dict[str, Any]:
        return {**super().form_arguments(), "leading": self.leading.short_name if self.leading else ""}

    def act(self, case: Case, form: forms.HandOverForm) -> TeamMember:
        to = self.colleagues[UUID(form.cleaned_data["to"])]
        stays = form.cleaned_data["stays_as_substitute"]
        return actions.hand_over(case, by=self.user, at=self.at, to=to, stays_as_substitute=stays)

    def success(self, case: Case, member: TeamMember) -> tuple[str, str]:
        policies.forget_roles(self.user)
        stays = policies.on_team(self.user, case, self.at)
        return f"Případ teď vede {member.user.name}.", self.back if stays else reverse("cases:list")
