"""The words of the library of case stories: what they are about, and whether they may still be read."""

from django.db.models import TextChoices


class Theme(TextChoices):
    """What a story teaches about."""

    SCHOOL = "school", "škola a docházka"
    PARTING = "parting", "rozchod a spor rodičů"
    VIOLENCE = "violence", "násilí v rodině"
    ADDICTION = "addiction", "závislost"
    HOUSING = "housing", "péče, bydlení a peníze"
    MIND = "mind", "duševní zdraví"
    YOUTH = "youth", "dospívání"
    KIN = "kin", "péče příbuzných a pěstounů"
    RETURN = "return", "návrat dítěte domů"
    OTHER = "other", "jiné téma"


class State(TextChoices):
    """Whether a story may be read."""

    RELEASED = "released", "zveřejněná"
    WITHDRAWN = "withdrawn", "stažená"
