"""The folder for a data box: the very paper that went out, with the cover data for the records service."""

from collections.abc import Sequence
from typing import Any

from kruh.foundation import days
from kruh.foundation import typesetting as paper
from kruh.meetings.documents.copies import as_sent
from kruh.meetings.models import Delivery
from kruh.meetings.rules import folder as rules
from kruh.messaging import outbox

FIRST_MORE = 4


def files(delivery: Delivery, content: dict[str, Any], more: Sequence[outbox.File] = ()) -> list[rules.File]:
    """This will give every file of the folder in the order in which it is attached, what goes along at the end."""
    sent_on = days.local_day(delivery.made_at)
    printed = paper.to_pdf(as_sent(delivery, content))
    made = rules.File(rules.paper_name(content, sent_on), "application/pdf", printed)
    along = [
        rules.File(rules.more_name(place, one.name), one.mime, one.content)
        for place, one in enumerate(more, FIRST_MORE)
    ]
    return [made, *rules.cover_files(rules.cover(content, sent_on, [made, *along])), *along]


def archive(found: Sequence[rules.File]) -> rules.File:
    """This will give the whole folder as one file."""
    return rules.archive(found, found[0].name.removeprefix("01_").replace(".pdf", ".zip"))
