"""Signing in by e-mail and password, and reading a person together with the roles in one query."""

from typing import Any
from uuid import UUID

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import QuerySet

from kruh.access.models import Membership, User
from kruh.access.prepared import prepared


@prepared
def _held(user: UUID) -> QuerySet[Membership]:
    return Membership.objects.select_related("user", "unit").filter(user=user)


class Backend(AuthenticationBackend):  # type: ignore[misc]  # the library has no types
    """allauth's back end, with one query fewer on every page."""

    def get_user(self, user_id: Any) -> User | None:
        """This will load the person and the roles held, or None when the account is out of use."""
        held = _held(UUID(str(user_id)))
        user = held[0].user if held else User.objects.filter(pk=user_id).first()
        if user is None or not user.is_active:
            return None
        user.__dict__["held"] = held
        return user
