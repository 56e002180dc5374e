"""Who sees a draft: its author, and the one who was asked to sign while it waits."""

from datetime import datetime

from django.db.models import Q, QuerySet

from kruh.access.models import User
from kruh.access.policy import Rule, predicate, works_somewhere
from kruh.cases.policies import on_team
from kruh.retelling.models import Draft
from kruh.retelling.vocabulary import State


def own_drafts(user: User, at: datetime) -> QuerySet[Draft]:
    """This will give what the person is writing; who works nowhere any more sees nothing."""
    rows: QuerySet[Draft] = Draft.objects.filter(author=user).select_related("key", "reader")
    return rows if user.memberships_at(at) else rows.none()


def asked_drafts(user: User, at: datetime) -> QuerySet[Draft]:
    """This will give what waits for the person's signature."""
    rows: QuerySet[Draft] = Draft.objects.filter(reader=user, state=State.WAITING).select_related("key", "author")
    return rows if user.memberships_at(at) else rows.none()


def seen_drafts(user: User, at: datetime) -> QuerySet[Draft]:
    """This will give both."""
    rows: QuerySet[Draft] = Draft.objects.filter(Q(author=user) | Q(reader=user, state=State.WAITING))
    return rows.select_related("key", "author", "reader") if user.memberships_at(at) else rows.none()


@predicate("kdo kazuistiku píše")
def writes(user: User, draft: Draft, at: datetime) -> bool:
    """This will tell whether the draft is the person's own."""
    return draft.author_id == user.pk and bool(user.memberships_at(at))


@predicate("kdo byl požádán o druhý podpis, dokud čeká")
def is_asked(user: User, draft: Draft, at: datetime) -> bool:
    """This will tell whether the draft waits for this person's signature."""
    return draft.reader_id == user.pk and draft.state == State.WAITING and bool(user.memberships_at(at))


READS = Rule(is_asked, "kdo podepisuje, nevidí případ ani co asistent našel podle spisu")
POLICY: dict[str, Rule] = {
    "retelling.list": Rule(works_somewhere),
    "retelling.begin": Rule(on_team),
    "retelling.begin_free": Rule(works_somewhere),
    "retelling.read": READS,
    "retelling.write": Rule(writes),
    "retelling.decide": Rule(writes),
    "retelling.replace_all": Rule(writes),
    "retelling.submit": Rule(writes),
    "retelling.take_back": Rule(writes),
    "retelling.discard": Rule(writes),
    "retelling.send_back": Rule(is_asked),
    "retelling.refuse": Rule(is_asked),
    "retelling.release": Rule(is_asked),
}
