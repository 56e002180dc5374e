"""What comes in for the words that a child gets after the meeting."""

from kruh.meetings.rules.afterwords import Afterword
from kruh.web import fields
from kruh.web.forms import Form

LONG = 3_000


class AfterwordForm(Form):
    """What has changed, what has not and why; or the reason why nobody writes it."""

    problem = "Zatím to nejde uložit."
    changed = fields.LongTextField(
        label="Co se díky tobě změnilo", max_length=LONG, rows=4, required=False,
        help_text="Pište přímo dítěti, obyčejnými slovy. Třeba: Ráno ti teď bude volat babička.",
    )  # fmt: skip
    unchanged = fields.LongTextField(
        label="Co se nezměnilo a proč", max_length=LONG, rows=4, required=False,
        help_text="Třeba: Do jiné školy zatím nepůjdeš. Chceme nejdřív zkusit doučování.",
    )  # fmt: skip
    why_not = fields.LongTextField(
        label="Proč dítěti nic nenapíšeme", max_length=1_000, rows=2, required=False,
        help_text="Jen když mu nic nenapíšete. Třeba: Jsou jí dva roky, řekne jí to maminka. Dítě důvod neuvidí.",
    )  # fmt: skip

    @property
    def words(self) -> Afterword:
        """This will give what was written."""
        return Afterword(**{name: self.cleaned_data[name] for name in ("changed", "unchanged", "why_not")})
