"""What can follow for a bill."""

from kruh.billing.rules import bill as rules
from kruh.billing.vocabulary import BillState
from kruh.foundation.workflow import Step, Workflow

BILL = Workflow(
    start=BillState.DRAFT,
    steps=(
        Step("change_bill", (BillState.DRAFT,), BillState.DRAFT),
        Step("issue_bill", (BillState.DRAFT,), BillState.ISSUED, rules.blockers_to_issue),
        Step("record_payment", (BillState.ISSUED,), BillState.PAID),
        Step("cancel_bill", (BillState.DRAFT, BillState.ISSUED), BillState.CANCELLED),
    ),
    ends=(BillState.PAID, BillState.CANCELLED),
)
