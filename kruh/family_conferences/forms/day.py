"""What comes in on the day: who is here and what they promised, and somebody who simply came."""

from typing import Any

from django import forms

from kruh.family_conferences.models import Attending
from kruh.family_conferences.rules import day
from kruh.family_conferences.vocabulary import Place, PlanChannel, Side
from kruh.web import fields
from kruh.web.forms import Form

YES, NO, UNKNOWN = "yes", "no", "none"
YES_NO = [(YES, "ano"), (NO, "ne")]
PLAN = [(UNKNOWN, "nechce nic dostat"), *PlanChannel.choices]


class AttendingForm(Form):
    """One line of the combined sheet. A tap sends one thing only; what was not sent stays as it was."""

    problem = "Zatím to nejde uložit."
    here = fields.ChoiceField(label="Je tady", choices=YES_NO, required=False, layout="row")
    place = fields.ChoiceField(
        label="Kdo to tu je", choices=[(one.value, one.label) for one in day.OF_CIRCLE], required=False
    )
    promised = fields.ChoiceField(
        label="Slib mlčenlivosti",
        choices=[(YES, "dává slib"), (NO, "odmítá")],
        required=False,
        layout="row",
        help_text="Co tu zazní, zůstane mezi námi. Slib se čte nahlas.",
    )
    stays = fields.ChoiceField(
        label="Rodina si přeje, aby s ní byl i v soukromém čase",
        choices=YES_NO,
        required=False,
        layout="row",
    )
    plan = fields.ChoiceField(label="Plán rodiny chce dostat", choices=PLAN, required=False)

    def leave_out(self, *, is_worker: bool) -> None:
        """This will not ask a worker what only the family is asked."""
        for name in ("place", "stays", "plan") if is_worker else ():
            del self.fields[name]

    def words(self) -> dict[str, Any]:
        """This will give only what was sent."""
        told, sent = self.cleaned_data, {name: value for name, value in self.cleaned_data.items() if value}
        named = {"here": "here", "stays": "stays", "promised": "has_promised"}
        words: dict[str, Any] = {verb: told[name] == YES for name, verb in named.items() if name in sent}
        if "place" in sent:
            words["place"] = told["place"]
        if "plan" in sent:
            words |= {"wants_plan": told["plan"] != UNKNOWN, "channel": "" if told["plan"] == UNKNOWN else told["plan"]}
        return words


def kept(row: Attending | None, place: Place) -> dict[str, Any]:
    """This will give what is known of one person, as the form asks it."""
    if row is None:
        return {"place": place}
    answers = {"here": row.came_at is not None, "stays": row.stays, "promised": row.has_promised}
    told = {name: YES if answer else NO for name, answer in answers.items() if answer is not None}
    wants = {} if row.wants_plan is None else {"plan": row.channel if row.wants_plan else UNKNOWN}
    return {**told, **wants, "place": place}


class WhoCameForm(Form):
    """Somebody who simply came."""

    problem = "Člověka zatím nejde přidat."
    name = fields.TextField(label="Jméno", max_length=120)
    side = fields.ChoiceField(label="Odkud k dětem patří", choices=Side.choices)
    tie = fields.TextField(
        label="Kdo to pro děti je", required=False, max_length=80, help_text="Třeba strýc, kamarádka."
    )
    is_child = forms.BooleanField(label="Je to dítě", required=False)
