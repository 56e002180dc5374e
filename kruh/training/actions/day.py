"""What follows the day: who was there, hours into the record, the end, and what people thought."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID, uuid4

from kruh.access.actions import action
from kruh.access.models import User
from kruh.directory.models import Professional, Training
from kruh.foundation.workflow import NotPossible, refuse_if
from kruh.training import letters
from kruh.training.models import Evaluation, SignUp, Workshop
from kruh.training.queries import links, people
from kruh.training.rules import day as rules
from kruh.training.vocabulary import Presence, State
from kruh.training.workflow import WORKSHOP
from kruh.vault import keys


@action
def hold(workshop: Workshop, *, by: User, at: datetime) -> None:
    """This will note that the workshop took place."""
    sheet = rules.Sheet(has_begun=workshop.starts_at <= at)
    _step(workshop, "hold", sheet)


@action
def close(workshop: Workshop, *, by: User, at: datetime) -> None:
    """This will end it: who was there gets the certificate and three questions."""
    _step(workshop, "close", rules.Sheet(unknown=people.unknown(workshop)))
    workshop.closed_at = at
    workshop.save(update_fields=["closed_at"])
    for sign_up in people.going(workshop):
        if sign_up.presence == Presence.PRESENT and sign_up.address:
            letters.thank(sign_up, at)


@action
def reopen(workshop: Workshop, *, by: User, at: datetime) -> None:
    """This will let the attendance be mended; a workshop whose guests were forgotten stays closed."""
    if workshop.forgotten_at:
        raise NotPossible(["Jména hostů jsou po lhůtě smazaná, prezence se už nemění."])
    _step(workshop, "reopen", None)


def _step(workshop: Workshop, verb: str, facts: object) -> None:
    workshop.state = WORKSHOP.next_state(State(workshop.state), verb, facts)
    workshop.save(update_fields=["state"])


@action
def record_attendance(
    workshop: Workshop, *, present: Collection[UUID], absent: Collection[UUID], by: User, at: datetime
) -> None:
    """This will write down who was there; hours go into the record once and are taken back when this is mended."""
    refuse_if(rules.blockers_to_attendance(workshop.state, workshop.starts_at, at))
    professionals = {row.user_id: row for row in _professionals(workshop)}
    for sign_up in people.going(workshop):
        told = {**dict.fromkeys(absent, Presence.ABSENT), **dict.fromkeys(present, Presence.PRESENT)}
        sign_up.presence = told.get(sign_up.pk, Presence.UNKNOWN)
        if rules.is_credited(sign_up.state, sign_up.presence):
            _credit(sign_up, workshop, professionals.get(sign_up.user_id))
        else:
            _take_back(sign_up)
        sign_up.save(update_fields=["presence", "hours", "training", "certificate_mark"])


def _professionals(workshop: Workshop) -> list[Professional]:
    users = SignUp.objects.filter(workshop=workshop).exclude(user=None).values("user")
    return list(Professional.objects.filter(user__in=users).order_by("pk"))


def _credit(sign_up: SignUp, workshop: Workshop, professional: Professional | None) -> None:
    sign_up.hours, sign_up.certificate_mark = workshop.hours, links.certificate_mark(sign_up.pk)
    if professional is None or sign_up.training_id is not None:
        return
    sign_up.training = Training.objects.create(
        professional=professional, kind=workshop.kind, on=workshop.day, hours=workshop.hours, is_credited=True,
        provider=rules.provider(workshop.unit.name, workshop.title),
        valid_until=rules.valid_until(workshop.day, workshop.valid_months),
    )  # fmt: skip


def _take_back(sign_up: SignUp) -> None:
    training = sign_up.training_id
    sign_up.hours, sign_up.certificate_mark, sign_up.training = 0, None, None
    if training is not None:
        Training.objects.filter(pk=training).delete()


@action(system=True)
def evaluate(
    workshop: Workshop, *, sign_up: SignUp, useful: int, clear: int, would_recommend: bool, words: str = "",
    by: User | None, at: datetime,
) -> None:  # fmt: skip
    """This will keep what one person thought, apart from who it was."""
    found: SignUp = SignUp.objects.get(pk=sign_up.pk)
    if found.presence != Presence.PRESENT:
        raise NotPossible(["Hodnotit můžou ti, kdo na workshopu byli."])
    if found.has_evaluated:
        raise NotPossible(["Vaši odpověď už máme, děkujeme."])
    found.has_evaluated = True
    found.save(update_fields=["has_evaluated"])
    answer = Evaluation(pk=uuid4(), workshop=workshop, key=keys.for_organisation(workshop.unit_id))
    answer.useful, answer.clear, answer.would_recommend = useful, clear, would_recommend
    answer.words = words.strip() or None
    answer.save(force_insert=True)
