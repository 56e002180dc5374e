"""What can follow: the life of a package from the first words to its end."""

from kruh.delegation.rules import package as rules
from kruh.delegation.vocabulary import SETTLED, State
from kruh.foundation.workflow import Step, Workflow

PACKAGE = Workflow(
    start=State.DRAFT,
    steps=(
        Step("offer", (State.DRAFT,), State.OFFERED, rules.blockers_to_offer),
        Step("discard", (State.DRAFT,), State.DISCARDED),
        Step("withdraw_offer", (State.OFFERED,), State.DRAFT),
        Step("accept", (State.OFFERED,), State.RUNNING),
        Step("decline", (State.OFFERED,), State.DECLINED, rules.blockers_to_end),
        Step("reopen", (State.DECLINED,), State.DRAFT),
        Step("end", (State.RUNNING,), State.ENDED),
        Step("revoke", (State.RUNNING,), State.REVOKED, rules.blockers_to_end),
        Step("hand_back", (State.RUNNING,), State.HANDED_BACK, rules.blockers_to_end),
    ),
    ends=tuple(state for state in SETTLED if state != State.DECLINED),
)
