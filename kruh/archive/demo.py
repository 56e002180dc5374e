"""Handing a case over in the demo: the state archive chose an old file for keeping, and the consent is waited for."""

from datetime import datetime, timedelta

from kruh.access.models import User
from kruh.archive import actions
from kruh.archive.models import HandOver
from kruh.cases.models import Case
from kruh.retention import demo


def load(at: datetime) -> None:
    """This will ask once; a second call changes nothing."""
    if HandOver.objects.exists():
        return
    head, second = (User.objects.get(email=email) for email in (demo.HEAD, demo.SECOND))
    actions.ask(
        Case.objects.get(file_mark=demo.STAYS), receiver="Státní okresní archiv Lipová nad Březnou",
        reason="Archiv si spis vybral k trvalému uložení při skartačním řízení.",
        second=second, by=head, at=at - timedelta(days=1),
    )  # fmt: skip
