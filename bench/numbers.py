"""What a year of the whole country in numbers costs. `./run bench numbers [--cases 400000]`.

The tables of all offices are written as the counting of so many cases would leave them, five years of them, and
published by the product's own act. Measured in this process through the whole middleware: the country with its map, a
region, an office, the paper.
"""

import argparse
import json
import random
import statistics
import sys
import time
from typing import Any

from bench import site

SEED, YEARS, CASES, CALLS = 20260318, 5, 400_000, 15
MOST_MS, MOST_QUERIES = 150, 8


def fill(cases: int) -> tuple[int, int]:
    """This will write tables and publish them; the number of cells of both."""
    from django.utils import timezone  # noqa: PLC0415 - models are ready only now

    from kruh.access.models import Unit  # noqa: PLC0415
    from kruh.directory.models import Region  # noqa: PLC0415
    from kruh.foundation import days  # noqa: PLC0415
    from kruh.statistics import actions  # noqa: PLC0415
    from kruh.statistics.models import Followed, Published, Tally  # noqa: PLC0415

    chance, at = random.Random(SEED), timezone.now()
    offices = list(Unit.objects.filter(organisation__kind="office").order_by("pk"))
    years = [days.local_day(at).year - turn for turn in range(YEARS)]
    each = cases // len(offices) // YEARS
    rows = [
        Tally(office=office, year=year, population=kind, dimension=dimension, category=category, number=number)
        for office in offices
        for year in years
        for (kind, dimension, category), number in _cells(chance, each).items()
    ]
    Tally.objects.bulk_create(rows, batch_size=5000)
    Followed.objects.create(entry=10**9, at=at)
    for region in Region.objects.order_by("pk"):
        for year in years:
            actions.publish(region, year=year, by=None, at=at)
    return len(rows), Published.objects.count()


def _cells(chance: random.Random, each: int) -> dict[tuple[str, str, str], int]:
    """A year of an office: every table of every kind of things, each with its total."""
    from kruh.statistics.rules import populations  # noqa: PLC0415

    found: dict[tuple[str, str, str], int] = {}
    for one in populations.ALL.values():
        total = chance.randint(0, max(each, 1)) * one.scale
        found[one.code, populations.TOTAL, ""] = total
        for dimension in (*one.dimensions, populations.QUARTERS):
            left = total
            for category, _ in dimension.categories[1:]:
                part = chance.randint(0, left)
                found[one.code, dimension.code, category] = part
                left -= part
            found[one.code, dimension.code, dimension.categories[0][0]] = left
    return {cell: number for cell, number in found.items() if number}


def reader(role: str, unit: Any) -> str:
    """This will sign somebody in."""
    from django.utils import timezone  # noqa: PLC0415

    from bench import call  # noqa: PLC0415
    from kruh.access.models import Membership, User  # noqa: PLC0415

    user = User.objects.create(email=f"{role}@cisla.example", first_name="Jana", last_name="Nová")
    Membership.objects.create(user=user, unit=unit, role=role, valid_from=timezone.now())
    return call.sign_in(user)


def measure(name: str, address: str, cookie: str) -> bool:
    """This will open a page some times and tell whether it keeps within its bounds."""
    from django.core.wsgi import get_wsgi_application  # noqa: PLC0415

    from bench import call  # noqa: PLC0415
    from bench.room import verdict  # noqa: PLC0415

    application = get_wsgi_application()
    call.get(application, address, cookie)
    with call.counted() as asked:
        answer = call.get(application, address, cookie)
    spent = [call.get(application, address, cookie).cpu_ms for _ in range(CALLS)]
    cpu = statistics.median(spent)
    told = {
        "page": name,
        "status": answer.status,
        "queries": len(asked),
        "cpu_ms": round(cpu, 1),
        "bytes": len(answer.body),
    }
    print(json.dumps(told, ensure_ascii=False))
    is_kept = answer.status == 200 and cpu <= MOST_MS and len(asked) <= MOST_QUERIES
    verdict(is_kept, f"{name}: {cpu:.0f} ms of CPU, {len(asked)} queries")
    return is_kept


def main() -> None:
    """This will fill a site and measure its pages."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--cases", type=int, default=CASES)
    options = asked.parse_args()
    site.open_empty("numbers")
    begun = time.monotonic()
    tables, published = fill(options.cases)
    told = f"seed {SEED}, {tables:,} cells of offices, {published:,} published, {time.monotonic() - begun:.0f} s"
    print(told, file=sys.stderr)
    from kruh.access.models import Unit  # noqa: PLC0415
    from kruh.directory.models import Region  # noqa: PLC0415

    office = Unit.objects.filter(organisation__kind="office").order_by("pk")[0]
    country, head = reader("methodologist", office), reader("head", office)
    region = Region.objects.order_by("pk")[0].pk
    pages = (
        ("country", "/cisla/", country), ("region", f"/cisla/?kdo={region}", country), ("office", "/cisla/", head),
        ("paper of the country", "/cisla/list.pdf", country), ("yearly return", "/cisla/vykaz/", head),
    )  # fmt: skip
    kept = [measure(*page) for page in pages]
    sys.exit(not all(kept))


if __name__ == "__main__":
    main()
