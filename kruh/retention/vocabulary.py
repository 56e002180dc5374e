"""The words of the end of keeping."""

from django.db.models import TextChoices


class State(TextChoices):
    """Where a proposal for disposal stands."""

    PROPOSED = "proposed", "čeká na druhého člověka"
    APPROVED = "approved", "schválený, maže se"
    DONE = "done", "provedený"
    WITHDRAWN = "withdrawn", "zrušený"


class LineState(TextChoices):
    """What became of one case of a proposal."""

    LISTED = "listed", "navržený"
    STRUCK = "struck", "vyřazený"
    HELD = "held", "nesmazaný, něco se mezitím změnilo"
    ERASED = "erased", "smazaný"


# the numbers of the method
AFTER_CLOSING = "keep_case_after_closing"
AFTER_MAJORITY = "keep_case_after_majority"
AFTER_BILL = "keep_bill_after_issue"
MAJORITY = 18

LAW = "§ 3 odst. 1, § 7 až 10 zákona č. 499/2004 Sb., o archivnictví a spisové službě, a vyhláška č. 259/2012 Sb."
