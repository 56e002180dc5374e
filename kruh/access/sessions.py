"""Sessions in the database, read with a prepared query: every page reads one."""

import logging
from datetime import datetime

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db import OperationalError
from django.db.models import QuerySet
from django.utils import timezone

from kruh.access.prepared import prepared

log = logging.getLogger(__name__)


@prepared
def _living(key: str, at: datetime) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key, expire_date__gt=at)


class SessionStore(db.SessionStore):
    """Django's sessions, found faster."""

    def _get_session_from_db(self) -> Session | None:
        found = _living(self.session_key, timezone.now()) if self.session_key else []
        if not found:
            self._session_key = None
        return found[0] if found else None

    def save(self, must_create: bool = False) -> None:
        """This will keep the session. That somebody is still here need not be noted when the disk is full."""
        try:
            super().save(must_create)
        except OperationalError:
            if must_create:
                raise
            log.exception("a session could not be kept")
