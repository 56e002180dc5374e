"""One sheet for a child: what has changed thanks to it, what has not and why."""

from datetime import datetime

from kruh.access.models import User
from kruh.cases import queries as cases
from kruh.conferences.queries.leaving import Leaving, printed, told
from kruh.foundation import days
from kruh.foundation import typesetting as paper
from kruh.foundation.workflow import refuse_if
from kruh.meetings.documents import copies
from kruh.meetings.documents.minutes import file_name, stretches
from kruh.meetings.models import Afterword
from kruh.meetings.queries import copies as queries
from kruh.meetings.rules.copies import leak_blockers
from kruh.messaging.outbox import File

TITLE = "Co se díky tobě změnilo"
CHANGED, UNCHANGED = "Co se změnilo", "Co se nezměnilo a proč"
ASK = "Chceš se na něco zeptat? Zavolej:"


def sheet(afterword: Afterword, at: datetime) -> paper.Document:
    """This will give the words for the child on one page."""
    who, today = afterword.participant, days.local_day(at)
    blocks: list[paper.Block] = [paper.Paragraph(f"{cases.suggest_salutation(who.person, today)},")]
    for title, words in ((CHANGED, afterword.changed), (UNCHANGED, afterword.unchanged)):
        if words:
            blocks += [paper.Heading(1, title), *stretches(words)]
    blocks.append(paper.Note(f"{ASK} {copies.contact_of(who.conference, at)}."))
    age, office = who.person.age_on(today), paper.Letterhead(who.conference.office.name)
    is_small = age is not None and age <= copies.SMALL
    return paper.Document(title=TITLE, dated=today, blocks=tuple(blocks), sender=office, large_print=is_small)


def safe_file(afterword: Afterword, ending: str, *, by: User, at: datetime) -> File:
    """This will print the sheet and read it back. Raises NotPossible where it tells what the child must not learn."""
    who, today = afterword.participant, days.local_day(at)
    name = file_name("po-setkani", str(who.conference), ending, copy=queries.number_of(who))
    file = printed(sheet(afterword, at), name)
    hidden = cases.hidden_secrets(who.conference.case, who.person, today)
    apart = queries.is_kept_apart(who, today)
    leaving = Leaving(files=(file,), paper="list")
    found = told(leaving, who.conference, hidden, by=by, at=at, is_kept_apart=apart)
    refuse_if(leak_blockers(f"List pro dítě ({who.person.first_name})", found))
    return file
