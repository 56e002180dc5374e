"""Who interprets at the table, into which languages, and since when under oath."""

from kruh.conferences.models import Conference, Preparation
from kruh.conferences.vocabulary import Topic, TopicState
from kruh.meetings.rules import day as rules


def sentences(conference: Conference) -> list[str]:
    """This will say it as it was arranged with each person; nothing where nobody needs an interpreter."""
    arranged = Preparation.objects.filter(
        participant__conference=conference, topic=Topic.LANGUAGE, state=TopicState.DONE
    )
    rows = arranged.select_related("key", "participant__person__key").order_by("participant__order", "id")
    return rules.interpreting(
        [
            (row.details["interpreter"], row.participant.person.get_language_display(), row.details.get("oath_on", ""))
            for row in rows
            if row.details.get("interpreter")
        ]
    )
