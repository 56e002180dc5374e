"""What is done: an answer kept, a wording proposed and reviewed, printed, and taken back at any time."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from kruh.access.actions import action, lock
from kruh.access.models import User
from kruh.conferences.models import Participant
from kruh.family.models import Visit
from kruh.family.queries import visits
from kruh.family.queries.links import kept_by
from kruh.family.vocabulary import Level
from kruh.family_conferences.models import Member
from kruh.foundation import days
from kruh.foundation.workflow import Conflict, NotPossible, refuse_if
from kruh.retelling.queries import plain_words
from kruh.vault import keys
from kruh.voice import queries, rules
from kruh.voice.documents import TITLES
from kruh.voice.models import Answer, Printing, Quotation, Source
from kruh.voice.vocabulary import Place, Question, State, Way
from kruh.voice.workflow import QUOTATION

SEEDS = 2**31
GONE = ["Tahle odpověď už tu není. Načtěte stránku znovu."]
CHANGED = ["Rodina mezitím odpověděla jinak. Otevřete stránku znovu a přepište, co ještě chybí."]
NOTHING_TO_PRINT = "Pro tohle místo zatím žádný zveřejněný výrok není, není co tisknout."


# Answers -----------------------------------------------------------------------------------------------------------


@action(system=True)
def tell(
    visit: Visit, *, question: str, text: str, consents: bool = False, places: Sequence[str] = (),
    version: int | None = None, by: None, at: datetime,
) -> Answer:  # fmt: skip
    """This will keep an answer from the own page. Raises Conflict when somebody changed it meanwhile."""
    who = visits.demand(visit, Level.OPENED, at)
    refuse_if(queries.blockers_to_answer(who.conference))
    told = _told(who, text, consents, places)
    refuse_if(rules.blockers_to_keep(told))
    known = Answer.objects.select_for_update(of=("self",)).filter(**kept_by(who), question=question).first()
    if version is not None and version != (known.version if known else 0):
        label = Question(question).label
        raise Conflict.between({label: known.text if known else ""}, {label: text}, known.version if known else 0)
    return _kept(who, Question(question), told, {"way": Way.PAGE, "wrote": None, "kept_by": None}, at)


@action(system=True)
def take_back(visit: Visit, *, question: str, by: None, at: datetime) -> None:
    """This will take the consent with a quotation back from the own page; it is gone at once, whenever it is asked."""
    _end_consent(_own(visit, question, at), at)


@action(system=True)
def remove(visit: Visit, *, question: str, by: None, at: datetime) -> None:
    """This will take the whole answer back; what was made of it goes with it."""
    answer = _own(visit, question, at)
    _end_consent(answer, at)
    answer.text = ""
    answer.save()


def _own(visit: Visit, question: str, at: datetime) -> Answer:
    who = visits.demand(visit, Level.OPENED, at)
    answer = Answer.objects.select_for_update(of=("self",)).filter(**kept_by(who), question=question).first()
    if answer is None:
        raise NotPossible(GONE)
    return answer


@action
def write_down(
    whose: Participant | Member, *, way: Way, answers: Mapping[str, Mapping[str, Any]], wrote: str = "",
    read_back: bool = False, seen: int | None = None, by: User, at: datetime,
) -> list[Answer]:  # fmt: skip
    """This will keep answers from paper, or told aloud to somebody who wrote them down and read them back."""
    refuse_if(queries.blockers_to_answer(whose.conference))
    told = {Question(q): _told(whose, **words) for q, words in answers.items() if str(words["text"]).strip()}
    refuse_if(rules.blockers_to_write_down(way, wrote=wrote, read_back=read_back, answers=len(told)))
    refuse_if(list(dict.fromkeys(reason for one in told.values() for reason in rules.blockers_to_keep(one))))
    known = {row.question: row for row in Answer.objects.select_for_update(of=("self",)).filter(**kept_by(whose))}
    refuse_if([] if seen in {None, sum(row.version for row in known.values())} else CHANGED)
    came = {"way": way, "wrote": wrote.strip() or None, "kept_by": by}
    changed = {question: one for question, one in told.items() if not _is_same(known.get(question), one)}
    return [_kept(whose, question, one, came, at) for question, one in changed.items()]


def _is_same(row: Answer | None, told: rules.Told) -> bool:
    """What the family wrote itself stays its own when somebody only adds what is on the paper."""
    return row is not None and (row.text, row.consents, row.places) == (told.text, told.consents, list(told.places))


def _told(whose: Any, text: str, consents: bool = False, places: Sequence[str] = ()) -> rules.Told:
    try:
        plain = str(plain_words({"text": text})["text"])
    except ValueError as hidden:
        raise NotPossible([str(hidden)]) from hidden
    chosen = [place.value for place in Place if place in places] if consents else []
    return rules.Told(plain, consents, chosen, queries.is_child(whose))


def _kept(whose: Any, question: Question, told: rules.Told, came: Mapping[str, Any], at: datetime) -> Answer:
    """A changed answer needs a new wording; where only the places changed, the wording stays and moves."""
    row = Answer.objects.filter(**kept_by(whose), question=question).first()
    if row is None:
        row = Answer(**kept_by(whose), key=whose.key, question=question, seed=secrets.randbelow(SEEDS), version=0)
    elif not told.consents or row.text != told.text:
        _withdraw_living(row, at)
    elif living := queries.living_of(row):
        lock(living)
        living.places = list(told.places)
        living.version += 1
        living.save()
    row.text, row.consents, row.places, row.said_at = told.text, told.consents, list(told.places), at
    row.way, row.wrote, row.kept_by = came["way"], came["wrote"], came["kept_by"]
    row.version += 1
    row.save()
    return row


# The wording -------------------------------------------------------------------------------------------------------


@action
def propose(answer: Answer, *, wording: str, version: int | None = None, by: User, at: datetime) -> Quotation:
    """This will send a wording without the family to be reviewed; the trail of the review names no case."""
    if version is not None and version != answer.version:
        theirs = {"Znění výroku": queries.proposal(answer, at)}
        raise Conflict.between(theirs, {"Znění výroku": wording}, answer.version)
    plain = str(plain_words({"text": wording})["text"]).strip()
    refuse_if(
        rules.blockers_to_propose(
            plain, queries.telling(answer, plain, at), consents=answer.consents,
            has_living=queries.living_of(answer) is not None, is_child=queries.is_child(answer.whose),
        )
    )  # fmt: skip
    key = keys.for_case(keys.for_organisation(answer.conference.case.unit_id))
    made = Quotation(key=key, question=answer.question, text=plain, sent_on=days.local_day(at))
    made.places = list(answer.places)
    made.save(force_insert=True)
    Source.objects.create(answer=answer, quotation=made)
    return made


@action
def release(quotation: Quotation, *, version: int | None = None, by: User, at: datetime) -> Quotation:
    """This will publish a wording; somebody who knows the family cannot."""
    refuse_if(rules.blockers_to_review(knows_case=queries.knows(by, quotation)))
    _same(quotation, version)
    quotation.state = QUOTATION.next_state(State(quotation.state), "release")
    return _decided(quotation, by, at)


@action
def refuse(quotation: Quotation, *, reason: str, version: int | None = None, by: User, at: datetime) -> Quotation:
    """This will not publish a wording, and say why to whoever proposed it."""
    refuse_if(rules.blockers_to_review(knows_case=queries.knows(by, quotation)))
    _same(quotation, version)
    quotation.state = QUOTATION.next_state(State(quotation.state), "refuse", reason)
    quotation.reason = reason.strip()
    return _decided(quotation, by, at)


def _same(quotation: Quotation, version: int | None) -> None:
    """Somebody else decided, or the family changed the places: a second decision must not fall on other words."""
    if version is not None and version != quotation.version and quotation.state == State.WAITING:
        raise NotPossible(["Rodina mezitím změnila, kde se výrok smí použít. Podívejte se na něj znovu."])


def _decided(quotation: Quotation, by: User, at: datetime) -> Quotation:
    quotation.decided_by, quotation.decided_on = by, days.local_day(at)
    quotation.version += 1
    quotation.save()
    return quotation


@action
def print_quotations(subject: None, *, place: Place, by: User, at: datetime) -> list[Quotation]:
    """This will give what may stand in a place and keep that it left on paper, so that a withdrawal can tell where."""
    rows = queries.shown(place)
    refuse_if([] if rows else [NOTHING_TO_PRINT])
    Printing.objects.bulk_create([Printing(quotation=row, document=TITLES[place], at=at, by=by) for row in rows])
    return rows


# Taking back -------------------------------------------------------------------------------------------------------


@action
def withdraw(answer: Answer, *, by: User, at: datetime) -> None:
    """This will take a quotation back for a family that asked for it by word of mouth."""
    _end_consent(answer, at)


@action
def call_back(quotation: Quotation, *, by: User, at: datetime) -> Quotation:
    """This will take a quotation back for a family that named its code, also when its case is long erased.

    Whoever does it is not told whose it is; where the answer still lies, its consent ends with it.
    """
    answer = Answer.objects.filter(sources__quotation=quotation).first()
    if answer is None:
        _withdraw(quotation, at)
    else:
        _end_consent(answer, at)
    return quotation


def _end_consent(answer: Answer, at: datetime) -> None:
    _withdraw_living(answer, at)
    answer.consents, answer.places = False, []
    answer.version += 1
    answer.save()


def _withdraw_living(answer: Answer, at: datetime) -> None:
    """The words themselves go; the code stays, by which papers that were printed can be found."""
    living = queries.living_of(answer)
    if living is not None:
        lock(living)
        _withdraw(living, at)


def _withdraw(living: Quotation, at: datetime) -> None:
    if not living.is_living:
        return
    living.state = QUOTATION.next_state(State(living.state), "withdraw")
    living.text, living.withdrawn_on = "", days.local_day(at)
    living.version += 1
    living.save()
