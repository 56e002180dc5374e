"""Calendar files of one meeting for one person."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from kruh.foundation import calendar
from kruh.foundation.calendar import Method, Person

START = datetime(2026, 3, 10, 13, 0, tzinfo=UTC)
NOW = datetime(2026, 2, 24, 8, 30, tzinfo=UTC)


def made(**changes: Any) -> bytes:
    details: dict[str, Any] = {
        "uid": "0199aaaa-0000-7000-8000-000000000001",
        "sequence": 0,
        "start": START,
        "end": START + timedelta(hours=2),
        "summary": "Setkání v úterý",
        "location": "Klubovna; Lipová 5, Lipová nad Březnou",
        "organiser": Person("Bc. Renata Olšová", "olsova@urad.example"),
        "attendee": Person("Vlasta Havlínová", "vlasta@posta.example"),
        "description": "Přijďte prosím o 10 minut dřív.\nTěšíme se.",
        "now": NOW,
    }
    return calendar.invitation(**details | changes)


def event_of(file: bytes) -> Any:
    return Calendar.from_ical(file).walk("VEVENT")[0]


def test_invitation_round_trips() -> None:
    event = event_of(made(sequence=2))

    assert event["UID"] == "0199aaaa-0000-7000-8000-000000000001"
    assert event["SEQUENCE"] == 2
    assert event["SUMMARY"] == "Setkání v úterý"
    assert event["LOCATION"] == "Klubovna; Lipová 5, Lipová nad Březnou"
    assert event["DESCRIPTION"] == "Přijďte prosím o 10 minut dřív.\nTěšíme se."
    assert (event.start, event.end) == (START, START + timedelta(hours=2))
    assert (event["CLASS"], event["STATUS"]) == ("PRIVATE", "CONFIRMED")
    assert event["DTSTAMP"].dt == NOW


def test_invitation_names_exactly_one_attendee() -> None:
    event = event_of(made())

    assert str(event["ATTENDEE"]) == "mailto:vlasta@posta.example"
    assert dict(event["ATTENDEE"].params) == {
        "CN": "Vlasta Havlínová",
        "ROLE": "REQ-PARTICIPANT",
        "PARTSTAT": "NEEDS-ACTION",
        "RSVP": "TRUE",
    }
    assert (str(event["ORGANIZER"]), event["ORGANIZER"].params["CN"]) == (
        "mailto:olsova@urad.example",
        "Bc. Renata Olšová",
    )


def test_invitation_has_windows_line_ends_and_short_lines() -> None:
    file = made(description="Dlouhý popis s háčky. " * 40)

    assert file.count(b"\n") == file.count(b"\r\n") == file.count(b"\r")
    assert max(len(line) for line in file.split(b"\r\n")) <= 75


def test_invitation_carries_a_small_time_zone() -> None:
    zone = made().split(b"BEGIN:VTIMEZONE\r\n")[1].split(b"END:VTIMEZONE")[0].decode()

    assert zone.split("\r\n")[:-1] == [
        "TZID:Europe/Prague",
        "BEGIN:DAYLIGHT",
        "DTSTART:19960331T020000",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
        "TZNAME:CEST",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200",
        "END:DAYLIGHT",
        "BEGIN:STANDARD",
        "DTSTART:19961027T030000",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
        "TZNAME:CET",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0100",
        "END:STANDARD",
    ]


@pytest.mark.parametrize(
    ("start", "wall"),
    [
        (datetime(2026, 3, 28, 9, tzinfo=UTC), "20260328T100000"),
        (datetime(2026, 3, 29, 9, tzinfo=UTC), "20260329T110000"),
        (datetime(2026, 10, 24, 9, tzinfo=UTC), "20261024T110000"),
        (datetime(2026, 10, 25, 9, tzinfo=UTC), "20261025T100000"),
    ],
)
def test_invitation_is_right_on_both_sides_of_a_clock_change(start: datetime, wall: str) -> None:
    file = made(start=start, end=start + timedelta(hours=2))

    assert f"DTSTART;TZID=Europe/Prague:{wall}\r\n".encode() in file
    assert event_of(file).start == start


def test_cancellation_says_so() -> None:
    file = made(method="CANCEL", sequence=3)

    assert Calendar.from_ical(file)["METHOD"] == "CANCEL"
    assert event_of(file)["STATUS"] == "CANCELLED"


def test_published_event_names_nobody() -> None:
    file = made(method=Method.PUBLISH, attendee=None)

    assert Calendar.from_ical(file)["METHOD"] == "PUBLISH"
    assert b"ATTENDEE" not in file


@pytest.mark.parametrize("changes", [{"attendee": None}, {"method": "PUBLISH"}, {"method": "REPLY"}])
def test_invitation_refuses_a_method_that_does_not_fit(changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"attendee|REPLY"):
        made(**changes)


def test_invitation_refuses_an_end_before_the_start() -> None:
    with pytest.raises(ValueError, match=r"^Setkání musí končit později"):
        made(end=START)


def test_hostile_name_stays_a_name() -> None:
    file = made(attendee=Person('Eva "X"; RSVP=FALSE:mailto:z@z\r\nATTENDEE:mailto:q@q', "eva@posta.example"))

    assert len(event_of(file).get("ATTENDEE").split(",")) == 1
    assert file.count(b"\r\nATTENDEE") == 1
    assert str(event_of(file)["ATTENDEE"]) == "mailto:eva@posta.example"
