"""Links of people without an account and codes of certificates: only their marks are kept."""

from uuid import UUID

from django.conf import settings
from django.urls import reverse

from kruh.training.models import SignUp
from kruh.training.rules import sign_up as rules
from kruh.vault import keys

LINKS = UUID("00000000-0000-7000-8000-776f726b7368")


def _code(what: bytes, pk: UUID) -> str:
    return rules.code_of(keys.mark(keys.for_organisation(LINKS), what + b"|" + pk.bytes))


def _mark(what: bytes, words: str) -> bytes:
    return keys.mark(keys.for_organisation(LINKS), what + b"|" + words.encode())


def locator_of(sign_up: UUID) -> str:
    """This will make the locator of somebody's own page anew; only the holder of the vault's key can."""
    return _code(b"own", sign_up)


def link_mark(sign_up: UUID) -> bytes:
    """This will give the mark by which that page is found."""
    return _mark(b"own", locator_of(sign_up))


def certificate_code(sign_up: UUID) -> str:
    """This will give the code that stands on a certificate."""
    return _code(b"certificate", sign_up)


def certificate_mark(sign_up: UUID) -> bytes:
    """This will give the mark by which a certificate is found."""
    return _mark(b"certificate", certificate_code(sign_up))


def mail_mark(address: str) -> bytes:
    """This will give the mark by which the same address is known again, which tells nobody the address."""
    return _mark(b"mail", address.strip().lower())


def own(words: str) -> SignUp | None:
    """This will give the sign-up to which a link leads."""
    locator = rules.copied(words)
    if locator is None:
        return None
    found: SignUp | None = SignUp.objects.filter(link_mark=_mark(b"own", locator)).first()
    return None if found is None or found.workshop.forgotten_at else found


def certified(words: str) -> SignUp | None:
    """This will give the sign-up whose certificate carries the code."""
    code = rules.copied(words)
    if code is None:
        return None
    found: SignUp | None = SignUp.objects.filter(certificate_mark=_mark(b"certificate", code)).first()
    return found


def address_of(name: str, sign_up: UUID) -> str:
    """This will give a whole address of somebody's own page, as it stands in a message."""
    return f"{settings.PUBLIC_ORIGIN}{reverse(f'training:{name}', args=[locator_of(sign_up)])}"


def public_address(code: str) -> str:
    """This will give the whole address of the announcement for everybody."""
    return f"{settings.PUBLIC_ORIGIN}{reverse('training:public', args=[code])}"


def verify_address() -> str:
    """This will give where certificates are verified."""
    return f"{settings.PUBLIC_ORIGIN}{reverse('training:verify')}"
