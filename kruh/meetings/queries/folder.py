"""What is shown of a folder for a data box: its files, the box, and the texts to copy into the message."""

from typing import Any

from django.urls import reverse

from kruh.meetings.models import Delivery
from kruh.meetings.rules import folder as rules

PARTS = ("zapis.pdf", "udaje.xml", "udaje.csv")


def page(delivery: Delivery, content: dict[str, Any], files: list[rules.File]) -> dict[str, Any]:
    """This will give the page of one folder."""
    assert delivery.participant is not None
    person, conference = delivery.participant.person, delivery.conference
    return {
        "delivery": delivery,
        "conference": conference,
        "files": [
            {"file": file, "url": _url(delivery, part)} for file, part in zip(files, PARTS, strict=True)
        ],
        "archive": _url(delivery, "slozka.zip"),
        "warnings": rules.warnings(files),
        "box": person.organisation.data_box if person.organisation else "",
        "texts": [
            ("Předmět", rules.subject(content)),
            ("K rukám", person.full_name),
            ("Naše značka", content["file_mark"]),
        ],
        "back": reverse("meetings:deliveries", args=[conference.pk]),
    }  # fmt: skip


def _url(delivery: Delivery, part: str) -> str:
    return reverse("meetings:take-folder", args=[delivery.pk, *part.split(".")])
