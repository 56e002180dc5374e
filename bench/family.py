"""When the pages of the family and the public ones are first painted on a slow telephone. `./run bench family`.

A page is opened with nothing kept, over 400 kbit/s with 300 ms there and back, on a processor six times slower.
"""

import json
import os
import statistics
from dataclasses import dataclass
from typing import Any

from bench import site
from bench.server import serving

MOST_MS, MOST_BYTES, ROUNDS, WIDTH = 2_000, 30_000, 3, 390
SLOW = {"offline": False, "latency": 300, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
CPU = 6
AGENT = "Mozilla/5.0 (Linux; Android 14) Chrome/120 Mobile"
PUBLIC = (
    *("/o-konferencich/", "/o-konferencich/rodinna-konference/", "/o-konferencich/pripadova-konference/"),
    *("/o-konferencich/jak-pozadat/", "/o-konferencich/myty/", "/o-konferencich/letak/", "/prirucka/"),
    *("/prirucka/priprava/", "/kraje/", "/soukromi/", "/pristupnost/"),
)
BEFORE = ("", "terminy/", "jak/", "kod/", "co-chci-rict/", "opora/", "tlumocnik/", "souhlasy/", "moje/")
AFTER = ("", "potom/", "zapis/", "ukoly/")


@dataclass(frozen=True)
class Guest:
    """Somebody with a link and a code, and the pages to be opened."""

    name: str
    locator: str
    code: str
    pages: tuple[str, ...]


def guests() -> list[Guest]:
    """This will give links and codes: before the meeting to an adult and to a child, after it to a child."""
    from django.utils import timezone  # noqa: PLC0415 - models are ready only now

    from kruh.conferences.models import Participant  # noqa: PLC0415
    from kruh.conferences.vocabulary import ParticipantRole, State  # noqa: PLC0415
    from kruh.family import demo, rules  # noqa: PLC0415
    from kruh.family.actions import links  # noqa: PLC0415
    from kruh.family.queries import links as queries  # noqa: PLC0415

    at, found = timezone.now(), []
    wanted = (
        ("adult before", State.ACCEPTED, ParticipantRole.PARENT, BEFORE[:-1]),
        ("adult invited", State.SCHEDULED, ParticipantRole.PARENT, BEFORE[:1]),
        ("child before", State.SCHEDULED, ParticipantRole.CHILD, BEFORE),
        ("child after", State.HELD, ParticipantRole.CHILD, AFTER),
    )
    for name, state, role, pages in wanted:
        rows = Participant.objects.filter(conference__state=state, role=role).order_by("conference__number", "pk")
        for row in rows.select_related("key", "person__key", "conference__key", "conference__case__key"):
            by = demo._organiser(row.conference)
            if by and not rules.blockers_to_link(queries.guest_of(row, at), state):
                link = links.make_link(row, by=by, at=at)
                found.append(Guest(name, link.locator, links.make_code(link, by=by, at=at), pages))
                break
    assert len(found) == len(wanted), [one.name for one in found]
    return found


def prepare() -> tuple[dict[str, str], list[Guest]]:
    """This will tell the demo into an empty site and collect its static files as an office would."""
    site.open_empty("family", settings="bench.family_settings")
    from django.core.management import call_command  # noqa: PLC0415

    call_command("collectstatic", verbosity=0, interactive=False)
    call_command("demo", verbosity=0)
    return {**os.environ}, guests()


def painted(browser: Any, cookies: list[Any], url: str) -> tuple[float, int]:
    """This will open one page as if for the first time; the first paint in ms and the bytes that came."""
    context = browser.new_context(user_agent=AGENT, viewport={"width": WIDTH, "height": 844})
    context.add_cookies(cookies)
    page = context.new_page()
    wire = context.new_cdp_session(page)
    came: list[float] = []
    wire.on("Network.loadingFinished", lambda told: came.append(told["encodedDataLength"]))
    wire.send("Network.enable")
    wire.send("Network.emulateNetworkConditions", SLOW)
    wire.send("Emulation.setCPUThrottlingRate", {"rate": CPU})
    answer = page.goto(url, wait_until="load")
    assert answer is not None
    assert answer.status == 200, f"{url}: {answer.status}"
    first = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"
    paint = 0.0
    while not paint:
        page.wait_for_timeout(50)
        paint = float(page.evaluate(first))
    context.close()
    return paint, int(sum(came))


def entered(browser: Any, origin: str, guest: Guest) -> list[Any]:
    """This will come in by the link and the code, and give the cookies."""
    context = browser.new_context(user_agent=AGENT)
    page = context.new_page()
    page.goto(f"{origin}/p/{guest.locator}/")
    page.get_by_role("button", name="Pokračovat").click()
    page.goto(f"{origin}/p/setkani/kod/")
    page.get_by_label("Kód").fill(guest.code)
    page.get_by_role("button", name="Otevřít").click()
    page.wait_for_url(f"{origin}/p/setkani/")
    cookies: list[Any] = context.cookies()
    context.close()
    return cookies


def measured(browser: Any, origin: str, told: list[Guest]) -> list[tuple[str, float, int]]:
    """This will open every page a few times and give its name, the median paint and the bytes."""
    ways: list[tuple[str, list[Any], str]] = [("public", [], path) for path in (*PUBLIC, "/p/")]
    ways.append(("link", [], f"/p/{told[0].locator}/"))
    for guest in told:
        cookies = entered(browser, origin, guest)
        ways += [(guest.name, cookies, f"/p/setkani/{page}") for page in guest.pages]
    found = []
    for name, cookies, path in ways:
        rounds = [painted(browser, cookies, origin + path) for _ in range(ROUNDS)]
        shown = "/p/…/" if name == "link" else path
        paint, size = statistics.median(one for one, _ in rounds), rounds[0][1]
        print(json.dumps({"who": name, "page": shown, "first_paint_ms": round(paint), "bytes": size}))
        found.append((f"{name} {shown}", paint, size))
    return found


def main() -> None:
    """This will measure every page and say which are late or heavy."""
    print(f"cores {os.cpu_count()}, load {os.getloadavg()[0]:.1f}, rounds {ROUNDS}")
    env, told = prepare()
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    from tests.conftest import CHROMIUM, CHROMIUM_FLAGS  # noqa: PLC0415

    with serving("kruh.project.wsgi:application", env, "/p/") as server, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
        found = measured(browser, f"http://localhost:{server.port}", told)
        browser.close()
    is_quiet = os.getloadavg()[0] <= (os.cpu_count() or 1)
    late = [name for name, paint, _ in found if paint > MOST_MS]
    heavy = [name for name, _, size in found if size > MOST_BYTES]
    slowest = max(paint for _, paint, _ in found)
    told_late = "REACHED" if not late else "MISSED" if is_quiet else "NO VERDICT (busy machine)"
    print(f"{told_late}: {len(found)} pages, first paint at most {slowest:.0f} ms {late}")
    print(f"{'MISSED' if heavy else 'REACHED'}: at most {max(size for _, _, size in found)} bytes {heavy}")


if __name__ == "__main__":
    main()
