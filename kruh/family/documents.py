"""What can be taken along: the meeting for a calendar, the link as a square that a phone reads."""

import io
from datetime import datetime, timedelta
from typing import Any

import segno
from django.conf import settings

from kruh.conferences.letters.invitations import SUMMARY
from kruh.conferences.models import Participant
from kruh.conferences.queries.own_pages import OwnPage
from kruh.family.queries import links
from kruh.family_conferences.models import Member
from kruh.foundation import calendar

DESCRIPTION = "Víc najdete v dopise."
HALF_A_DAY = timedelta(hours=4)


def calendar_of(participant: Participant, at: datetime) -> bytes | None:
    """This will give a neutral event, or nothing while there is no date."""
    conference, venue = participant.conference, participant.conference.venue
    if conference.starts_at is None or conference.ends_at is None:
        return None
    return calendar.invitation(
        uid=f"{participant.pk}@{settings.MAIL_DOMAIN}",
        sequence=conference.date_revision,
        start=conference.starts_at,
        end=conference.ends_at,
        summary=SUMMARY,
        location=", ".join(filter(None, [venue.name, venue.address])) if venue else "",
        organiser=calendar.Person("", settings.DEFAULT_FROM_EMAIL),
        attendee=None,
        description=DESCRIPTION,
        method=calendar.Method.PUBLISH,
        now=at,
    )


def calendar_of_circle(member: Member, at: datetime) -> bytes | None:
    """This will give the same of a family conference; families need half a day."""
    conference = member.conference
    if conference.starts_at is None:
        return None
    return calendar.invitation(
        uid=f"{member.pk}@{settings.MAIL_DOMAIN}",
        sequence=conference.version,
        start=conference.starts_at,
        end=conference.starts_at + HALF_A_DAY,
        summary=SUMMARY,
        location=conference.place or "",
        organiser=calendar.Person("", settings.DEFAULT_FROM_EMAIL),
        attendee=None,
        description=DESCRIPTION,
        method=calendar.Method.PUBLISH,
        now=at,
    )


def own_page(participant: Any) -> OwnPage | None:
    """This will give the page to which the letter of somebody leads, once the organiser has made the link."""
    link = links.brought(participant)
    if link is None:
        return None
    address = links.address_of(link)
    return OwnPage(links.short(address), address, lambda: square(address))


def square(address: str, scale: int = 8) -> bytes:
    """This will give the link as a picture for a phone."""
    picture = io.BytesIO()
    segno.make_qr(address, error="m", boost_error=False).save(picture, kind="png", border=4, scale=scale)
    return picture.getvalue()


def drawn(address: str) -> str:
    """This will draw the same for a page, without any style of its own."""
    code = segno.make_qr(address, error="m", boost_error=False)
    return str(code.svg_inline(border=2, omitsize=True, svgclass="qr", lineclass=None, dark="#000", light="#fff"))
