"""Which meetings somebody of the family does not want in statistics: those stay among the office's own numbers.

A no counts, and a yes that was taken back; silence does not. The office counts its own work without a consent, as its
return asks for; what leaves the office leaves these out.
"""

from django.db.models import Exists, OuterRef, Q
from django.db.models.expressions import Combinable

from kruh.conferences.models import Consent
from kruh.conferences.vocabulary import ConsentAnswer, Purpose
from kruh.family_conferences.models import MemberConsent
from kruh.family_conferences.vocabulary import Purpose as CirclePurpose


def refused_at_table(conference: str = "pk") -> Combinable:
    """This will tell of each row whether somebody at the table of its conference said no."""
    rows = Consent.objects.filter(participant__conference=OuterRef(conference), purpose=Purpose.STATISTICS)
    living = Consent.objects.filter(
        participant=OuterRef("participant"), purpose=Purpose.STATISTICS, withdrawn_at__isnull=True
    )
    taken_back = Q(answer=ConsentAnswer.YES, withdrawn_at__isnull=False) & ~Exists(living)
    return Exists(rows.filter(Q(answer=ConsentAnswer.NO, withdrawn_at=None) | taken_back))


def refused_in_circle(conference: str = "pk") -> Combinable:
    """This will tell of each row whether somebody of the circle of its family conference said no."""
    rows = MemberConsent.objects.filter(member__conference=OuterRef(conference), purpose=CirclePurpose.STATISTICS)
    living = MemberConsent.objects.filter(
        member=OuterRef("member"), purpose=CirclePurpose.STATISTICS, ended_at__isnull=True
    )
    taken_back = Q(answer=ConsentAnswer.YES, was_taken_back=True) & ~Exists(living)
    return Exists(rows.filter(Q(answer=ConsentAnswer.NO, ended_at=None) | taken_back))
