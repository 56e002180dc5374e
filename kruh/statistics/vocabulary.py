"""The words of statistics: what may come of one thing that is counted, in the order in which a list shows it."""

from django.db.models import TextChoices


class PastKind(TextChoices):
    """What kind of a conference it was that the office held before it worked with Kruh."""

    CASE = "case", "případová"
    FAMILY = "family", "rodinná"


class Timing(TextChoices):
    """How something with a day stood to its day."""

    OVERDUE = "overdue", "Po termínu a ještě to není"
    LATE = "late", "Po termínu"
    IN_TIME = "in_time", "V termínu"


class Heard(TextChoices):
    """How the child's view was heard at a meeting, as the minutes say."""

    UNKNOWN = "unknown", "V zápisu to chybí"
    NOT_HEARD = "not_heard", "Nezazněl"
    BEFORE = "before", "Dítě ho řeklo při přípravě"
    WRITTEN = "written", "Dítě ho napsalo nebo nakreslilo"
    SUPPORT = "support", "Řekla ho podpůrná osoba"
    PRESENT = "present", "Dítě mluvilo samo"


class Support(TextChoices):
    """Whether somebody stood by the family."""

    WITHOUT = "without", "Bez podpůrné osoby"
    WITH = "with", "S podpůrnou osobou"


class Balance(TextChoices):
    """Who was more at the table."""

    PROFESSIONALS = "professionals", "Odborníků bylo víc"
    FAMILY = "family", "Rodina nebyla v menšině"
