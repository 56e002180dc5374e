"""Menus and tabs: what a signed-in person can reach from every page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from kruh.access import roles
from kruh.access.middleware import is_proven
from kruh.access.models import Membership, User
from kruh.access.policy import may
from kruh.access.roles import Role
from kruh.cases.models import Case, CasePerson
from kruh.conferences.models import Conference
from kruh.conferences.policies import conference_of
from kruh.directory import demo
from kruh.family_conferences.models import FamilyConference
from kruh.project import guide, way
from kruh.web import addresses

OFFICE = (Role.SOCIAL_WORKER, Role.HEAD)
SENT = (Role.CONSULTANT, Role.FACILITATOR, Role.MINUTE_TAKER)

# label, URL name, roles that see it (none: everybody with a role)
MENU: tuple[tuple[str, str, tuple[Role, ...]], ...] = (
    ("Dnes", "desk:today", ()),
    ("Přehled", "statistics:office", (Role.HEAD,)),
    ("Případy", "cases:list", OFFICE),
    ("Žádosti", "conferences:inbox", (Role.CONSULTANT,)),
    ("Konference", "conferences:list", (*OFFICE, *SENT)),
    ("Rodinné konference", "family_conferences:list", (Role.REGIONAL_ADMINISTRATOR, Role.COORDINATOR)),
    ("Úkoly", "plans:tasks", OFFICE),
    ("Předaná práce", "delegation:list", (*OFFICE, Role.CONSULTANT, Role.SERVICE_WORKER)),
    ("Vyúčtování", "billing:list", (Role.CONSULTANT,)),
    ("Účty", "directory:accounts", (Role.ADMINISTRATOR,)),
    ("Tabulky", "exchange:imports", (Role.ADMINISTRATOR,)),
    ("Čísla", "statistics:year", (Role.HEAD, Role.CONSULTANT, Role.REGIONAL_ADMINISTRATOR, Role.METHODOLOGIST)),
    ("Z praxe", "training:list", tuple(role for role in Role if role != Role.ADMINISTRATOR)),
    ("Adresář", "directory:search", ()),
    ("Metodika", "method:overview", ()),
)

# beside the account, for everybody with a role; the second only in the demo
ACCOUNT: tuple[tuple[str, str], ...] = (("Zprávy", "messaging:list-messages"),)
ACCOUNT_IN_DEMO: tuple[tuple[str, str], ...] = (("Schránka", "messaging:read-demo-mailbox"),)

# label, verb, URL name; the subject's id is the address's only argument
CONFERENCE_TABS: tuple[tuple[str, str, str], ...] = (
    ("Přehled", "conferences.read", "conferences:overview"),
    ("Vhodnost", "conferences.see_suitability", "conferences:suitability"),
    ("Žádost", "conferences.see_request", "conferences:request"),
    ("Tým", "conferences.see_team", "conferences:team"),
    ("Termín", "conferences.see_dates", "conferences:dates"),
    ("Příprava", "conferences.see_preparation", "conferences:preparation"),
    ("Pozvánky", "conferences.see_invitations", "conferences:invitations"),
    ("Setkání", "meetings.see_day", "meetings:day"),
    ("Zápis", "meetings.see_minutes", "meetings:minutes"),
    ("Listiny", "meetings.see_sheets", "meetings:sheets"),
    ("Plán", "plans.read", "plans:plan"),
    ("Vyúčtování", "billing.see_bill", "billing:bill"),
)
CASE_TABS: tuple[tuple[str, str, str], ...] = (
    ("Přehled", "cases.read", "cases:overview"),
    ("Lidé a vztahy", "cases.read", "cases:people"),
    ("Ochrana", "cases.see_protection", "cases:protection"),
    ("Konference", "conferences.of_case", "conferences:of-case"),
    ("Rodinná konference", "family_conferences.of_case", "family_conferences:of-case"),
    ("IPOD", "protection_plans.of_case", "protection_plans:of-case"),
    ("Předaná práce", "delegation.of_case", "delegation:of-case"),
    ("Tým", "cases.read", "cases:team"),
    ("Kdo se díval", "cases.see_readers", "cases:readers"),
)
# what practice learns: label, verb, URL name; the pages are about no case
PRACTICE_TABS: tuple[tuple[str, str, str], ...] = (
    ("Workshopy", "training.list", "training:list"),
    ("Intervize", "intervision.list", "intervision:list"),
    ("Kazuistiky", "case_stories.list", "case_stories:list"),
    ("Hlas rodin", "voice.list", "voice:list"),
)
PRACTICE_PAGES = ("training", "intervision", "case_stories", "retelling", "voice")
PRACTICE = "/z-praxe/"
CASE_PAGES = ("cases", "protection_plans")
CONFERENCE_PAGES = ("conferences", "meetings", "plans", "billing", "family", "monitoring", "voice")


@dataclass(frozen=True)
class Link:
    """One item of a menu or of a row of tabs."""

    label: str
    url: str
    current: bool
    count: int = 0


def navigation(request: HttpRequest) -> dict[str, Any]:
    """This will give every template its menu, its tabs and the frame around them."""
    user = getattr(request, "user", None)
    theme = "" if settings.THEME == "kruh" else f"web/theme-{settings.THEME}.css"
    frame = {"demo": settings.DEMO, "theme": theme, "session_seconds": int(settings.SESSION_IDLE.total_seconds())}
    if not isinstance(user, User):
        return {**frame, "demo_logins": demo_logins()} if settings.DEMO else frame
    page = getattr(request, "page", None)
    if not may_walk(request):
        return frame
    held = user.memberships_at(page.at if page is not None else timezone.now())
    mine = {
        "guide": beside(request),
        "menu": menu(request, held),
        "account": account(request),
        "signed_in_as": works_as(user, held),
    }
    return {**frame, **mine, **around(request, user, page)}


def may_walk(request: HttpRequest) -> bool:
    """Before the second step the menu would only lead back to the account."""
    return not settings.SECOND_FACTOR or is_proven(request)


def menu(request: HttpRequest, memberships: Iterable[Membership]) -> list[Link]:
    """This will give at most the items that belong to the person's roles."""
    held = {m.role for m in memberships}
    links = [(label, addresses.page(name)) for label, name, for_roles in MENU if not for_roles or held & set(for_roles)]
    best = max((url for _, url in links if _is_within(request.path, url)), key=len, default="")
    return [Link(label, url, current=url == best) for label, url in links]


def _is_within(path: str, url: str) -> bool:
    """Every address begins with the desk's, which is one page; what practice learns is one item."""
    if url == addresses.page("desk:today"):
        return path == url
    return path.startswith(PRACTICE if url == addresses.page("training:list") else url)


def beside(request: HttpRequest) -> Link | None:
    """This will give the chapter of the guide that stands beside the screen."""
    stage = guide.stage_of(request.resolver_match.view_name) if request.resolver_match else None
    if stage is None:
        return None
    return Link(
        f"Jak na to: {stage.label[0].lower()}{stage.label[1:]}", reverse("method:stage", args=[stage.value]), False
    )


def account(request: HttpRequest) -> list[Link]:
    """This will give what stands beside the account: the messages, and in the demo the mailbox that kept them."""
    links = [(label, addresses.page(name)) for label, name in (*ACCOUNT, *(ACCOUNT_IN_DEMO if settings.DEMO else ()))]
    return [Link(label, url, current=request.path.startswith(url)) for label, url in links]


def around(request: HttpRequest, user: User, page: Any) -> dict[str, Any]:
    """This will give what stands around a page of a case or a conference: its tabs, its name, the steps to it."""
    namespace = request.resolver_match.namespace if request.resolver_match else ""
    subject = getattr(page, "subject", None)
    if namespace in PRACTICE_PAGES and request.path.startswith(PRACTICE):
        return {"tabs": practice(request, user, page)}
    if subject is None or not hasattr(subject, "audit_case"):
        return {"tabs": []}
    if namespace in CASE_PAGES or isinstance(subject, Case | CasePerson) or _is_elsewhere(subject):
        case = subject if isinstance(subject, Case) else subject.case
        added = way.insets(request.resolver_match.view_name, case, user, page.at) if request.resolver_match else []
        links = tabs(request, user, page, case, CASE_TABS)
        led = way.to_case(case, request.path, _here(links))
        return {
            "tabs": links,
            "about": led.about,
            "trail": led.trail,
            "insets": added,
        }
    if namespace not in CONFERENCE_PAGES or _is_of_circle(subject):
        return {"tabs": []}
    conference = conference_of(subject)
    links = tabs(request, user, page, conference, CONFERENCE_TABS)
    led = way.to_page(conference, user, page.at, request.path, _here(links))
    name = request.resolver_match.view_name if request.resolver_match else ""
    added = way.insets_of_conference(name, conference, user, page.at)
    return {"tabs": links, "about": led.about, "trail": led.trail, "insets": added}


def _here(links: Iterable[Link]) -> tuple[str, str]:
    """This will give the tab under which one stands, and where it leads."""
    return next(((link.label, link.url) for link in links if link.current), ("", ""))


def _is_elsewhere(subject: Any) -> bool:
    """A task of a family's plan or of a protection plan belongs to the case alone, and so does what is about it."""
    task = getattr(subject, "task", subject)
    return bool(getattr(task, "family_conference", None) or getattr(task, "protection_plan", None))


def _is_of_circle(subject: Any) -> bool:
    """Pages of a family conference have no tabs of a case conference around them."""
    return isinstance(getattr(subject, "conference", subject), FamilyConference)


def tabs(
    request: HttpRequest, user: User, page: Any, about: Case | Conference, rows: Iterable[tuple[str, str, str]]
) -> list[Link]:
    """This will give the tabs of the case or conference that the page is about, as far as the person may open them."""
    allowed = [(label, addresses.of(name, about.pk)) for label, verb, name in rows if may(user, verb, about, page.at)]
    here = addresses.of(page.tab, about.pk) if page.tab else request.path
    best = max((url for _, url in allowed if here.startswith(url)), key=len, default="")
    return [Link(label, url, current=url == best) for label, url in allowed]


def practice(request: HttpRequest, user: User, page: Any) -> list[Link]:
    """This will give the tabs of what practice learns, as far as the person may open them."""
    at = page.at if page is not None else timezone.now()
    allowed = [(label, addresses.page(name)) for label, verb, name in PRACTICE_TABS if may(user, verb, None, at)]
    best = max((url for _, url in allowed if request.path.startswith(url)), key=len, default="")
    return [Link(label, url, current=url == best) for label, url in allowed]


def demo_logins() -> list[tuple[str, str, str, str]]:
    """This will offer one login per role on the demo's door: role, name, address, password."""
    return [(*login, demo.PASSWORD) for login in demo.LOGINS]


def works_as(user: User, held: Sequence[Membership]) -> str:
    """This will say in which role and where the person works."""
    return "; ".join(f"{roles.spoken(m.role, user.gender)}, {m.unit.name}" for m in held[:2])
