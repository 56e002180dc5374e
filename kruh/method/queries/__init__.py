"""What the method says on a given day: look-ups for the other contexts; its own pages have theirs beside this."""

from collections.abc import Mapping
from datetime import date

from kruh.method import rules
from kruh.method.models import LawReference, Parameter, Question, Text, Tool
from kruh.method.vocabulary import Group, Unit


class NotInForce(LookupError):
    """Nothing with that code holds on that day: a fault of the data or of the asking code, never of a person."""


def parameter(code: str, on: date) -> int:
    """This will give one number (days, minutes, haléře...). Raises NotInForce."""
    found = Parameter.objects.on(on).filter(code=code).values_list("value", flat=True).first()
    if found is None:
        raise NotInForce(f"{code} {on}")
    return int(found)


def parameters(on: date) -> Mapping[str, int]:
    """This will give all numbers by code, in one query."""
    return dict(Parameter.objects.on(on).values_list("code", "value"))


def spoken(on: date) -> Mapping[str, str]:
    """This will give all numbers as words by code („5 pracovních dní“), to fill prepared texts with `rules.fill`."""
    rows = Parameter.objects.on(on).values_list("code", "value", "unit")
    return {code: rules.amount(value, Unit(unit)) for code, value, unit in rows}


def questions(on: date, *, children: int = 1) -> list[Question]:
    """This will give the questions about so many children in the order in which they are asked: safety first."""
    places = {group: place for place, group in enumerate(Group.values)}
    asked = sorted(Question.objects.on(on), key=lambda question: (places[question.group], question.order))
    return [question.about(children) for question in asked]


def question_facts(on: date, *, children: int = 1) -> tuple[rules.QuestionFact, ...]:
    """This will give what `rules.weigh` wants."""
    return tuple(question.fact for question in questions(on, children=children))


def tools(on: date) -> list[Tool]:
    """This will give the tools in their order."""
    return list(Tool.objects.on(on).order_by("order", "name"))


def tool_names(on: date) -> dict[str, str]:
    """This will give the names of the tools by code."""
    return {tool.code: tool.name for tool in tools(on)}


def law(code: str, on: date) -> LawReference:
    """This will give one reference to the law. Raises NotInForce."""
    found = LawReference.objects.on(on).filter(code=code).first()
    if found is None:
        raise NotInForce(f"{code} {on}")
    return found


def text(code: str, on: date) -> Text:
    """This will give one prepared text. Raises NotInForce."""
    found = Text.objects.on(on).filter(code=code).first()
    if found is None:
        raise NotInForce(f"{code} {on}")
    return found


def texts(kind: str, on: date) -> list[Text]:
    """This will give the prepared texts of one kind in their order."""
    return list(Text.objects.on(on).filter(kind=kind).order_by("order", "title"))
