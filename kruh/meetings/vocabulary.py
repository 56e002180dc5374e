"""The words of the day, of the room and of the minutes."""

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


class PhaseKind(TextChoices):
    """What a part of the meeting is for."""

    WELCOME = "welcome", "přivítání"
    CHILD = "child", "hlas dítěte"
    VIEWS = "views", "pohledy"
    TOPICS = "topics", "sběr témat"
    ORDER = "order", "pořadí témat"
    TOPIC = "topic", "téma"
    OPTIONS = "options", "možnosti"
    BREAK = "break", "přestávka"
    PLAN = "plan", "plán"
    CLOSING = "closing", "závěr"
    OTHER = "other", "jiné"


class StepKind(TextChoices):
    """What a tap in the room does besides writing."""

    PRESENCE = "presence", "kdo je tu"
    EVERYBODY = "everybody", "všichni ostatní jsou tu"
    HOLD = "hold", "setkání začíná"
    BEGIN = "begin", "část začíná"
    END = "end", "část končí"
    ADD = "add", "nová část"
    CHANGE = "change", "jiný název nebo délka části"
    MOVE = "move", "jiné pořadí"
    REMOVE = "remove", "část se vynechá"
    PROLONG = "prolong", "setkání se prodlouží"


class EntryKind(TextChoices):
    """What is said at the table, as the minute taker marks it."""

    NOTE = "note", "poznámka"
    FACT = "fact", "fakt"
    WORRY = "worry", "obava"
    STRENGTH = "strength", "silná stránka"
    WISH = "wish", "přání"
    OPTION = "option", "možnost"
    AGREEMENT = "agreement", "dohoda"
    TASK = "task", "úkol"
    CHILD = "child", "dítě"
    OTHER_VIEW = "other_view", "jiný názor"


class SectionKind(TextChoices):
    """Parts of the minutes, in the order in which they are read."""

    GOAL = "goal", "Cíl setkání"
    STRENGTHS = "strengths", "Co se daří a o co se lze opřít"
    WORRIES = "worries", "Čeho se obáváme"
    CHILD_VIEW = "child_view", "Názor dítěte"
    VIEWS = "views", "Pohledy účastníků"
    OPTIONS = "options", "O čem jsme uvažovali"
    DISAGREEMENTS = "disagreements", "V čem jsme se neshodli"
    AGREEMENTS = "agreements", "Na čem jsme se dohodli"
    FOLLOW_UP = "follow_up", "Jak a kdy to ověříme"


class Audience(TextChoices):
    """Who reads a paragraph; a narrow copy (the school, an expert) has only what is marked for it."""

    ALL = "all", "všichni, komu jde celý zápis"
    WIDE = "wide", "všichni, i škola a další odborníci"
    PROFESSIONALS = "experts", "jen odborníci"
    ONLY = "only", "jen vybraní lidé"
    EXCEPT = "except", "všichni kromě vybraných"


class Target(TextChoices):
    """What a comment is about: a part of the text, or the plan."""

    GOAL = SectionKind.GOAL.value, SectionKind.GOAL.label
    STRENGTHS = SectionKind.STRENGTHS.value, SectionKind.STRENGTHS.label
    WORRIES = SectionKind.WORRIES.value, SectionKind.WORRIES.label
    CHILD_VIEW = SectionKind.CHILD_VIEW.value, SectionKind.CHILD_VIEW.label
    VIEWS = SectionKind.VIEWS.value, SectionKind.VIEWS.label
    OPTIONS = SectionKind.OPTIONS.value, SectionKind.OPTIONS.label
    DISAGREEMENTS = SectionKind.DISAGREEMENTS.value, SectionKind.DISAGREEMENTS.label
    AGREEMENTS = SectionKind.AGREEMENTS.value, SectionKind.AGREEMENTS.label
    PLAN = "plan", "Plán a úkoly"
    FOLLOW_UP = SectionKind.FOLLOW_UP.value, SectionKind.FOLLOW_UP.label


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
    REVIEW = "review", "ke kontrole"
    COMMENTS = "comments", "k připomínkám"
    CLOSED = "closed", "uzavřený"
    AMENDING = "amending", "opravuje se"


class CheckSide(TextChoices):
    """For whom somebody reads the draft before it is sent."""

    FACILITATOR = "facilitator", "vedení setkání"
    OFFICE = "office", "za pracoviště"


class Verdict(TextChoices):
    """What a reader says to the draft."""

    AGREES = "agrees", "přečteno, souhlasí"
    MEND = "mend", "chce něco opravit"


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


class SheetKind(TextChoices):
    """What a paper or a photograph of the meeting is."""

    FLIPCHART = "flipchart", "flipchart"
    ATTENDANCE = "attendance", "prezenční listina"
    PLAN = "plan", "plán psaný na papíře"
    MINUTES = "minutes", "podepsaný zápis"
    SHARE = "share", "list Můj díl"
    OTHER = "other", "jiné"


class EnclosureState(TextChoices):
    """Whether a paper may go along with somebody's copy."""

    WAITING = "waiting", "čeká na druhého člověka"
    READY = "ready", "může odejít"
    REFUSED = "refused", "nesmí odejít"
    WITHDRAWN = "withdrawn", "nepřikládá se"
