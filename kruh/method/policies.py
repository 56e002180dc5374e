"""Who reads the method: everybody who works somewhere. Who changes it: the methodologist."""

from kruh.access.policy import Rule, has_role, works_somewhere
from kruh.access.roles import Role

methodologist = has_role(Role.METHODOLOGIST)

_FROM_TOMORROW = "platí nejdřív od zítřka"

POLICY: dict[str, Rule] = {
    "method.read": Rule(works_somewhere, "otázky, nástroje, lhůty, ceny a předpisy; nic o lidech"),
    "method.add_question": Rule(methodologist, _FROM_TOMORROW),
    "method.add_tool": Rule(methodologist, _FROM_TOMORROW),
    "method.add_law": Rule(methodologist, _FROM_TOMORROW),
    "method.add_text": Rule(methodologist, _FROM_TOMORROW),
    "method.add_advice": Rule(methodologist, _FROM_TOMORROW),
    "method.revise_question": Rule(methodologist, _FROM_TOMORROW),
    "method.revise_tool": Rule(methodologist, _FROM_TOMORROW),
    "method.revise_parameter": Rule(methodologist, _FROM_TOMORROW),
    "method.revise_law": Rule(methodologist, _FROM_TOMORROW),
    "method.revise_text": Rule(methodologist, _FROM_TOMORROW),
    "method.revise_advice": Rule(methodologist, _FROM_TOMORROW),
    "method.revise_blank": Rule(methodologist, "co je vyplněné podle dosavadního, zůstane podle něj"),
    "method.revise_translation": Rule(methodologist, "rodinám se jazyk nabídne, až ho někdo zkontroluje"),
    "method.end": Rule(methodologist, "poslední den platnosti může být nejdřív dnes"),
    "method.withdraw": Rule(methodologist, "jen znění, které ještě nezačalo platit"),
}
