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
OF_OTHERS = (Step.HYPOTHESES, Step.IDEAS)  # the giver only listens
BEFORE_MEETING = (Step.QUESTION, Step.STORY)
AFTER: dict[str, Step] = {  # what must stand there first, so that nobody advises before they understand
    Step.ASKED: Step.STORY,
    Step.HYPOTHESES: Step.STORY,
    Step.IDEAS: Step.HYPOTHESES,
    Step.TAKEN: Step.IDEAS,
}
HINTS: dict[str, str] = {
    Step.QUESTION: "Jedna věta. Píše ji ten, kdo příběh přinesl, nejlépe předem.",
    Step.STORY: "Jen to, co je k otázce potřeba, vyprávění asi na deset minut. Bez jmen, míst, škol a přesných dat.",
    Step.ASKED: "Asi deset minut. Ptáme se na fakta, zatím neradíme.",
    Step.HYPOTHESES: "Asi čtvrt hodiny. Co se tam možná děje. Ten, kdo příběh přinesl, jen poslouchá.",
    Step.IDEAS: "Asi čtvrt hodiny. Co bychom zkusili my. Ten, kdo příběh přinesl, jen poslouchá.",
    Step.TAKEN: "Co z toho použiju. Píše ten, kdo příběh přinesl.",
}
