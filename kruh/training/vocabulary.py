"""The words of workshops: how far one is, who comes from where, how far a sign-up is."""

from django.db.models import TextChoices


class State(TextChoices):
    """How far a workshop is."""

    DRAFT = "draft", "rozepsaný"
    ANNOUNCED = "announced", "vypsaný"
    HELD = "held", "proběhl"
    CLOSED = "closed", "uzavřený"
    CANCELLED = "cancelled", "zrušený"


class Sector(TextChoices):
    """Where somebody who comes works."""

    OSPOD = "ospod", "OSPOD"
    NGO = "ngo", "neziskové organizace a sociální služby"
    SCHOOL = "school", "školství"
    HEALTH = "health", "zdravotnictví"
    POLICE = "police", "policie a probační služba"
    COURT = "court", "soudy a státní zastupitelství"
    MUNICIPALITY = "municipality", "obce a kraje"
    OTHER = "other", "jiné"


class Place(TextChoices):
    """How far a sign-up is."""

    ASKED = "asked", "čeká na potvrzení e-mailem"
    GOING = "going", "má místo"
    WAITING = "waiting", "v pořadí náhradníků"
    CANCELLED = "cancelled", "nepřijde"


class Presence(TextChoices):
    """What the attendance sheet says."""

    UNKNOWN = "", "zatím nezapsáno"
    PRESENT = "present", "na místě"
    ABSENT = "absent", "neúčast"


class Standing(TextChoices):
    """Whether somebody's training still counts."""

    MISSING = "missing", "chybí"
    ENDED = "ended", "platnost skončila"
    SOON = "soon", "brzy skončí"
    VALID = "valid", "platí"


STATE_TONES: dict[str, str] = {
    State.DRAFT: "",
    State.ANNOUNCED: "info",
    State.HELD: "warn",
    State.CLOSED: "ok",
    State.CANCELLED: "blocked",
}
STANDING_TONES: dict[str, str] = {
    Standing.MISSING: "bad",
    Standing.ENDED: "bad",
    Standing.SOON: "warn",
    Standing.VALID: "ok",
}
