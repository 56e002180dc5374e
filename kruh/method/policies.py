"""Who reads the method: everybody who works somewhere. Who changes it: the methodologist."""

from kruh.access.policy import Rule, has_role, works_somewhere
from kruh.access.roles import Role

methodologist = has_role(Role.METHODOLOGIST)

POLICY: dict[str, Rule] = {
    "method.read": Rule(works_somewhere, "otázky, nástroje, lhůty, ceny a předpisy; nic o lidech"),
    "method.revise_question": Rule(methodologist, "nové znění platí nejdřív od zítřka"),
    "method.revise_tool": Rule(methodologist, "nové znění platí nejdřív od zítřka"),
    "method.revise_parameter": Rule(methodologist, "nové znění platí nejdřív od zítřka"),
    "method.revise_law": Rule(methodologist, "nové znění platí nejdřív od zítřka"),
    "method.revise_text": Rule(methodologist, "nové znění platí nejdřív od zítřka"),
    "method.withdraw": Rule(methodologist, "jen znění, které ještě nezačalo platit"),
}
