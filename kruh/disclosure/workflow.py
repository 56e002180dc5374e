"""What can follow in the life of a request."""

from kruh.disclosure import rules
from kruh.disclosure.vocabulary import LIVING, State
from kruh.foundation.workflow import Step, Workflow

REQUEST = Workflow(
    start=State.OPEN,
    steps=(
        Step("send_to_second", (State.OPEN,), State.CHECKED, rules.blockers_to_send),
        Step("return_request", (State.CHECKED,), State.OPEN, rules.blockers_of_reason),
        Step("approve", (State.CHECKED,), State.APPROVED),
        Step("refuse", (State.CHECKED,), State.REFUSED),
        Step("give", (State.APPROVED,), State.GIVEN, rules.blockers_to_give),
        Step("withdraw", LIVING, State.WITHDRAWN, rules.blockers_of_reason),
    ),
    ends=(State.GIVEN, State.REFUSED, State.WITHDRAWN),
)
