"""The folder for a data box: the very paper that went out, with the cover data for the records service."""

from typing import Any

from kruh.foundation import days
from kruh.foundation import typesetting as paper
from kruh.meetings.documents.copies import as_sent
from kruh.meetings.models import Delivery
from kruh.meetings.rules import folder as rules


def files(delivery: Delivery, content: dict[str, Any]) -> list[rules.File]:
    """This will give every file of the folder in the order in which it is attached."""
    sent_on = days.local_day(delivery.made_at)
    printed = paper.to_pdf(as_sent(delivery, content))
    made = rules.File(rules.paper_name(content, sent_on), "application/pdf", printed)
    return [made, *rules.cover_files(rules.cover(content, sent_on, [made]))]


def archive(delivery: Delivery, content: dict[str, Any]) -> rules.File:
    """This will give the whole folder as one file."""
    found = files(delivery, content)
    return rules.archive(found, found[0].name.removeprefix("01_").replace(".pdf", ".zip"))
