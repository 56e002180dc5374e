"""The words of intervision: who belongs to a group, how far a meeting is, the steps of the method."""

from django.db.models import TextChoices


class Standing(TextChoices):
    """What somebody is to a group."""

    INVITED = "invited", "má pozvánku"
    MEMBER = "member", "je ve skupině"
    LEFT = "left", "už ve skupině není"


class State(TextChoices):
    """How far a meeting is."""

    PLANNED = "planned", "domluvené"
    CANCELLED = "cancelled", "zrušené"


class Step(TextChoices):
    """The steps of the method, in their order."""

    QUESTION = "question", "Otázka, se kterou přicházím"
    STORY = "story", "Příběh beze jmen"
    ASKED = "asked", "Upřesňující otázky"
    HYPOTHESES = "hypotheses", "Jak tomu rozumíme"
    IDEAS = "ideas", "Nápady"
    TAKEN = "taken", "Co si odnáším"


OF_GIVER = (Step.QUESTION, Step.STORY, Step.TAKEN)
HINTS: dict[str, str] = {
    Step.QUESTION: "Jedna věta. Píše ji ten, kdo příběh přinesl.",
    Step.STORY: "Jen to, co je k otázce potřeba. Bez jmen, míst, škol a přesných dat.",
    Step.ASKED: "Ptáme se na fakta, zatím neradíme.",
    Step.HYPOTHESES: "Co se tam možná děje. Ten, kdo příběh přinesl, jen poslouchá.",
    Step.IDEAS: "Co bychom zkusili my.",
    Step.TAKEN: "Co z toho použiju. Píše ten, kdo příběh přinesl.",
}
