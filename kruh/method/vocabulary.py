"""The words of the method: kinds of questions, what an answer means, and units of deadlines and prices."""

from django.db.models import TextChoices


class Group(TextChoices):
    """Why a question is asked."""

    SAFETY = "safety", "bezpečí"
    HARD_STOP = "hard_stop", "kdy konference není možná"
    CONTRAINDICATION = "contraindication", "co mluví proti"
    INDICATION = "indication", "co mluví pro"


class Answer(TextChoices):
    """What one can answer."""

    YES = "yes", "ano"
    NO = "no", "ne"
    UNKNOWN = "unknown", "nevíme"


class FiresOn(TextChoices):
    """Which answer has a consequence; the other one has none."""

    YES = "yes", "ano"
    NO = "no", "ne"


class Effect(TextChoices):
    """What follows from the answer that has a consequence."""

    SUPPORTS = "supports", "mluví pro konferenci"
    AGAINST = "against", "mluví proti konferenci"
    STOP_NOT_NOW = "stop_not_now", "zastavuje, teď ne"
    STOP_OTHER_TOOL = "stop_other_tool", "zastavuje, raději jiný nástroj"


class Kind(TextChoices):
    """How the weighing ends."""

    YES = "yes", "ano, konference je vhodná"
    NOT_NOW = "not_now", "teď ne"
    OTHER_TOOL = "other_tool", "raději jiný nástroj"


class Unit(TextChoices):
    """What a number of the method counts."""

    WORKING_DAYS = "working_days", "pracovní dny"
    DAYS = "days", "kalendářní dny"
    WEEKS = "weeks", "týdny"
    MONTHS = "months", "měsíce"
    HOURS = "hours", "hodiny"
    MINUTES = "minutes", "minuty"
    CASES = "cases", "případy"
    HALERE = "halere", "částka"
    HALERE_PER_KM = "halere_per_km", "částka za kilometr"
    HALERE_PER_HOUR = "halere_per_hour", "částka za hodinu"


class Status(TextChoices):
    """Whether somebody compared our words with the law as it stands."""

    VERIFIED = "verified", "ověřeno"
    TO_VERIFY = "to_verify", "je třeba ověřit"


# What the script of a call is filled with; whoever fills it in gives these and no others.
PHONE_MARKS = (
    *("volající", "úřad", "telefon", "kdo", "jméno", "účast"),
    *("cíl", "kdy", "den", "hodina", "místo", "délka"),
)


class TextKind(TextChoices):
    """What a prepared text is for."""

    GOAL = "goal", "jak napsat cíl"
    CONDITION = "condition", "podmínky žádosti"
    PHONE = "phone", "do telefonu"
    PEOPLE = "people", "pro účastníky"
    CHILD = "child", "pro dítě"
    MYTH = "myth", "co se o konferenci říká"


class Stage(TextChoices):
    """A chapter of the guide: the part of the work beside which it stands."""

    PRINCIPLES = "principles", "Zásady"
    ROLES = "roles", "Kdo je kdo"
    DECISION = "decision", "Rozhodování"
    REQUEST = "request", "Žádost"
    TEAM_AND_TERM = "team_and_term", "Tým a termín"
    PREPARATION = "preparation", "Příprava lidí a místa"
    INVITATIONS = "invitations", "Pozvánky"
    MEETING = "meeting", "Setkání"
    MINUTES = "minutes", "Zápis"
    PLAN = "plan", "Plán a úkoly"
    AFTER = "after", "Po setkání"
    FAMILY_CONFERENCE = "family_conference", "Rodinná konference"
    PROTECTION = "protection", "Vyhodnocení a plán ochrany"
    DELEGATION = "delegation", "Práce předaná organizaci"
    LEARNING = "learning", "Učení z praxe"


class AdviceForm(TextChoices):
    """How a piece of advice is written, and so how it is shown."""

    PRINCIPLE = "principle", "zásada"
    ROLE = "role", "role"
    STEP = "step", "postup krok za krokem"
    CHECKLIST = "checklist", "kontrolní seznam"
    WORDS = "words", "slova k použití"


class Language(TextChoices):
    """Languages of the pages for families besides plain Czech, in which they are written; codes as on a page."""

    CZECH = "cs-full", "čeština, úplné znění"
    UKRAINIAN = "uk", "ukrajinština"
    ENGLISH = "en", "angličtina"
    VIETNAMESE = "vi", "vietnamština"
    ROMANI = "rom", "romština"


class Part(TextChoices):
    """What of a language is translated together, by one translator and one reviewer."""

    PAGE = "page", "věty na stránkách pro rodinu"
    LEGAL = "legal", "otázky na souhlas"
