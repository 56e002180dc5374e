"""What comes in about stories."""

from kruh.case_stories.rules import LONGEST_COMMENT
from kruh.web import fields
from kruh.web.forms import Form


class CommentForm(Form):
    """A comment under a story."""

    problem = "Komentář zatím nejde přidat."
    text = fields.LongTextField(
        label="Váš komentář", max_length=LONGEST_COMMENT, rows=4,
        help_text="Pište obecně: bez jmen, míst a čísel, i když je znáte odjinud.",
    )  # fmt: skip


class ReasonForm(Form):
    """Why a story should be looked at, or is withdrawn."""

    reason = fields.LongTextField(label="Důvod", max_length=LONGEST_COMMENT, rows=3)
