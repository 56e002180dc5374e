"""The words of the families' voice: what is asked, how an answer came, where a quotation may stand."""

from django.db.models import TextChoices


class Question(TextChoices):
    """The four questions, in the order in which they are asked."""

    THOUGHT = "thought", "Co jsme si mysleli, když nám to nabídli?"
    FELT = "felt", "Jak jsme se u toho cítili?"
    BROUGHT = "brought", "Co to přineslo našim dětem a nám?"
    TELL = "tell", "Co bychom vzkázali dalším rodinám?"


class Way(TextChoices):
    """How an answer came."""

    PAGE = "page", "na vlastní stránce"
    PAPER = "paper", "na papíře"
    ALOUD = "aloud", "nahlas někomu, komu rodina věří"


WRITTEN_DOWN = (Way.PAPER, Way.ALOUD)


class Place(TextChoices):
    """Where a quotation may stand."""

    HANDBOOK = "handbook", "v metodice pro pracovníky"
    TRAINING = "training", "na školeních a workshopech"
    PUBLIC = "public", "na veřejnosti, třeba v letáku pro rodiny"


class State(TextChoices):
    """Where a quotation stands."""

    WAITING = "waiting", "čeká na posouzení"
    RELEASED = "released", "zveřejněný"
    REFUSED = "refused", "nezveřejněný"
    WITHDRAWN = "withdrawn", "stažený"


LIVING = (State.WAITING, State.RELEASED)
