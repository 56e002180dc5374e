"""What comes in with a statement of work: a word to the administrator, or what to mend."""

from kruh.web import fields
from kruh.web.forms import Form


class SendForm(Form):
    """The numbers come from the diary; only a word can be added."""

    problem = "Výkaz zatím nejde odeslat."
    note = fields.LongTextField(
        label="Vzkaz administrátorovi", required=False, rows=3, max_length=1_000, help_text="Bez jmen z rodiny."
    )


class ReturnForm(Form):
    """What to mend."""

    problem = "Výkaz zatím nejde vrátit."
    reason = fields.LongTextField(label="Co v deníku opravit", rows=3, max_length=1_000)
