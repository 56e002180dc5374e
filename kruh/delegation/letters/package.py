"""What is sent when a package is offered, answered and ended."""

from datetime import datetime

from kruh.access.models import User
from kruh.delegation.letters.envelope import consultants, key_workers, send, workers
from kruh.delegation.models import Package
from kruh.delegation.vocabulary import Deed
from kruh.messaging.vocabulary import Kind

WHERE = "Najdete to po přihlášení v nabídce Předaná práce."
FOR_OFFICE = {
    Deed.ACCEPTED: "Organizace v Kruhu přijala předanou práci",
    Deed.DECLINED: "Organizace v Kruhu odmítla předanou práci",
    Deed.HANDED_BACK: "Organizace vám v Kruhu vrátila předanou práci",
}
FOR_ORGANISATION = {
    Deed.ENDED: "Předaná práce v Kruhu skončila",
    Deed.REVOKED: "Úřad v Kruhu odvolal předanou práci",
}


def offered(package: Package, *, by: User, at: datetime) -> int:
    """This will tell every consultant of the organisation that an offer waits; returns how many they are."""
    once = (Deed.OFFERED, at.isoformat())
    return send(package, consultants(package, at), Kind.OFFER, "Máte novou nabídku v Kruhu", WHERE, *once, by=by, at=at)


def changed(package: Package, deed: Deed, *, by: User, at: datetime) -> int:
    """This will tell the other side what was answered or that the work is over."""
    once = (deed, at.isoformat())
    if deed in FOR_OFFICE:
        return send(package, key_workers(package, at), Kind.OFFER, FOR_OFFICE[deed], WHERE, *once, by=by, at=at)
    people = {user.pk: user for user in (*consultants(package, at), *workers(package))}
    return send(package, people.values(), Kind.OFFER, FOR_ORGANISATION[deed], WHERE, *once, by=by, at=at)


def assigned(package: Package, user: User, *, by: User, at: datetime) -> int:
    """This will tell somebody that work was given to them."""
    return send(
        package, [user], Kind.OFFER, "Máte v Kruhu novou práci", WHERE, "assigned", at.isoformat(), by=by, at=at
    )
