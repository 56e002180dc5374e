"""How accounts come to be and how people sign in: nobody signs up alone, an administrator invites."""

import base64
import logging
import re
from smtplib import SMTPException
from typing import Any, ClassVar
from uuid import UUID

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.internal import ratelimit
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from kruh.access import audit, guesses, rules
from kruh.access.models import Outcome, User, Visit
from kruh.vault import cipher, keys

ACCOUNTS = UUID("00000000-0000-7000-8000-6163636f756e")
PLACE = "mfa_authenticator|secret"
BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrom", "Chrome"), ("Safari", "Safari"))
SYSTEMS = (
    *(("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad")),
    *(("Windows", "Windows"), ("Mac OS", "Mac"), ("Linux", "Linux")),
)
log = logging.getLogger(__name__)


class Accounts(DefaultAccountAdapter):  # type: ignore[misc]  # the library has no types
    """Closes the public sign-up, writes sign-ins into the trail and outlives a broken mail server."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "enter_current_password": "Současné heslo nesouhlasí.",
        "too_many_login_attempts": "Kód se několikrát nepovedl. Zkuste to znovu za pět minut.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """This will always say no: accounts are made by the administrator."""
        return False

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """This will lead to the desk: the change signs out, and after signing in nobody wants to change it again."""
        return str(settings.LOGIN_REDIRECT_URL)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """This will let the password be looked at, or say how long to wait; an unknown account waits the same."""
        at = timezone.now()
        opens_at = self._door(request, credentials).knock(at)
        self._login_failed_rl_usage = None
        if opens_at:
            raise ValidationError(rules.waiting_words(opens_at - at), code="too_many_login_attempts")

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        """This will give the owner of the password and clear the way for the next time."""
        user: User | None = super().authenticate(request, **credentials)
        if user:
            self._door(request, credentials).enter(timezone.now())
        return user

    def reauthenticate(self, user: User, password: str) -> bool:
        """This will tell whether the password is this person's; accounts are known by the address in them."""
        found = self.authenticate(self.request, email=user.email, password=password)
        return found is not None and found.pk == user.pk

    def _door(self, request: HttpRequest, credentials: dict[str, Any]) -> guesses.Door:
        return guesses.Door(str(credentials.get("email") or ""), ratelimit.get_ip(request))

    def post_login(self, request: HttpRequest, user: User, **words: Any) -> HttpResponse:
        """This will remember the device and write the signing in into the trail."""
        answer: HttpResponse = super().post_login(request, user, **words)
        at = timezone.now()
        device = device_of(request.headers.get("User-Agent", ""))
        with transaction.atomic():
            Visit.objects.create(user=user, session=str(request.session.session_key), device=device, began_at=at)
            audit.append("access.sign_in", by=user, at=at, outcome=Outcome.DONE, subject=user)
        return answer

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """This will write the failed attempt into the trail, with the account when there is one."""
        email = str(credentials.get("email") or "").lower()
        owner = User.objects.filter(email=email).first()
        with transaction.atomic():
            audit.append("access.sign_in", by=None, at=timezone.now(), outcome=Outcome.REFUSED, subject=owner)

    def send_notification_mail(
        self, template_prefix: str, user: User, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """This will tell the owner of the account about a change, at the address that the account has."""
        super().send_notification_mail(template_prefix, user, context, email or user.email)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """This will send, or note in the log that the mail server refused; the page says the same in both cases."""
        try:
            super().send_mail(template_prefix, email, context)
        except (SMTPException, OSError):
            log.warning("mail %s could not be sent", template_prefix.rpartition("/")[2])


class Factors(DefaultMFAAdapter):  # type: ignore[misc]  # the library has no types
    """Seals the secrets of the second factor."""

    def encrypt(self, text: str) -> str:
        """This will seal a secret for the database."""
        key = keys.raw(keys.for_organisation(ACCOUNTS))
        return base64.b64encode(cipher.close(key, PLACE, text.encode())).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """This will open a sealed secret. Raises Damaged."""
        key = keys.raw(keys.for_organisation(ACCOUNTS))
        return cipher.open_(key, PLACE, base64.b64decode(encrypted_text)).decode()


def device_of(agent: str) -> str:
    """This will name a browser and its system in words a person recognises, and keep nothing else of what it sent."""
    found = [next((word for sign, word in words if re.search(sign, agent)), "") for words in (BROWSERS, SYSTEMS)]
    return ", ".join(filter(None, found)) or "neznámé zařízení"
