"""What can follow in the life of a case, of its way to another office, and of a request for legal assistance."""

from kruh.cases.vocabulary import AssistanceState, CaseState, TransferState
from kruh.foundation.workflow import Step, Workflow

CASE = Workflow(
    start=CaseState.OPEN,
    steps=(
        Step("close_case", (CaseState.OPEN,), CaseState.CLOSED),
        Step("reopen_case", (CaseState.CLOSED,), CaseState.OPEN),
    ),
)

TRANSFER = Workflow(
    start=TransferState.PROPOSED,
    steps=(
        Step("accept_transfer", (TransferState.PROPOSED,), TransferState.ACCEPTED),
        Step("return_transfer", (TransferState.PROPOSED,), TransferState.RETURNED),
        Step("withdraw_transfer", (TransferState.PROPOSED,), TransferState.WITHDRAWN),
    ),
    ends=(TransferState.ACCEPTED, TransferState.RETURNED, TransferState.WITHDRAWN),
)

RUNNING = (AssistanceState.ASKED, AssistanceState.ACCEPTED)

ASSISTANCE = Workflow(
    start=AssistanceState.ASKED,
    steps=(
        Step("accept_assistance", (AssistanceState.ASKED,), AssistanceState.ACCEPTED),
        Step("decline_assistance", (AssistanceState.ASKED,), AssistanceState.DECLINED),
        Step("answer_assistance", (AssistanceState.ACCEPTED,), AssistanceState.ANSWERED),
        Step("withdraw_assistance", RUNNING, AssistanceState.WITHDRAWN),
    ),
    ends=(AssistanceState.DECLINED, AssistanceState.ANSWERED, AssistanceState.WITHDRAWN),
)
