"""Pages of the coordinator's evenings: the circle, the diary, what is arranged, the date."""

from typing import Any

from django.urls import reverse

from kruh.access.pages import ActionPage, ReadPage
from kruh.family_conferences.actions import circle as actions
from kruh.family_conferences.forms import circle as forms
from kruh.family_conferences.forms.referral import ReasonForm
from kruh.family_conferences.models import Entry, FamilyConference, Member
from kruh.family_conferences.policies import circle as policies
from kruh.family_conferences.queries import circle as queries
from kruh.family_conferences.queries import guarded, papers
from kruh.family_conferences.views.referral import OfFamilyConference, Step
from kruh.foundation import days


def circle_of(conference: FamilyConference) -> str:
    """This will give the address of the circle."""
    return reverse("family_conferences:circle", args=[conference.pk])


class Circle(OfFamilyConference, ReadPage):
    """Who belongs to the children, and whom nobody has asked yet."""

    verb = "family_conferences.see_circle"
    template_name = "family_conferences/circle.html"

    def context(self, conference: FamilyConference) -> dict[str, Any]:
        told = guarded.words(conference, None, self.user, self.at)
        cards = papers.cards(conference, self.user, self.at)
        return {**queries.circle_page(conference), "place": told["place"], "papers": cards}


class CircleStep(Step):
    """A step of the preparation; leads back to the circle."""

    def context(self, conference: FamilyConference) -> dict[str, Any]:
        return {"conference": conference, "back": circle_of(conference)}

    def success(self, conference: FamilyConference, result: Any) -> tuple[str, str]:
        return self.done, circle_of(conference)


class AddMember(CircleStep):
    """Somebody new in the circle."""

    verb = "family_conferences.add_member"
    form_class = forms.MemberForm
    title = "Přidat člověka"
    button = "Přidat"

    def initial(self) -> dict[str, Any]:
        return {"side": self.request.GET.get("strana", "")}

    def act(self, conference: FamilyConference, form: forms.MemberForm) -> Member:
        return actions.add_member(conference, by=self.user, at=self.at, **form.cleaned_data)

    def success(self, conference: FamilyConference, result: Member) -> tuple[str, str]:
        return f"V kruhu je nově {result.name}.", circle_of(conference)


class MemberStep(ActionPage):
    """A step about somebody of the circle."""

    def find(self) -> Member:
        rows = policies.visible_members(self.user, self.at)
        return self.one_of(rows, pk=self.kwargs["pk"])

    def context(self, member: Member) -> dict[str, Any]:
        return {"conference": member.conference, "member": member, "back": circle_of(member.conference)}

    def success(self, member: Member, result: Any) -> tuple[str, str]:
        return "Uloženo.", circle_of(member.conference)


class ChangeMember(MemberStep):
    """How far one is with somebody, what they need and wish."""

    verb = "family_conferences.change_member"
    form_class = forms.ChangeMemberForm
    template_name = "family_conferences/member.html"

    @property
    def title(self) -> str:  # type: ignore[override]
        """This will name the person."""
        return str(self.subject.name)

    def initial(self) -> dict[str, Any]:
        kept = {name: getattr(self.subject, name) or "" for name in actions.OF_MEMBER}
        return {**kept, "is_child": self.subject.is_child}

    def context(self, member: Member) -> dict[str, Any]:
        return {**super().context(member), "version": member.version}

    def act(self, member: Member, form: forms.ChangeMemberForm) -> Member:
        said = dict(form.cleaned_data)
        typed = self.request.POST.get("version", "")
        version = int(typed) if typed.isascii() and typed.isdecimal() else None
        return actions.change_member(member, words=said, version=version, by=self.user, at=self.at)


class LeaveOutMember(MemberStep):
    """Not inviting somebody."""

    verb = "family_conferences.leave_out_member"
    form_class = forms.LeaveOutForm
    button = "Nezvat"
    intro = "Kvůli bezpečí, nebo proto, že si to dítě nepřeje. Důvod uvidíte jen vy a administrátor."

    @property
    def title(self) -> str:  # type: ignore[override]
        """This will name the person."""
        return f"Nezvat: {self.subject.name}"

    def act(self, member: Member, form: forms.LeaveOutForm) -> Member:
        return actions.leave_out_member(member, by=self.user, at=self.at, **form.cleaned_data)


class Diary(OfFamilyConference, ReadPage):
    """What was done, and the sums for the statement of work."""

    verb = "family_conferences.see_diary"
    template_name = "family_conferences/diary.html"

    def context(self, conference: FamilyConference) -> dict[str, Any]:
        return queries.diary_page(conference)


class WriteEntry(CircleStep):
    """A line of the diary."""

    verb = "family_conferences.write_entry"
    form_class = forms.EntryForm
    title = "Zapsat do deníku"
    button = "Zapsat"
    intro = "Deník vidíte jen vy a administrátor. Úřad ho neuvidí."

    def initial(self) -> dict[str, Any]:
        return {"on": days.local_day(self.at), "kind": "call", "member": self.request.GET.get("kdo", "")}

    def make_form(self, data: Any = None, files: Any = None) -> Any:
        form = super().make_form(data, files)
        assert isinstance(form, forms.EntryForm)
        form.offer("member", [("", "nikoho z kruhu"), *queries.choices(self.subject)])
        return form

    def act(self, conference: FamilyConference, form: forms.EntryForm) -> Entry:
        said: dict[str, Any] = dict(form.cleaned_data)
        member = queries.member(conference, said.pop("member"))
        said |= {name: said[name] or 0 for name in ("minutes", "km", "costs")}
        return actions.write_entry(conference, member=member, by=self.user, at=self.at, **said)

    def success(self, conference: FamilyConference, result: Entry) -> tuple[str, str]:
        return "Zapsáno.", reverse("family_conferences:diary", args=[conference.pk])


class RemoveEntry(ActionPage):
    """Taking a line back."""

    verb = "family_conferences.remove_entry"
    title = "Smazat řádek deníku"
    button = "Smazat"

    def find(self) -> Entry:
        rows = policies.visible_entries(self.user, self.at)
        return self.one_of(rows, pk=self.kwargs["pk"])

    def context(self, entry: Entry) -> dict[str, Any]:
        back = reverse("family_conferences:diary", args=[entry.conference_id])
        return {"conference": entry.conference, "back": back}

    def act(self, entry: Entry, form: Any) -> FamilyConference:
        return actions.remove_entry(entry, by=self.user, at=self.at)

    def success(self, entry: Entry, result: FamilyConference) -> tuple[str, str]:
        return "Řádek je pryč.", reverse("family_conferences:diary", args=[result.pk])


class Arrange(CircleStep):
    """What is arranged for the day."""

    verb = "family_conferences.arrange"
    form_class = forms.ArrangeForm
    title = "Co je zařízené"
    done = "Uloženo."

    def initial(self) -> dict[str, Any]:
        return {**self.subject.arranged, "place": self.subject.place or ""}

    def act(self, conference: FamilyConference, form: forms.ArrangeForm) -> FamilyConference:
        return actions.arrange(conference, words=form.words(), by=self.user, at=self.at)


class FixDate(CircleStep):
    """The day of the family."""

    verb = "family_conferences.fix_date"
    form_class = forms.DateForm
    title = "Den setkání"
    button = "Určit termín"
    intro = "Den domluvte s rodinou. Úřadu a administrátorovi se ukáže sám."
    done = "Termín je daný."

    def initial(self) -> dict[str, Any]:
        held = queries.chosen_day(self.subject, self.request.GET.get("den", "")) or self.subject.starts_at
        fixed = {"on": days.local_day(held), "hour": days.local(held).time()} if held else {}
        return {**fixed, "place": self.subject.place or ""}

    def act(self, conference: FamilyConference, form: forms.DateForm) -> None:
        said = form.cleaned_data
        starts_at = days.moment(said["on"], said["hour"])
        actions.fix_date(conference, starts_at=starts_at, place=said["place"], by=self.user, at=self.at)


class RecordNotHeld(CircleStep):
    """The family did not meet on that day."""

    verb = "family_conferences.record_not_held"
    form_class = ReasonForm
    title = "Rodina se nesešla"
    button = "Zapsat"
    done = "Zapsáno. Domluvte s rodinou jiný den."

    def act(self, conference: FamilyConference, form: ReasonForm) -> None:
        actions.record_not_held(conference, by=self.user, at=self.at, **form.cleaned_data)
