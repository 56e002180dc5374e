"""Who may bring tables in: who keeps accounts and organisations."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from kruh.access.models import User
from kruh.access.policy import Rule, has_role, predicate
from kruh.access.roles import Role
from kruh.exchange.models import Import


@predicate("nikdo s účtem, jen práce na pozadí serveru")
def by_itself(user: User, subject: Any, at: datetime) -> bool:
    """This will refuse everybody: what a person confirmed goes on by itself."""
    return False


is_administrator = has_role(Role.ADMINISTRATOR)
IN = Rule(is_administrator, "jen do adresáře a do počtů minulých konferencí, k žádnému případu to nevede")
POLICY: dict[str, Rule] = {
    "exchange.read_imports": Rule(is_administrator),
    "exchange.read_import": Rule(is_administrator),
    "exchange.read_template": Rule(is_administrator),
    "exchange.read_refused": Rule(is_administrator),
    "exchange.bring_table": IN,
    "exchange.choose_columns": IN,
    "exchange.begin_writing": IN,
    "exchange.cancel_import": IN,
    "exchange.fail_import": Rule(by_itself),
    "exchange.keep_portion": Rule(by_itself),
    "exchange.check_portion": Rule(by_itself),
    "exchange.write_portion": Rule(by_itself),
}


def visible_imports(user: User, at: datetime) -> QuerySet[Import]:
    """This will give the imports to the administrator alone."""
    rows = Import.objects.select_related("key", "made_by")
    return rows if is_administrator(user, None, at) else rows.none()
