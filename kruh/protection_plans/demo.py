"""The plans of the demo: two children of one family, one plan that is due next week, and one that is late."""

from datetime import datetime, timedelta
from typing import Any

from kruh.access.models import User
from kruh.cases.demo.stories import STORIES
from kruh.cases.models import Case, Person
from kruh.foundation import days
from kruh.protection_plans import actions
from kruh.protection_plans.models import Assessment, PlanVersion, ProtectionPlan
from kruh.protection_plans.queries import assessment as queries
from kruh.protection_plans.queries import children, needs
from kruh.protection_plans.vocabulary import Danger, Heard, Occasion

FOUND: dict[str, dict[str, str]] = {
    "health": {"needs": "Dojít k praktické lékařce na preventivní prohlídku", "strengths": "Je zdravý a rád se hýbe"},
    "emotions": {
        "needs": "Jistota, kdo s ním bude ráno a večer\nDospělý, kterému může říct, že se bojí",
        "risks": "Když je nejistota dlouhá, přestává mluvit",
        "strengths": "Babička, ke které si přijde postěžovat",
    },
    "identity-behaviour": {
        "needs": "Zažít, že mu ve škole něco jde",
        "risks": "Utíká z vyučování, když se mu posmívají",
    },
    "education": {
        "needs": "Chodit každý den do školy\nDoučit se matematiku a češtinu",
        "risks": "Hrozí opakování ročníku",
        "strengths": "Třídní učitelka o něj stojí",
    },
    "family-relations": {"needs": "Pravidelně mluvit s tátou", "strengths": "Se sestrou Ellou drží při sobě"},
    "safety": {"needs": "Nebýt doma večer bez dospělého", "strengths": "Ví, komu zavolat"},
    "causes": {
        "prose": "Máma pracuje na noční a ráno nikdo nevstává s dětmi. Dluhy za obědy tlačí na celou domácnost."
    },
    "parenting": {"needs": "Pomoc s ranním vstáváním", "strengths": "Máma o děti stojí a domluví se"},
    "parents-view": {"prose": "Máma říká, že to sama nezvládá a pomoc chce. Táta chce děti slýchat častěji."},
}
CAUSES = (
    "Adam od září zameškal přes sto hodin, protože ráno doma nikdo není a ve škole se mu posmívají. "
    "Dluhy za obědy berou mámě sílu řešit cokoli dalšího."
)
FIRST: dict[str, str] = {
    "causes": CAUSES,
    "measures": "Každé školní ráno je s dětmi dospělý. Škola se ozve týž den, když Adam nepřijde.",
    "help": "Doučování přes službu dvakrát týdně. Poradna projde s mámou dluhy a domluví splátky za obědy.",
    "strength": "Máma s vedoucím vyjedná dvě ranní směny do týdne, aby byla ráno doma ona.",
    "timetable": "Do dvou týdnů domluvená rána a splátky. Za měsíc první společné podívání, za tři měsíce konference.",
    "cooperation": "Máma, babička Vlasta, třídní učitelka a služba se domlouvají přes klíčovou pracovnici.",
    "voice": "Adam říká, že do jiné školy nechce. Chce, aby s ním ráno někdo byl.",
    "made_with": "máma, babička Vlasta, Adam, třídní učitelka",
}
SECOND: dict[str, str] = {
    "measures": "Každé školní ráno je s dětmi dospělý. Večer je s dětmi babička, dokud máma nezmění směny.",
    "timetable": "Doučování běží do pololetí. Na splátky se podíváme v lednu.",
    "voice": "Adam říká, že rána už jsou lepší. S tátou by chtěl mluvit i o víkendu.",
    "made_with": "máma, Adam, třídní učitelka",
}
GOAL = "Adam chodí každý den do školy"
GOALS: tuple[dict[str, Any], ...] = (
    {"text": GOAL, "need": "Chodit každý den do školy", "measure": "Za měsíc nejvýš dvě neomluvené hodiny"},
    {
        "text": "Obědy jsou zaplacené a dluh se splácí",
        "need": "Klid doma kvůli dluhům", "measure": "Škola potvrdí dvě splátky po sobě",
    },
)  # fmt: skip
ELLA: dict[str, str] = {
    **FIRST,
    "measures": "Ellu ráno vodí do školky babička. Večer není doma bez dospělého.",
    "voice": "Ella u kreslení ukázala, že nejraději je doma se všemi.",
}
AFTER_OPENING, SECOND_AGO = timedelta(days=4), timedelta(days=3)
NEXT_WEEK, LATE = timedelta(days=-23), timedelta(days=-50)  # since when the child is in the register


def load(at: datetime) -> None:
    """This will write what the office knows and plans; once only."""
    if ProtectionPlan.objects.exists():
        return
    case = _case("S1")
    if case is None:
        return
    owner = User.objects.get(email=STORIES["S1"].owner)
    first_at, second_at = _begun(case) + AFTER_OPENING, at - SECOND_AGO
    by_name = {child.first_name: child for child in children.children(case)}
    adam, ella = by_name.get("Adam"), by_name.get("Ella")
    if adam:
        _assess(case, adam, owner, first_at)
        _write(case, adam, FIRST, owner, first_at)
        _write(case, adam, SECOND, owner, second_at)
    if ella:
        _write(case, ella, ELLA, owner, second_at)
    _enter("S2", NEXT_WEEK, at)
    _enter("S4", LATE, at)


def _case(story: str) -> Case | None:
    found: Case | None = Case.objects.filter(file_mark=STORIES[story].file_mark).first() if story in STORIES else None
    return found


def _begun(case: Case) -> datetime:
    """Since when the office works on it."""
    return case.team.order_by("since")[0].since


def _assess(case: Case, child: Person, by: User, at: datetime) -> Assessment:
    made = actions.start_assessment(case, child=child, by=by, at=at)
    for section in queries.sections_of(made):
        told = dict(FOUND.get(section.area, {}))
        if told:
            actions.write_section(section, prose=told.pop("prose", ""), findings=told, by=by, at=at)
    head: Any = {
        "danger": Danger.MIDDLE,
        "danger_why": "Zameškává školu a večer bývá se sestrou bez dospělého.",
        "heard": Heard.WORKER,
        "heard_how": "Klíčová pracovnice, u babičky doma nad obrázky.",
        "heard_words": "Do jiné školy nechci. Chci, aby se mnou ráno někdo byl.",
    }
    actions.write_assessment(made, words=head, by=by, at=at)
    return actions.close_assessment(made, by=by, at=at)


def _write(case: Case, child: Person, words: dict[str, str], by: User, at: datetime) -> PlanVersion:
    made = actions.start_version(case, child=child, occasion=Occasion.REGULAR, by=by, at=at)
    typed: Any = words
    actions.write_version(made, words=typed, by=by, at=at)
    if not made.goals.exists():
        roots = {one.text: one.root for one in needs.findings_of(case)}
        for goal in GOALS:
            told: Any = {
                **goal,
                "need_root": roots.get(goal["need"]),
                "due_on": days.local_day(at + timedelta(days=90)),
            }
            actions.add_goal(made, words=told, by=by, at=at)
    return actions.approve_version(made, confirmed=list(FIRST), by=by, at=at)


def _enter(story: str, since: timedelta, at: datetime) -> None:
    case = _case(story)
    first = next(iter(children.children(case)), None) if case else None
    if case is None or first is None or not case.is_open:
        return
    owner = User.objects.get(email=STORIES[story].owner)
    actions.record_entry(case, child=first, entered_on=days.local_day(at + since), by=owner, at=at)
