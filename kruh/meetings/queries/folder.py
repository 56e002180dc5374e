"""What is shown of a folder for a data box: its files, the box, and the texts to copy into the message."""

from typing import Any

from django.urls import reverse

from kruh.cases import queries as cases
from kruh.cases.models import Person
from kruh.cases.vocabulary import ContactKind
from kruh.meetings.models import Delivery, Enclosure
from kruh.meetings.rules import folder as rules

PARTS = ("zapis.pdf", "udaje.xml", "udaje.csv")


def box_of(person: Person) -> rules.Box:
    """This will give the box of the organisation that somebody is from; of everybody else their own, if we know it."""
    if person.organisation is not None:
        return rules.Box(person.organisation.data_box, str(person.organisation))
    own = [row for row in cases.contacts_of(person) if row.kind == ContactKind.DATA_BOX and row.is_safe]
    return rules.Box(str(own[0].value) if own else "")


def page(
    delivery: Delivery, content: dict[str, Any], files: list[rules.File], along: list[Enclosure]
) -> dict[str, Any]:
    """This will give the page of one folder."""
    assert delivery.participant is not None
    person, conference = delivery.participant.person, delivery.conference
    parts = [_url(delivery, part) for part in PARTS]
    return {
        "delivery": delivery,
        "conference": conference,
        "files": [
            {"file": file, "url": url}
            for file, url in zip(files, [*parts, *(_along(row) for row in along)], strict=True)
        ],
        "archive": _url(delivery, "slozka.zip"),
        "warnings": rules.warnings(files),
        "box": box_of(person),
        "organisation": person.organisation,
        "texts": [
            ("Předmět", rules.subject(content)),
            ("K rukám", person.full_name),
            ("Naše značka", content["file_mark"]),
        ],
        "back": reverse("meetings:deliveries", args=[conference.pk]),
    }  # fmt: skip


def _along(row: Enclosure) -> str:
    return reverse("meetings:take-enclosure", args=[row.pk])


def _url(delivery: Delivery, part: str) -> str:
    return reverse("meetings:take-folder", args=[delivery.pk, *part.split(".")])
