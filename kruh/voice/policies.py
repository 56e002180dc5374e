"""Who may do what: answers belong to the organiser, quotations to everybody, their review to a methodologist."""

from datetime import datetime

from django.db.models import QuerySet

from kruh.access.models import User
from kruh.access.policy import Rule, has_role, works_somewhere
from kruh.access.roles import Role
from kruh.conferences.policies import case_participants
from kruh.family.policies import hands_out, on_own_page
from kruh.family_conferences.policies.circle import visible_members
from kruh.voice.models import Answer, Quotation
from kruh.voice.vocabulary import State

AROUND = (
    "participant__key",
    "participant__person__key",
    "participant__conference__case__key",
    "member__key",
    "member__conference__case__key",
)


def visible_answers(user: User, at: datetime) -> QuerySet[Answer]:
    """This will give the answers of the people whom the person may know."""
    rows = Answer.objects.select_related(*AROUND)
    of_table = rows.filter(participant__in=case_participants(user, at).values("pk"))
    return of_table | rows.filter(member__in=visible_members(user, at).values("pk"))


def seen_quotations(user: User, at: datetime) -> QuerySet[Quotation]:
    """This will give what is or was to be reviewed to a methodologist; a decided one says that it was decided."""
    rows = Quotation.objects.exclude(state=State.WITHDRAWN)
    return rows if user.has_role(Role.METHODOLOGIST, at=at) else rows.none()


REVIEWS = Rule(
    has_role(Role.METHODOLOGIST), "vidí jen upravené znění, nikdy rodinu ani případ; kdo rodinu zná, posoudit nesmí"
)
OF_FAMILY = Rule(hands_out, "odpovědi rodiny čte jen ten, kdo setkání připravuje")
OWN = Rule(on_own_page)
POLICY: dict[str, Rule] = {
    "voice.list": Rule(works_somewhere, "jen zveřejněné výroky; čekající a stažené vidí jen metodik"),
    "voice.see_answers": OF_FAMILY,
    "voice.see_blank": Rule(works_somewhere),
    "voice.write_down": OF_FAMILY,
    "voice.propose": OF_FAMILY,
    "voice.withdraw": OF_FAMILY,
    "voice.read": REVIEWS,
    "voice.release": REVIEWS,
    "voice.refuse": REVIEWS,
    "voice.call_back": Rule(has_role(Role.METHODOLOGIST), "podle kódu výroku, když si o to rodina řekne; čí je, neví"),
    "voice.print_quotations": Rule(works_somewhere, "jen výroky, které tam smí být; o každém tisku je záznam"),
    "voice.tell": OWN,
    "voice.take_back": OWN,
    "voice.remove": OWN,
}
