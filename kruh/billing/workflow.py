"""What can follow for a bill."""

from kruh.billing.vocabulary import BillState
from kruh.foundation.workflow import Step, Workflow

BILL = Workflow(
    start=BillState.DRAFT,
    steps=(
        Step("issue_bill", (BillState.DRAFT,), BillState.ISSUED),
        Step("record_payment", (BillState.ISSUED,), BillState.PAID),
        Step("cancel_bill", (BillState.ISSUED,), BillState.CANCELLED),
    ),
)
