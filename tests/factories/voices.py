"""Answers of families for tests, and a wording that waits for a review."""

from kruh.access.models import User
from kruh.conferences.models import Participant
from kruh.vault import keys
from kruh.voice.models import Answer, Quotation
from kruh.voice.vocabulary import Place, Question, Way
from tests.factories.people import NOW

WORDS = "Konečně jsme spali."


def answered(participant: Participant, question: Question = Question.BROUGHT) -> Answer:
    """What somebody at the table answered and lets be quoted; told once."""
    known = Answer.objects.filter(participant=participant, question=question).first()
    if known is not None:
        return known
    made = Answer(participant=participant, key=participant.key, question=question, text=WORDS, way=Way.PAGE, seed=7)
    made.consents, made.places, made.said_at = True, [Place.PUBLIC.value], NOW
    made.save(force_insert=True)
    return made


def waiting(by: User) -> Quotation:
    """A wording of a family that nobody here knows."""
    key = keys.for_case(keys.for_organisation(by.unit_ids(at=NOW)[0]))
    made = Quotation(key=key, question=Question.TELL, text=WORDS, sent_on=NOW.date(), places=[Place.PUBLIC.value])
    made.save(force_insert=True)
    return made
