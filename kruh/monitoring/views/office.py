"""What the office does after a meeting: links to a task, how people want to be reminded, the own overview."""

from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString

from kruh.access.models import User
from kruh.access.pages import ActionPage, Page, ReadPage
from kruh.cases.models import CasePerson
from kruh.cases.policies import visible_places
from kruh.family.documents import drawn
from kruh.monitoring import actions, forms, policies
from kruh.monitoring.models import TaskLink, Wish
from kruh.monitoring.queries import links as queries
from kruh.monitoring.vocabulary import Part
from kruh.plans.models import Task

TAB = "plans:plan"
WHAT_A_LINK_DOES = (
    "Odkaz ukáže jedinou větu, tenhle úkol, a tři tlačítka: splněno, zčásti, nejde to. Žádné jméno, žádná konference. "
    "Starší odkaz toho člověka na tenhle úkol tím skončí."
)


class AboutTask(Page):
    """Something about reaching the people of one task."""

    tab = TAB

    def find(self) -> Task:
        return self.one_of(policies.led_tasks(self.user, self.at), pk=self.kwargs["pk"])

    def of_task(self, task: Task) -> dict[str, Any]:
        """This will give what stands around each of these pages."""
        return {"task": task, "conference": task.conference, "back": reverse("plans:task", args=[task.pk])}


class SeeReach(AboutTask, ReadPage):
    """Who holds and who checks the task, their links, and how they want to be reminded."""

    verb = "monitoring.see_reach"
    template_name = "monitoring/reach.html"

    def context(self, task: Task) -> dict[str, Any]:
        people = queries.reached(task, self.at)
        rows = [{"one": one, "square": SafeString(drawn(one.whole_address)) if one.link else ""} for one in people]
        return {**self.of_task(task), "rows": rows}


class MakeLink(AboutTask, ActionPage):
    """A link for the one who holds or who checks the task."""

    verb = "monitoring.make_link"
    title = "Odkaz na úkol"
    button = "Vytvořit odkaz"

    @property
    def part(self) -> Part:
        """Whose link it is."""
        return Part.CHECKER if self.kwargs["part"] == "overuje" else Part.HOLDER

    @property
    def intro(self) -> str:
        person = queries.person_of(self.subject, self.part)
        return f"{person.full_name if person else 'Nikdo bez účtu'}: {WHAT_A_LINK_DOES}"

    def context(self, task: Task) -> dict[str, Any]:
        return {**self.of_task(task), "back": reverse("monitoring:reach", args=[task.pk])}

    def act(self, task: Task, form: Any) -> TaskLink:
        return actions.make_link(task, part=self.part, by=self.user, at=self.at)

    def success(self, task: Task, result: TaskLink) -> tuple[str, str]:
        return "Odkaz je hotový. Pošlete ho, nebo ho vytiskněte.", reverse("monitoring:reach", args=[task.pk])


class RevokeLink(ActionPage):
    """A link ends."""

    tab = TAB
    verb = "monitoring.revoke_link"
    title = "Zrušit odkaz na úkol"
    button = "Zrušit odkaz"

    @property
    def intro(self) -> str:
        return f"{self.subject.person.full_name}: odkaz hned přestane fungovat. Úkol se nezmění."

    def find(self) -> TaskLink:
        return self.one_of(policies.visible_links(self.user, self.at), pk=self.kwargs["pk"])

    def context(self, link: TaskLink) -> dict[str, Any]:
        return {"conference": link.conference, "back": reverse("monitoring:reach", args=[link.task_id])}

    def act(self, link: TaskLink, form: Any) -> None:
        actions.revoke_link(link, by=self.user, at=self.at)

    def success(self, link: TaskLink, result: Any) -> tuple[str, str]:
        return "Odkaz už neplatí.", reverse("monitoring:reach", args=[link.task_id])


class ChangeWish(ActionPage):
    """How somebody wants to be reminded."""

    verb = "monitoring.change_wish"
    form_class = forms.WishForm
    title = "Jak připomínat"

    @property
    def intro(self) -> str:
        name = self.subject.person.full_name
        return (
            f"{name}: zeptejte se a zapište to. E-mail odejde sám přes den a jen na adresu, "
            "která je v případu označená jako bezpečná. SMS a dopis připraví Kruh mezi zprávami a předáte je vy."
        )

    def find(self) -> CasePerson:
        return self.one_of(visible_places(self.user, self.at), pk=self.kwargs["pk"])

    def initial(self) -> dict[str, Any]:
        wish = queries.wish_of(self.subject.person_id)
        return {"reach": wish.reach, "before": "" if wish.before is None else str(wish.before), "after": wish.after}

    def context(self, place: CasePerson) -> dict[str, Any]:
        return {"case": place.case, "back": reverse("cases:read-person", args=[place.case_id, place.pk])}

    def act(self, place: CasePerson, form: forms.WishForm) -> Wish:
        return actions.change_wish(place, by=self.user, at=self.at, **form.cleaned_data)

    def success(self, place: CasePerson, result: Wish) -> tuple[str, str]:
        told = f"{place.person.full_name}: {queries.wish_words(result)}."
        return told, reverse("cases:read-person", args=[place.case_id, place.pk])


class OwnOverview(ActionPage):
    """How often the overview comes."""

    verb = "monitoring.choose_overview"
    form_class = forms.OverviewForm
    title = "Přehled e-mailem"

    @property
    def intro(self) -> str:
        return (
            "V přehledu jsou jen čísla a odkaz do Kruhu, žádná jména ani texty úkolů. "
            "Přijde nejvýš jeden denně, v pracovní den ráno, a jen když na vás něco čeká."
        )

    def find(self) -> User:
        return self.user

    def initial(self) -> dict[str, Any]:
        return {"rhythm": queries.rhythm_of(self.user)}

    def context(self, user: User) -> dict[str, Any]:
        return {"back": reverse("mfa_index")}

    def act(self, user: User, form: forms.OverviewForm) -> None:
        actions.choose_overview(user, rhythm=form.cleaned_data["rhythm"], by=self.user, at=self.at)

    def success(self, user: User, result: Any) -> tuple[str, str]:
        return "Uloženo. Změnit to můžete kdykoli.", reverse("mfa_index")
