"""The review about three months later: the plan goes on, changes, or is no longer needed; and the end of access."""

from datetime import date, datetime, timedelta

from kruh.access.actions import action
from kruh.access.models import User
from kruh.family_conferences import workflow
from kruh.family_conferences.models import FamilyConference
from kruh.family_conferences.models import Review as Kept
from kruh.family_conferences.policies import relations
from kruh.family_conferences.queries.papers import accepted_version
from kruh.family_conferences.rules.plan import Review
from kruh.family_conferences.vocabulary import AtReview, OfferState
from kruh.foundation import days

COORDINATOR_KEEPS = timedelta(days=30)  # to send the plan and the statement of work


@action
def keep_plan(
    conference: FamilyConference, *, on: date, words: str, next_on: date | None, by: User, at: datetime
) -> Kept:
    """This will keep that the plan goes on as it is, and when the family meets next."""
    review = _review(conference, on, at, words, next_on)
    workflow.advance(conference, "keep_plan", at, review)
    conference.review_on = next_on
    conference.save()
    return _kept(conference, AtReview.KEPT, review, by, at)


@action
def amend_plan(conference: FamilyConference, *, on: date, words: str, by: User, at: datetime) -> Kept:
    """This will let the family change its plan: a new version begins with the words of the old one."""
    review = _review(conference, on, at, words)
    workflow.advance(conference, "amend_plan", at, review)
    conference.review_on = None
    conference.save()
    return _kept(conference, AtReview.AMENDED, review, by, at)


@action
def close(
    conference: FamilyConference, *, on: date, words: str, changed: str = "", changed_why_not: str = "", by: User,
    at: datetime,
) -> Kept:  # fmt: skip
    """This will end it with honour: the family manages alone, and the children know what has changed."""
    review = _review(conference, on, at, words, changed=changed, changed_why_not=changed_why_not)
    workflow.advance(conference, "close", at, review)
    conference.review_on = None
    conference.save()
    for offer in conference.offers.filter(state=OfferState.ACCEPTED, ends_at=None).select_related("user", "key"):
        offer.ends_at = at + COORDINATOR_KEEPS
        offer.save()
        relations.forget(offer.user)
    return _kept(conference, AtReview.CLOSED, review, by, at)


def _review(
    conference: FamilyConference, on: date, at: datetime, words: str, next_on: date | None = None, *,
    changed: str = "", changed_why_not: str = "",
) -> Review:  # fmt: skip
    version = accepted_version(conference)
    since = days.local_day(version.decided_at) if version and version.decided_at else date.min
    return Review(on, days.local_day(at), words, next_on, changed, changed_why_not, since)


def _kept(conference: FamilyConference, result: AtReview, review: Review, by: User, at: datetime) -> Kept:
    row = Kept(conference=conference, key=conference.key, on=review.on, result=result, by=by, at=at)
    row.words, row.next_on = review.words.strip(), review.next_on
    row.changed, row.changed_why_not = review.changed.strip() or None, review.changed_why_not.strip() or None
    row.save(force_insert=True)
    return row
