"""The words of the net: how firm a tie is, which way help goes, what it gives, how close a child places somebody."""

from django.db.models import TextChoices

from kruh.cases.vocabulary import Part


class Strength(TextChoices):
    """How firm a tie is."""

    WEAK = "weak", "slabá"
    FIRM = "firm", "pevná"
    STRONG = "strong", "silná"


class Flow(TextChoices):
    """Which way help goes."""

    TO_FAMILY = "to", "k dítěti a rodině"
    FROM_FAMILY = "from", "od dítěte a rodiny"
    BOTH = "both", "oběma směry"


class Kind(TextChoices):
    """Whether somebody would be there without a profession."""

    NATURAL = "natural", "rodina a blízcí"
    PROFESSIONAL = "professional", "odborníci a služby"


class Need(TextChoices):
    """What a child needs to be caught, in plain words."""

    HOUSING = "housing", "bydlení"
    CARE = "care", "jídlo a péče"
    MORNING = "morning", "ráno do školy"
    SCHOOL = "school", "škola"
    HEALTH = "health", "zdraví"
    MONEY = "money", "peníze"
    SAFETY = "safety", "bezpečí"
    CLOSENESS = "closeness", "blízkost"
    FREE_TIME = "free_time", "volný čas"
    CRISIS = "crisis", "pomoc v krizi"


class Ring(TextChoices):
    """Where a child places somebody in its own picture."""

    BESIDE = "beside", "u mě"
    CLOSE = "close", "blízko"
    FAR = "far", "dál"
    UNSURE = "unsure", "nevím"


class Openness(TextChoices):
    """Who may see the child's picture; the child says."""

    PREPARING = "preparing", "jen ten, kdo s dítětem setkání připravuje"
    ROOM = "room", "všichni na setkání"


class Output(TextChoices):
    """For whom the picture is drawn: the team, the family (no strain, no health), or without names."""

    TEAM = "tym", "pro tým"
    FAMILY = "rodina", "pro rodinu"
    NAMELESS = "bez-jmen", "bez jmen"


RING_STRENGTH = {Ring.BESIDE: Strength.STRONG, Ring.CLOSE: Strength.FIRM, Ring.FAR: Strength.WEAK}


def kind_of(part: str) -> Kind:
    """This will give what somebody is in the net by the place in the case."""
    return Kind.PROFESSIONAL if part == Part.PROFESSIONAL else Kind.NATURAL
