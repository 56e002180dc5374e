"""Pages of the day, for a coordinator with a phone; and the one page that stands for all others in the private time."""

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse

from kruh.access.pages import Page, ReadPage
from kruh.family_conferences.actions import day as actions
from kruh.family_conferences.forms import day as forms
from kruh.family_conferences.models import Attending, FamilyConference
from kruh.family_conferences.policies import day as policies
from kruh.family_conferences.policies import relations
from kruh.family_conferences.queries import day as queries
from kruh.family_conferences.queries.coordinator import living_offer
from kruh.family_conferences.views.referral import OfFamilyConference, Step

REFUSED = 422


def instead(page: Page) -> HttpResponse | None:
    """This will give the calm page in place of every page about a family that is alone, but the one that ends it."""
    conference = policies.left_alone(page.subject)
    if conference is None or page.verb == policies.COME_BACK:
        return None
    page.template_name = "family_conferences/alone.html"  # type: ignore[misc]
    status = 200 if page.request.method in {"GET", "HEAD"} else REFUSED
    return page.shown(status, conference=conference, sentence=policies.ALONE)


def day_of(conference: FamilyConference) -> str:
    """This will give the address of the day."""
    return reverse("family_conferences:day", args=[conference.pk])


class Day(OfFamilyConference, ReadPage):
    """Who came, what is on, what follows."""

    verb = "family_conferences.see_day"
    template_name = "family_conferences/day.html"

    def find(self) -> FamilyConference:
        found: FamilyConference = super().find()
        self.offer = living_offer(found)
        relations.remember(self.user, found, self.at, [self.offer] if self.offer else [])
        return found

    def context(self, conference: FamilyConference) -> dict[str, Any]:
        return queries.page(conference, self.offer, self.at)


class DayStep(Step):
    """A step of the day; leads back to its page."""

    def context(self, conference: FamilyConference) -> dict[str, Any]:
        return {"conference": conference, "back": day_of(conference)}

    def success(self, conference: FamilyConference, result: Any) -> tuple[str, str]:
        return self.done, day_of(conference)


class MarkAttending(DayStep):
    """One person: here, silence, the plan."""

    verb = "family_conferences.mark_attending"
    form_class = forms.AttendingForm
    row: queries.Row

    @property
    def title(self) -> str:  # type: ignore[override]
        """This will name the person."""
        return self.row.name

    def find(self) -> FamilyConference:
        found: FamilyConference = super().find()
        offer = living_offer(found)
        relations.remember(self.user, found, self.at, [offer] if offer else [])
        row = queries.somebody(found, self.kwargs["who"], offer)
        if row is None:
            raise Http404
        self.row = row
        return found

    def make_form(self, data: Any = None, files: Any = None) -> Any:
        form = super().make_form(data, files)
        assert isinstance(form, forms.AttendingForm)
        form.leave_out(is_worker=self.row.is_worker)
        return form

    def initial(self) -> dict[str, Any]:
        return forms.kept(self.row.kept, self.row.place)

    def act(self, conference: FamilyConference, form: forms.AttendingForm) -> Attending:
        who = self.kwargs["who"]
        return actions.mark_attending(conference, who=who, words=form.words(), by=self.user, at=self.at)

    def success(self, conference: FamilyConference, result: Attending) -> tuple[str, str]:
        return f"Uloženo: {self.row.name}.", f"{day_of(conference)}#kdo-{self.row.pk}"


class AddWhoCame(DayStep):
    """Somebody who simply came."""

    verb = "family_conferences.add_who_came"
    form_class = forms.WhoCameForm
    title = "Přišel někdo další"
    button = "Přidat, je tady"
    intro = "Kdo patří k dětem, je vítaný. Pozvat ho může kdokoli z rodiny."

    def act(self, conference: FamilyConference, form: forms.WhoCameForm) -> Attending:
        return actions.add_who_came(conference, by=self.user, at=self.at, **form.cleaned_data)

    def success(self, conference: FamilyConference, result: Attending) -> tuple[str, str]:
        return f"{result.member} je tady.", f"{day_of(conference)}#kdo-{result.member_id}"


class BeginInformation(DayStep):
    """The first part."""

    verb = "family_conferences.begin_information"
    title = "Začít"
    button = "Začít úvodní část"
    intro = "Přivítejte rodinu, přečtěte slib mlčenlivosti a otázku. Zadavatel řekne, co plán musí splnit."
    done = "Úvodní část začala."

    def act(self, conference: FamilyConference, form: Any) -> None:
        actions.begin_information(conference, by=self.user, at=self.at)


class LeaveFamilyAlone(DayStep):
    """The private time begins."""

    verb = "family_conferences.leave_family_alone"
    template_name = "family_conferences/leave_family_alone.html"
    title = "Rodina zůstává sama"
    button = "Rodina je sama"

    def context(self, conference: FamilyConference) -> dict[str, Any]:
        return {**super().context(conference), **queries.page(conference, living_offer(conference), self.at)}

    def act(self, conference: FamilyConference, form: Any) -> None:
        actions.leave_family_alone(conference, by=self.user, at=self.at)

    def success(self, conference: FamilyConference, result: Any) -> tuple[str, str]:
        return "Buďte nablízku. Až vás rodina zavolá, vraťte se sem.", day_of(conference)


class ComeBack(DayStep):
    """The family calls the coordinator back."""

    verb = "family_conferences.come_back"
    title = "Rodina nás zve zpět"
    button = "Rodina nás zve zpět"
    intro = "Potvrďte, až vás rodina sama zavolá. Soukromý čas tím skončí a rodina představí plán."
    done = "Soukromý čas skončil. Teď mluví rodina."

    def act(self, conference: FamilyConference, form: Any) -> None:
        actions.come_back(conference, by=self.user, at=self.at)
