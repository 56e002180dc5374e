"""Who may do what with an account: everybody looks after their own sessions."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from kruh.access.models import User, Visit
from kruh.access.policy import Rule, predicate


@predicate("kdokoli přihlášený")
def is_signed_in(user: User, subject: Any, at: datetime) -> bool:
    """This will open what belongs to the account itself, role or none."""
    return True


@predicate("jde o vlastní přihlášení")
def is_own(user: User, subject: Any, at: datetime) -> bool:
    """This will tell whether the session is the person's."""
    return isinstance(subject, Visit) and subject.user_id == user.pk


def own_visits(user: User) -> QuerySet[Visit]:
    """This will give the person's own sessions."""
    return Visit.objects.filter(user=user)


POLICY: dict[str, Rule] = {
    "access.read_own_sessions": Rule(is_signed_in, "každý jen svá přihlášení"),
    "access.end_session": Rule(is_own),
}
