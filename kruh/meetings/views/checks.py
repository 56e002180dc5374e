"""Pages of the look before sending: handing the draft over, taking it back, agreeing, asking to mend."""

from typing import Any

from kruh.access.pages import ActionPage
from kruh.meetings.actions import checks as actions
from kruh.meetings.forms import minutes as forms
from kruh.meetings.models import Check, Minutes
from kruh.meetings.policies import minutes as policies
from kruh.meetings.queries import checks as queries
from kruh.meetings.queries import minutes as minutes_queries
from kruh.meetings.queries import paragraphs
from kruh.meetings.rules import audience
from kruh.meetings.rules import minutes as rules
from kruh.meetings.views.minutes import MinutesStep, page_of


class SubmitMinutes(MinutesStep):
    """What is still missing, and who will read."""

    verb = "meetings.submit_minutes"
    template_name = "meetings/minutes/submit_minutes.html"
    title = "Dát zápis ke kontrole"
    button = "Dát ke kontrole"
    done = "Zápis je ke kontrole. Facilitátor a pracoviště ho mají na stránce Dnes."

    def context(self, minutes: Minutes) -> dict[str, Any]:
        rows = paragraphs.read(minutes)
        missing = rules.missing(minutes_queries.draft(minutes, audience.joined(paragraphs.told(rows))))
        return {**super().context(minutes), "missing": missing, "checks": queries.board(minutes, rows, self.user)}

    def act(self, minutes: Minutes, form: Any) -> None:
        actions.submit_minutes(minutes, by=self.user, at=self.at)


class TakeBackMinutes(MinutesStep):
    """Writing goes on."""

    verb = "meetings.take_back_minutes"
    title = "Vzít zápis zpátky k psaní"
    intro = "Kdo ho měl číst, ho na stránce Dnes mít nebude. Co už k němu kolegové napsali, zůstane."
    button = "Vzít zpátky"
    done = "Zápis se zase píše. Až bude hotový, dejte ho znovu ke kontrole."

    def act(self, minutes: Minutes, form: Any) -> None:
        actions.take_back_minutes(minutes, by=self.user, at=self.at)


class AgreeToMinutes(MinutesStep):
    """One tap under the text."""

    verb = "meetings.agree_to_minutes"
    title = "Přečteno, souhlasím"
    button = "Přečteno, souhlasím"
    done = "Je zapsané, že jste zápis četli a souhlasíte."

    def act(self, minutes: Minutes, form: Any) -> Check:
        return actions.agree_to_minutes(minutes, by=self.user, at=self.at)


class AskToMend(MinutesStep):
    """A few words to whoever writes."""

    verb = "meetings.ask_to_mend"
    form_class = forms.MendForm
    title = "Napsat, co opravit"
    intro = "Drobnost můžete v zápisu opravit rovnou. Sem napište, co má opravit ten, kdo píše."
    button = "Odeslat"
    done = "Odesláno. Kdo píše zápis, má to nad textem a na stránce Dnes."

    def act(self, minutes: Minutes, form: forms.MendForm) -> Check:
        return actions.ask_to_mend(minutes, by=self.user, at=self.at, **form.cleaned_data)


class MarkMended(ActionPage):
    """What a reader wanted is done."""

    tab = "meetings:minutes"
    verb = "meetings.mark_mended"
    title = "Opraveno"
    button = "Opraveno"

    def find(self) -> Check:
        return self.one_of(policies.visible_checks(self.user, self.at), pk=self.kwargs["pk"])

    def context(self, check: Check) -> dict[str, Any]:
        return {"back": page_of(check.conference), "conference": check.conference}

    def act(self, check: Check, form: Any) -> None:
        actions.mark_mended(check, by=self.user, at=self.at)

    def success(self, check: Check, result: None) -> tuple[str, str]:
        return f"Zapsáno. {check.user.short_name} dostane zápis znovu k přečtení.", page_of(check.conference)
