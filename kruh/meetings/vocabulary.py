"""The words of the day and of its minutes."""

from django.db.models import TextChoices


class PresenceState(TextChoices):
    """Who came."""

    EXPECTED = "expected", "zatím nevíme"
    HERE = "here", "je tu"
    LATE = "late", "přijde později"
    LEFT = "left", "odchod dřív"
    EXCUSED = "excused", "omluva"
    ABSENT = "absent", "chybí"


class Course(TextChoices):
    """What the organiser decided on the day."""

    PENDING = "pending", "ještě nezačalo"
    HELD = "held", "koná se"
    NOT_HELD = "not_held", "nekoná se"


class SectionKind(TextChoices):
    """Parts of the minutes, in the order in which they are read."""

    GOAL = "goal", "Cíl setkání"
    STRENGTHS = "strengths", "Co se daří a o co se lze opřít"
    WORRIES = "worries", "Čeho se obáváme"
    CHILD_VIEW = "child_view", "Názor dítěte"
    VIEWS = "views", "Pohledy účastníků"
    OPTIONS = "options", "O čem jsme uvažovali"
    DISAGREEMENTS = "disagreements", "V čem jsme se neshodli"
    FOLLOW_UP = "follow_up", "Jak a kdy to ověříme"


class HeardHow(TextChoices):
    """How the child's view reached the table (§ 8 of Act 359/1999: it has to be weighed)."""

    PRESENT = "present", "dítě mluvilo samo na setkání"
    SUPPORT = "support", "řekla za ně podpůrná osoba"
    WRITTEN = "written", "napsalo nebo nakreslilo"
    BEFORE = "before", "řeklo při přípravě"
    NOT_HEARD = "not_heard", "nezaznělo"


class MinutesState(TextChoices):
    """Where the minutes stand."""

    DRAFT = "draft", "píše se"
    COMMENTS = "comments", "k připomínkám"
    CLOSED = "closed", "uzavřený"


class Layout(TextChoices):
    """Two forms of the same content; the practice is disputed and the office chooses."""

    MINUTES = "minutes", "zápis"
    PROTOCOL = "protocol", "protokol"


class CommentAnswer(TextChoices):
    """What was done with a comment."""

    OPEN = "open", "čeká na vyřízení"
    ACCEPTED = "accepted", "přijato"
    PARTLY = "partly", "přijato zčásti"
    REJECTED = "rejected", "nepřijato"
    NOTED = "noted", "připojeno jako odlišný názor"
