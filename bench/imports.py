"""What a big table costs: 100,000 people from one XLSX, checked and written. `./run bench imports [--rows 100000]`.

The server's own background work runs in a process of its own, whose memory, CPU and clock are measured from the
upload to the last row; how far it is was asked all the way. A second run of the same file must write nothing.
"""

import argparse
import json
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

from bench import site

ROWS, MOST_SECONDS, MOST_MB, HOMES = 100_000, 60, 300, 200
HEAD = ["Jméno", "Příjmení", "Profese", "Organizace", "Pracovní e-mail", "Telefon na pracoviště", "Titul před jménem"]
FIRST = ("Jana", "Petr", "Žofie", "Řehoř", "Lenka", "Šimon", "Čeněk", "Anežka")
LAST = ("Nováková", "Zima", "Havlínová", "Chalupa", "Malá", "Dvořák", "Růžičková")
ENDS = [a + b for a in "abcdefghijklmnoprstu" for b in "abcdefghijklmnoprstu"]


def table(rows: int) -> bytes:
    """This will make the workbook; every hundredth row has a mistake."""
    from tests.factories.sheets import xlsx  # noqa: PLC0415

    def row(at: int) -> list[str]:
        profession = "kouzelnice" if at % 100 == 99 else "učitelství"
        names = [FIRST[at % len(FIRST)], LAST[at // 8 % len(LAST)] + ENDS[at // 56 % 400]]
        return [*names, profession, f"Organizace {at % HOMES}", f"o{at}@krok.example", f"777 {at:06d}", "Bc."]

    return xlsx([HEAD, *(row(at) for at in range(rows))])


class Watch(threading.Thread):
    """Asks as the page does how far it is."""

    def __init__(self, pk: Any) -> None:
        super().__init__(daemon=True)
        self.pk, self.seen, self.is_over = pk, set[tuple[str, int]](), threading.Event()

    def run(self) -> None:
        from django.db import connection  # noqa: PLC0415

        from kruh.exchange.models import Import  # noqa: PLC0415

        while not self.is_over.wait(0.5):
            batch = Import.objects.defer("content").get(pk=self.pk)
            self.seen.add((batch.state, batch.percent))
        connection.close()


def bring(content: bytes, by: Any) -> dict[str, Any]:
    """This will bring the table as the pages do, and tell what it cost."""
    from django.utils import timezone  # noqa: PLC0415

    from kruh.exchange import running  # noqa: PLC0415
    from kruh.exchange.actions import imports as actions  # noqa: PLC0415
    from kruh.exchange.models import Import  # noqa: PLC0415
    from kruh.exchange.queries import imports as queries  # noqa: PLC0415
    from kruh.foundation import sheets  # noqa: PLC0415

    clock, cpu, at = time.perf_counter(), time.process_time(), timezone.now()
    words: dict[str, Any] = {"kind": "people", "name": "lide.xlsx", "content": content, "head": sheets.head(content, 4)}
    batch = actions.bring_table(queries.unit_of(by, at), by=by, at=at, **words)
    watch = Watch(batch.pk)
    watch.start()
    actions.choose_columns(batch, by=by, at=at, columns=batch.columns, version=batch.version)
    running.go_on(batch.pk)
    batch = Import.objects.get(pk=batch.pk)
    if batch.fresh:
        actions.begin_writing(batch, by=by, at=at, version=batch.version)
        running.go_on(batch.pk)
    told = {"seconds": round(time.perf_counter() - clock, 1), "cpu": round(time.process_time() - cpu, 1)}
    watch.is_over.set()
    watch.join()
    batch = Import.objects.get(pk=batch.pk)
    counted = {"fresh": batch.fresh, "known": batch.known, "refused": batch.refused, "seen": len(watch.seen)}
    return {**told, **counted, "mb": most_memory()}


def most_memory() -> int:
    """This will give the most memory of this program in MB; the number of `getrusage` is that of whoever began it."""
    told = Path("/proc/self/status").read_text().split("VmHWM:")[1]
    return int(told.split()[0]) // 1024


def child(file: Path) -> None:
    """This will bring the file once and print what it cost this process."""
    import django  # noqa: PLC0415 - the settings read the environment that the parent set

    django.setup()
    from kruh.access.models import User  # noqa: PLC0415

    print(json.dumps(bring(file.read_bytes(), User.objects.get())))


def prepare(rows: int) -> Path:
    """This will make an empty site with organisations and an administrator, and the file beside it."""
    site.open_empty("imports")
    from kruh.access.roles import Role  # noqa: PLC0415
    from kruh.directory.models import Organisation  # noqa: PLC0415
    from tests.factories import people  # noqa: PLC0415

    people.user(Role.ADMINISTRATOR)
    for number in range(HOMES):
        Organisation.objects.found(name=f"Organizace {number}", kind="ngo")
    file = site.CACHE / "imports.xlsx"
    file.write_bytes(table(rows))
    return file


def main() -> None:
    """This will measure the first and the second bringing of one file."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--rows", type=int, default=ROWS)
    asked.add_argument("--file", type=Path)
    options = asked.parse_args()
    if options.file:
        child(options.file)
        return
    file = prepare(options.rows)
    from bench.room import verdict  # noqa: PLC0415

    wrong = options.rows // 100
    for turn, fresh in (("first", options.rows - wrong), ("again", 0)):
        program = [sys.executable, "-m", "bench.imports", "--file", str(file)]
        said = subprocess.run(program, env=site.environment("imports"), stdout=subprocess.PIPE, check=True).stdout
        told = json.loads(said)
        print(json.dumps({"turn": turn, "rows": options.rows, "file_kb": file.stat().st_size // 1000, **told}))
        verdict(told["seconds"] <= MOST_SECONDS, f"{turn}: {told['seconds']} s")
        verdict(told["mb"] <= MOST_MB, f"{turn}: {told['mb']} MB")
        verdict((told["fresh"], told["refused"]) == (fresh, wrong), f"{turn}: {told['fresh']:,} rows written")


if __name__ == "__main__":
    main()
