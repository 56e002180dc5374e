"""The words of the assessment and of the individual protection plan."""

from django.db.models import TextChoices


class AssessmentState(TextChoices):
    """How far the assessment is."""

    DRAFT = "draft", "rozepsané"
    CLOSED = "closed", "uzavřené"


class Depth(TextChoices):
    """How far the assessment goes."""

    BASIC = "basic", "základní"
    DETAILED = "detailed", "podrobné"


class Danger(TextChoices):
    """How much the child is endangered."""

    NONE = "none", "žádné"
    LOW = "low", "nízké"
    MIDDLE = "middle", "střední"
    HIGH = "high", "vysoké"


class Heard(TextChoices):
    """Who heard the child."""

    WORKER = "worker", "mluvilo s pracovníkem úřadu"
    OTHER = "other", "mluvilo s někým, komu věří"
    OBSERVED = "observed", "pozorováním a hrou, je malé"
    NOT = "not", "zatím slyšené nebylo"


class FindingKind(TextChoices):
    """What was found in an area; the words of the form itself."""

    NEED = "needs", "potřeby"
    RISK = "risks", "rizika"
    STRENGTH = "strengths", "ochranné faktory"


class PlanState(TextChoices):
    """How far a version of the plan is."""

    DRAFT = "draft", "rozepsaná"
    APPROVED = "approved", "schválená"


class Occasion(TextChoices):
    """Why a version of the plan is made."""

    FIRST = "first", "první plán"
    REGULAR = "regular", "pravidelná aktualizace"
    INSTITUTION = "institution", "nařízená ústavní výchova"
    PROTECTIVE = "protective", "uložená ochranná výchova"
    IMMEDIATE = "immediate", "svěření do zařízení pro děti vyžadující okamžitou pomoc"
    FOSTER = "foster", "svěření do pěstounské nebo jiné náhradní péče"
    CONFERENCE = "conference", "výstupy konference"
    OTHER = "other", "jiný důvod"


# After these the law asks for the plan to be updated.
STATUTORY = (Occasion.INSTITUTION, Occasion.PROTECTIVE, Occasion.IMMEDIATE, Occasion.FOSTER)


class Passage(TextChoices):
    """The parts of the plan that are written as text, in the order of the form."""

    CAUSES = "causes", "Příčiny ohrožení"
    CHILD = "measures", "Opatření k ochraně dítěte"
    HELP = "help", "Pomoc rodině"
    STRENGTH = "strength", "Posílení funkcí rodiny"
    TIMETABLE = "timetable", "Časový plán"
    COOPERATION = "cooperation", "Spolupráce rodičů, dítěte a odborníků"
    VOICE = "voice", "Co k plánu říká dítě"


class GoalState(TextChoices):
    """What became of a goal."""

    RUNNING = "running", "běží"
    PARTLY = "partly", "zčásti"
    REACHED = "reached", "dosažený"
    DROPPED = "dropped", "už neplatí"
