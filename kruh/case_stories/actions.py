"""What is done with a story in the library: comments, a request to look again, withdrawing."""

from datetime import datetime

from kruh.access.actions import action
from kruh.access.models import User
from kruh.case_stories import rules
from kruh.case_stories.models import Comment, Report, Story
from kruh.case_stories.vocabulary import State
from kruh.foundation import days
from kruh.foundation.workflow import refuse_if

GONE = ["Kazuistika už v knihovně není."]


@action
def comment(story: Story, *, text: str, by: User, at: datetime) -> Comment:
    """This will put a comment under a story. Raises NotPossible where it may tell a real family."""
    refuse_if([] if story.is_released else GONE)
    refuse_if(rules.blockers(text, f"{story.title} {story.text} {story.helped}"))
    return Comment.objects.create(story=story, by=by, text=text, at=at)


@action
def remove_comment(comment: Comment, *, by: User, at: datetime) -> None:
    """This will take a comment away; a second time nothing happens."""
    comment.removed_at = comment.removed_at or at
    comment.text = ""
    comment.save(update_fields=["removed_at", "text"])


@action
def report(story: Story, *, reason: str, by: User, at: datetime) -> Report:
    """This will ask the methodologist to look at the story again; who asked before only changes the reason."""
    refuse_if([] if story.is_released else GONE)
    told = {"reason": reason, "at": at, "settled_at": None}
    row, _ = Report.objects.update_or_create(story=story, by=by, defaults=told)
    return row


@action
def withdraw(story: Story, *, reason: str, by: User, at: datetime) -> None:
    """This will take a story out of the library."""
    refuse_if([] if story.is_released else GONE)
    story.state, story.withdrawn_on, story.reason = State.WITHDRAWN, days.local_day(at), reason
    story.save(update_fields=["state", "withdrawn_on", "reason"])
    Report.objects.filter(story=story, settled_at=None).update(settled_at=at)
