"""What is shown while deciding whether a conference is right: questions in groups, the verdict and its reasons."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery

from kruh.cases.models import CasePerson
from kruh.cases.vocabulary import Part
from kruh.conferences import workflow
from kruh.conferences.models import Assessment, Conference
from kruh.conferences.rules.suitability import Decision
from kruh.conferences.vocabulary import Type
from kruh.foundation import days
from kruh.method import queries as method
from kruh.method import rules as method_rules
from kruh.method.models import Question, Tool
from kruh.method.vocabulary import Effect, Group


@dataclass(frozen=True)
class Asked:
    """The questions and tools as they hold for one assessment."""

    on: date
    questions: list[Question]
    tools: dict[str, Tool]

    def weigh(self, answers: dict[str, str]) -> method_rules.Verdict:
        """This will weigh the answers."""
        return method_rules.weigh([question.fact for question in self.questions], answers)


def asked(conference: Conference, at: datetime) -> Asked:
    """This will give what is asked: what held on the day of the first answer, otherwise what holds today."""
    assessment = assessment_of(conference)
    on = assessment.questions_on if assessment else days.local_day(at)
    known = method.questions(on, children=_number(conference))
    return Asked(on, known, {tool.code: tool for tool in method.tools(on)})


def assessment_of(conference: Conference) -> Assessment | None:
    """This will give the assessment, once somebody began."""
    found: Assessment | None = getattr(conference, "assessment", None)
    return found


def answers_of(conference: Conference) -> dict[str, str]:
    """This will give the answers as far as they got."""
    found = assessment_of(conference)
    return dict(found.answers) if found else {}


def weighed(assessment: Assessment) -> method_rules.Verdict:
    """This will weigh the answers by the questions under which they were given."""
    return method_rules.weigh(method.question_facts(assessment.questions_on), assessment.answers)


def decision(conference: Conference, assessment: Assessment, *, reason: str, is_separated: bool) -> Decision:
    """This will give the facts by which a „yes“ is allowed or refused."""
    verdict = weighed(assessment)
    known = method.question_facts(assessment.questions_on, children=_number(conference))
    facts = {fact.code: fact for fact in known}
    stops = [facts[code] for code in verdict.hard_stops]
    return Decision(
        kind=Type(conference.type),
        safety_stops=tuple(fact.text for fact in stops if fact.group == Group.SAFETY),
        other_stops=tuple(fact.text for fact in stops if fact.group != Group.SAFETY),
        unanswered=len(verdict.unanswered),
        is_separated=is_separated,
        reason=reason,
        agrees=verdict.kind == "yes",
    )


@dataclass(frozen=True)
class Panel:
    """The verdict as people read it."""

    kind: str
    title: str
    tone: str
    reasons: list[str]
    stops: list[str]
    pros: list[str]
    cons: list[str]
    tools: list[Tool]
    left: int


_TITLES = {
    "yes": ("Ano, konference by mohla pomoct", "ok"),
    "not_now": ("Teď ne", "warn"),
    "other_tool": ("Raději jiný nástroj", "info"),
}


def panel(known: Asked, answers: dict[str, str]) -> Panel:
    """This will say how the answers weigh and which of them made it so."""
    verdict = known.weigh(answers)
    title, tone = _TITLES[verdict.kind]
    stopping = set(verdict.hard_stops)

    def lines(*, stops: bool = False, effects: Collection[Effect | None] = (None,)) -> list[str]:
        chosen = [reason for reason in verdict.reasons if (reason.code in stopping) == stops]
        return [_because(reason) for reason in chosen if stops or reason.effect in effects]

    return Panel(
        kind=verdict.kind,
        title=title,
        tone=tone,
        reasons=lines(),
        stops=lines(stops=True),
        pros=lines(effects=(Effect.SUPPORTS,)),
        cons=lines(effects=(Effect.AGAINST,)),
        tools=[known.tools[code] for code in verdict.tool_codes if code in known.tools],
        left=len(verdict.unanswered),
    )


def _because(reason: method_rules.Reason) -> str:
    return f"{reason.question_text} – {reason.answer_label}. {reason.why}" if reason.question_text else reason.why


def sheet(conference: Conference, at: datetime) -> dict[str, Any]:
    """This will give the whole assessment for reading and printing."""
    assessment = assessment_of(conference)
    known = asked(conference, at)
    answers = assessment.answers if assessment else {}
    notes = assessment.notes if assessment else {}
    groups = [
        (
            Group(group).label.capitalize(),
            [_line(question, answers, notes) for question in known.questions if question.group == group],
        )
        for group in Group.values
    ]
    tool = known.tools.get(assessment.tool) if assessment else None
    return {
        "conference": conference,
        "assessment": assessment,
        "groups": [(title, lines) for title, lines in groups if lines],
        "panel": panel(known, answers),
        "questions": known.questions,
        "chosen_tool": tool.name if tool else "",
        "is_open": conference.state in workflow.UNDECIDED,
    }


def _line(question: Question, answers: dict[str, str], notes: dict[str, str]) -> dict[str, str]:
    given = answers.get(question.code, "")
    labels = {answer.value: answer.label for answer in question.answers}
    return {"text": question.text, "answer": labels.get(given, ""), "note": notes.get(question.code, "")}


def child_names(conference: Conference) -> list[str]:
    """This will give the first names of the case's children."""
    places = _children(conference).select_related("person__key").order_by("added_at", "id")
    return [place.person.first_name for place in places]


def with_number(rows: QuerySet[Conference]) -> QuerySet[Any]:
    """This will count the children along with the conference, for a page that asks about much else."""
    living = CasePerson.objects.filter(case=OuterRef("case"), part=Part.CHILD, ended_on=None).order_by()
    return rows.annotate(children=Subquery(living.values("case").annotate(number=Count("pk")).values("number")))


def _number(conference: Conference) -> int:
    known = getattr(conference, "children", None)
    return _children(conference).count() if known is None else int(known)


def _children(conference: Conference) -> QuerySet[CasePerson]:
    return CasePerson.objects.filter(case=conference.case_id, part=Part.CHILD, ended_on=None)
