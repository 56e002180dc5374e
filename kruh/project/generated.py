"""Pages of the documentation that are drawn from the code, so that they cannot tell anything else."""

from collections.abc import Iterator
from enum import Enum
from importlib import import_module
from pathlib import Path

from django.apps import apps

from kruh.access import checks, policy
from kruh.access.roles import DUTIES
from kruh.foundation.workflow import Workflow

DOCS = Path(__file__).resolve().parents[2] / "docs"


def workflows() -> str:
    """This will draw every life cycle of the house."""
    parts = ["# Workflows\n\nDrawn from the tables in each context's `workflow.py`; `./run docs` writes this page.\n"]
    for context, name, table in _tables():
        parts.append(
            f"\n## {context}: {name.lower().replace('_', ' ')}\n\n```mermaid\n{table.as_mermaid(_labels(table))}```\n"
        )
    return "".join(parts)


def permissions() -> str:
    """This will list who may do what, and what every address demands."""
    lines = ["# Permissions", "", "Drawn from each context's `policies.py`; `./run docs` writes this page.", ""]
    lines += ["## Role", "", "| role | co dělá |", "|---|---|"]
    lines += [f"| {role.label} | {duty} |" for role, duty in DUTIES.items()]
    lines += ["", "## Verbs", "", "| verb | kdo smí | poznámka |", "|---|---|---|"]
    lines += [f"| `{verb}` | {rule.who.name} | {rule.note} |" for verb, rule in sorted(policy.REGISTRY.items())]
    lines += ["", "## Addresses", "", "| address | demands |", "|---|---|"]
    lines += [f"| `/{address}` | {_demand(kind, value)} |" for address, kind, value in _addresses()]
    return "\n".join(lines) + "\n"


PAGES = {"workflows.md": workflows, "permissions.md": permissions}


def _tables() -> Iterator[tuple[str, str, Workflow[str]]]:
    for config in apps.get_app_configs():
        if config.name.startswith("kruh.") and (Path(config.path) / "workflow.py").exists():
            module = import_module(f"{config.name}.workflow")
            for name, value in vars(module).items():
                if isinstance(value, Workflow):
                    yield config.label, name, value


def _labels(table: Workflow[str]) -> dict[str, str]:
    return {str(state): str(getattr(state, "label", state)) for state in table.states if isinstance(state, Enum)}


def _addresses() -> Iterator[tuple[str, str, str]]:
    for address, pattern in checks.routes():
        kind, value = checks.permission_of(pattern)
        if kind != "foreign":
            yield address, kind, value


def _demand(kind: str, value: str) -> str:
    return f"`{value}`" if kind == "verb" else f"veřejné: {value}"
