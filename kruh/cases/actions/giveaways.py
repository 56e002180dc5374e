"""Keeping what else would tell a protected fact."""

from collections.abc import Sequence
from datetime import datetime

from kruh.access.actions import action
from kruh.access.models import User
from kruh.cases.models import ProtectedFact
from kruh.cases.rules import files
from kruh.cases.rules import giveaways as rules
from kruh.foundation.workflow import refuse_if


@action
def change_giveaways(fact: ProtectedFact, *, words: Sequence[str], by: User, at: datetime) -> None:
    """This will keep the list of what would tell the fact as well; the gate looks for it too. Raises NotPossible."""
    told = list(dict.fromkeys(word.strip() for word in words if word.strip()))
    refuse_if(files.closed_blockers(fact.case.state) + rules.blockers(told))
    fact.giveaways = told  # an empty list was decided on, nothing was not
    fact.save(update_fields=["giveaways"])
