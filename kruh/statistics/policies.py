"""Who reads numbers: an office and an organisation their own, a region and the country only what was published."""

from datetime import datetime
from typing import Any

from kruh.access.models import User
from kruh.access.policy import Rule, has_role, predicate, works_somewhere
from kruh.access.roles import Role

HEAD = has_role(Role.HEAD)
READERS = has_role(Role.HEAD, Role.CONSULTANT, Role.REGIONAL_ADMINISTRATOR, Role.METHODOLOGIST)
METHODOLOGIST = has_role(Role.METHODOLOGIST)


@predicate("nikdo s účtem, jen server sám")
def by_server(user: User, subject: Any, at: datetime) -> bool:
    """This will refuse everybody: whoever counts and publishes has no account."""
    return False


POLICY: dict[str, Rule] = {
    "statistics.see_office": Rule(HEAD, "počty z celého pracoviště, beze jmen"),
    "statistics.list_counted": Rule(HEAD, "jmenuje jen případy, v jejichž týmu je; ostatní jen počtem"),
    "statistics.see_counting": Rule(works_somewhere, "pravidla počítání, žádná čísla"),
    "statistics.see_year": Rule(
        READERS, "vedoucí své pracoviště, konzultant svou organizaci; kraj a republiku jen jako zveřejněné počty"
    ),
    "statistics.see_behind": Rule(
        has_role(Role.HEAD, Role.CONSULTANT), "jmenuje jen to, co smí otevřít; ostatní jen počtem, dotazníky nikdy"
    ),
    "statistics.see_return": Rule(HEAD | METHODOLOGIST, "vedoucí s čísly svého pracoviště, metodik jen řádky"),
    "statistics.add_row": Rule(METHODOLOGIST),
    "statistics.change_row": Rule(METHODOLOGIST),
    "statistics.remove_row": Rule(METHODOLOGIST),
    "statistics.recount": Rule(by_server, "počítá server, když se něco změní"),
    "statistics.publish": Rule(by_server, "po skončení čtvrtletí; co vyšlo, se už nemění"),
}
