"""What is sent to people with accounts: a link on which they choose their password, once."""

from datetime import datetime

from allauth.account import app_settings
from allauth.account.utils import user_pk_to_url_str
from django.urls import reverse

from kruh.access import roles
from kruh.access.models import Membership, User
from kruh.directory.models import Organisation
from kruh.foundation.ids import uuid7
from kruh.messaging import outbox
from kruh.messaging.models import Message
from kruh.messaging.vocabulary import Kind
from kruh.vault import keys

LINK_DAYS = 3
WELCOME = """Dobrý den,

máte nový přístup do aplikace Kruh: {organisation}, {role}.
O účet se stará {inviter}.

Heslo si zvolíte na této adrese. Platí {days} dny a jen jednou:
{link}

Nikdo jiný vaše heslo nezná a nikdy se vás na něj nebudeme ptát.
Pokud zprávu nečekáte, neotevírejte odkaz a dejte nám prosím vědět.
"""
MORE = """Dobrý den,

v aplikaci Kruh máte nově tento přístup: {organisation}, {role}.
Přihlásíte se stejně jako dosud.

Pokud zprávu nečekáte, dejte prosím vědět: {inviter}.
"""

FACTOR = """Dobrý den,

u vašeho účtu v aplikaci Kruh je zrušený druhý krok přihlášení.
O účet se stará {inviter}.
Přihlaste se heslem a hned si nastavte nový: aplikaci s kódy v telefonu, nebo přístupový klíč.

Pokud jste o to nežádali, ozvěte se prosím hned správci a změňte si heslo.
"""


def password_link(user: User, origin: str) -> str:
    """This will make an address that lets the person choose a password; a used or a newer password makes it dead."""
    token = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(user)
    words = {"uidb36": user_pk_to_url_str(user), "key": token}
    return origin.rstrip("/") + reverse("account_reset_password_from_key", kwargs=words)


def welcome(membership: Membership, organisation: Organisation, *, by: User, at: datetime, origin: str) -> Message:
    """This will queue the first letter: with a link for those without a password, without one for the others."""
    user = membership.user
    words = {
        "inviter": f"{by.name} ({by.email})",
        "organisation": organisation.name,
        "role": roles.spoken(membership.role, user.gender),
    }
    if user.has_usable_password():
        return _queue(user, organisation, "Nový přístup v aplikaci Kruh", MORE.format(**words), by=by, at=at)
    text = WELCOME.format(**words, days=LINK_DAYS, link=password_link(user, origin))
    return _queue(user, organisation, "Váš přístup do aplikace Kruh", text, by=by, at=at)


def factor_forgotten(user: User, organisation: Organisation, *, by: User, at: datetime) -> Message:
    """This will tell the owner that the second factor is gone, so that nobody takes it away silently."""
    text = FACTOR.format(inviter=f"{by.name} ({by.email})")
    return _queue(user, organisation, "Zrušený druhý krok přihlášení", text, by=by, at=at)


def _queue(user: User, organisation: Organisation, subject: str, text: str, *, by: User, at: datetime) -> Message:
    return outbox.queue(
        unit=organisation.unit,
        key=keys.for_organisation(organisation.pk),
        kind=Kind.ACCOUNT,
        recipient_ref=user.pk,
        name=user.name,
        address=user.email,
        subject=subject,
        text=text,
        dedupe=outbox.dedupe_of("account", user.pk, uuid7()),
        by=by,
        at=at,
    )
