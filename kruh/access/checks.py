"""Start-up stops when an address, an act or a page has no rule."""

from collections.abc import Iterator
from typing import Any

from django.core.checks import Error
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.module_loading import autodiscover_modules

from kruh.access import actions, policy

FOREIGN = {
    "allauth": "přihlášení a druhý faktor; knihovna si hlídá přihlášení sama",
    "django.views.static": "soubory vzhledu",
    "django.contrib.staticfiles.views": "soubory vzhledu",
}


def routes(resolver: URLResolver | None = None, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    """This will give every address of the house with its pattern."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            yield from routes(entry, prefix + str(entry.pattern))
        else:
            yield prefix + str(entry.pattern), entry


def permission_of(pattern: URLPattern) -> tuple[str, str]:
    """This will give ("verb", name), ("public", reason), ("foreign", reason) or ("", "")."""
    view: Any = pattern.callback
    page = getattr(view, "view_class", None)
    if page is not None and isinstance(getattr(page, "verb", None), str):
        return "verb", page.verb
    reason = getattr(view, "public", None) or getattr(page, "public", None)
    if reason:
        return "public", reason
    for module, why in FOREIGN.items():
        if (getattr(view, "__module__", "") or "").startswith(module):
            return "foreign", why
    return "", ""


def load() -> None:
    """This will read every context's policy table and acts."""
    autodiscover_modules("policies", "actions")


def closed_by_default(**_: Any) -> list[Error]:
    """This will name every address without a permission and every verb without a rule."""
    faults = []
    for address, pattern in routes():
        kind, value = permission_of(pattern)
        if not kind:
            faults.append(Error(f"address /{address} declares no permission", id="kruh.E001"))
        if kind == "verb" and value not in policy.REGISTRY:
            faults.append(Error(f"address /{address} names the unknown verb {value}", id="kruh.E002"))
    unruled = sorted(set(actions.VERBS) - set(policy.REGISTRY))
    return faults + [Error(f"the act {verb} has no rule", id="kruh.E003") for verb in unruled]
