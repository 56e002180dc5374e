"""The words of handed-over work: what kind it is, how far it has got, how often it is reported, how a goal goes."""

from django.db.models import TextChoices


class Kind(TextChoices):
    """What an organisation is asked for."""

    GOALS = "goals", "Práce na cílech s rodinou"
    TRUST = "trust", "Podpora rodiny, která o pomoc zatím nestojí"


class State(TextChoices):
    """How far a package has got."""

    DRAFT = "draft", "rozepsaná"
    OFFERED = "offered", "nabídnutá"
    DECLINED = "declined", "odmítnutá"
    RUNNING = "running", "běží"
    ENDED = "ended", "ukončená"
    REVOKED = "revoked", "odvolaná"
    HANDED_BACK = "handed_back", "vrácená"
    DISCARDED = "discarded", "zahozená"


OVER = (State.ENDED, State.REVOKED, State.HANDED_BACK)
SETTLED = (*OVER, State.DECLINED, State.DISCARDED)
TONES = {
    State.OFFERED: "waiting",
    State.RUNNING: "ok",
    State.DECLINED: "warn",
    State.REVOKED: "warn",
    State.HANDED_BACK: "warn",
}


class Rhythm(TextChoices):
    """How often the organisation reports."""

    WEEKLY = "weekly", "každý týden"
    FORTNIGHTLY = "fortnightly", "každých 14 dní"
    MONTHLY = "monthly", "každý měsíc"
    QUARTERLY = "quarterly", "každé tři měsíce"
    DATES = "dates", "ve vybrané dny"


class Light(TextChoices):
    """How a goal goes; always said in words, the colour only helps the eye."""

    GREEN = "green", "daří se"
    AMBER = "amber", "drhne to"
    RED = "red", "nedaří se"


LIGHT_TONES = {Light.GREEN: "ok", Light.AMBER: "warn", Light.RED: "err"}


class Stage(TextChoices):
    """At which step the work with a family is that does not want help yet."""

    TRUST = "trust", "budujeme důvěru"
    NEEDS = "needs", "víme, co rodina potřebuje"
    RESOURCES = "resources", "víme, na čem se dá stavět"
    SMALL_GOALS = "small_goals", "domluvili jsme malé cíle"


class OutputState(TextChoices):
    """How far an output has got; what nobody has begun yet is only a day."""

    DRAFT = "draft", "rozepsaný"
    HANDED_IN = "handed_in", "předaný"


class Deed(TextChoices):
    """What happened with a package."""

    OFFERED = "offered", "nabídnuto"
    WITHDRAWN = "withdrawn", "nabídka vzata zpátky"
    ACCEPTED = "accepted", "přijato"
    DECLINED = "declined", "odmítnuto"
    REOPENED = "reopened", "vráceno k úpravě"
    ENDED = "ended", "ukončeno"
    REVOKED = "revoked", "odvoláno"
    HANDED_BACK = "handed_back", "vráceno úřadu"


# The legal grounds from which the office chooses: codes of the method's law references.
GROUNDS = ("information_sharing", "assessment_and_plan", "social_services_silence", "confidentiality")
