"""What somebody of the circle does on their own page. It lands where the coordinator would have written it."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from kruh.access.actions import action
from kruh.conferences.vocabulary import Answer, Channel, ConsentAnswer
from kruh.family import rules
from kruh.family.models import Visit, Word
from kruh.family.queries import visits
from kruh.family.vocabulary import About, Level
from kruh.family_conferences.actions import telling
from kruh.family_conferences.models import Member
from kruh.family_conferences.vocabulary import Coming, Purpose


@action(system=True)
def say_coming(visit: Visit, *, coming: Coming | str, by: None, at: datetime) -> None:
    """This will keep whether the person comes."""
    who: Member = visits.demand(visit, Level.LOCATED, at)
    telling.answer_coming(who, coming=coming, by=None, at=at)
    Word.keep(who, About.COMING, at)


@action(system=True)
def say_day(visit: Visit, *, day: UUID, answer: Answer | str, by: None, at: datetime) -> None:
    """This will keep the answer to one proposed day; the last tap holds."""
    who: Member = visits.demand(visit, Level.LOCATED, at)
    telling.answer_days(who, answers={day: Answer(answer)}, channel=Channel.OWN_PAGE, by=None, at=at)
    Word.keep(who, About.DATES, at)


@action(system=True)
def say_wishes(visit: Visit, *, words: str, by: None, at: datetime) -> None:
    """This will keep what the person wants to say, under what the coordinator has noted."""
    who: Member = visits.demand(visit, Level.OPENED, at)
    telling.tell_needs(who, words={"wishes": rules.with_own_words(who.wishes or "", words)}, by=None, at=at)
    Word.keep(who, About.WISHES, at, words)


@action(system=True)
def say_needs(visit: Visit, *, told: Mapping[str, str], by: None, at: datetime) -> None:
    """This will keep what the person needs, thing by thing, under what the coordinator has noted."""
    who: Member = visits.demand(visit, Level.OPENED, at)
    words = rules.needs_in_words(told)
    needs = rules.with_own_words(who.needs or "", words.replace("\n", "; "))
    telling.tell_needs(who, words={"needs": needs}, by=None, at=at)
    Word.keep(who, About.NEEDS, at, words)


@action(system=True)
def say_consent(visit: Visit, *, purpose: Purpose | str, answer: ConsentAnswer | str, by: None, at: datetime) -> None:
    """This will keep the answer for one purpose; who does not want to take part is to be called."""
    who: Member = visits.demand(visit, Level.OPENED, at)
    telling.answer_consent(who, purpose=purpose, answer=answer, by=None, at=at)
    stays = (purpose, answer) == (Purpose.TAKE_PART, ConsentAnswer.NO)
    if (purpose, answer) == (Purpose.TAKE_PART, ConsentAnswer.YES):
        Word.objects.filter(member=who, about=About.STAYS_AWAY, noted_at=None).delete()
    Word.keep(who, About.STAYS_AWAY if stays else About.CONSENTS, at)


@action(system=True)
def end_consent(visit: Visit, *, purpose: Purpose | str, by: None, at: datetime) -> None:
    """This will end a consent, as easily as it was given."""
    who: Member = visits.demand(visit, Level.OPENED, at)
    telling.take_back_consent(who, purpose=purpose, by=None, at=at)
    Word.keep(who, About.STAYS_AWAY if purpose == Purpose.TAKE_PART else About.CONSENTS, at)
