"""What a rich case costs on its way out and in: CPU, size, memory. `./run bench archive`."""

import json
import os
import resource
import statistics
import time
from collections.abc import Callable
from typing import Any
from uuid import uuid4

from bench import site

ROUNDS, ENTRIES, PICTURES, PICTURE_KB = 3, 600, 40, 700
MOST_OUT_S, MOST_IN_S, MOST_MB = 3.0, 5.0, 500
PASSPHRASE = "velmi dlouhé heslo k archivu"
WORDS = "Adam říkal, že ráno potřebuje, aby ho někdo vzbudil a snídal s ním; babička se nabídla na úterý."


def cpu_s[R](work: Callable[[], R]) -> tuple[float, R]:
    """This will give the CPU time of one piece of work and what it gave."""
    begun = time.process_time()
    done = work()
    return time.process_time() - begun, done


def rich_case() -> Any:
    """This will tell a case with something of every context, a long record and many photographs."""
    from kruh.meetings.models import Entry, Sheet, SheetContent  # noqa: PLC0415 - models are ready only now
    from tests.factories import world  # noqa: PLC0415

    family = world.family("Lipová")
    sheet = Sheet.objects.get(conference=family.conference)
    words = {name: getattr(sheet, name) for name in _copied(Sheet, {"id", "number"})}
    for number in range(2, PICTURES + 2):
        one = Sheet(**words, number=number)
        one.save(force_insert=True)
        SheetContent(sheet=one, key=sheet.key, content=os.urandom(PICTURE_KB * 1024)).save(force_insert=True)
    told = {"conference": family.conference, "key": family.case.key, "by": family.told.worker, "kind": "worry"}
    times = {"happened_at": world.NOW, "received_at": world.NOW}
    for number in range(ENTRIES):
        place = {"line": uuid4(), "device": uuid4(), "place": float(number), "sequence": number}
        Entry(**told, **times, **place, words={"text": f"{WORDS} {number}"}).save(force_insert=True)
    return family.case


def _copied(model: Any, but: set[str]) -> list[str]:
    return [field.name for field in model._meta.concrete_fields if field.name not in but and not field.generated]


def carried(case: Any) -> dict[str, float]:
    """This will send the case out, take it away and bring it in again."""
    from django.db import transaction  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    from kruh.archive import keeping  # noqa: PLC0415
    from kruh.archive.queries import reading, references, writing  # noqa: PLC0415
    from kruh.archive.rules import envelope, package  # noqa: PLC0415
    from kruh.cases.models import TeamMember  # noqa: PLC0415
    from kruh.retention import erasing  # noqa: PLC0415

    head, at = TeamMember.objects.filter(case=case, until=None).select_related("user")[0].user, timezone.now()
    wrote, made = cpu_s(lambda: writing.written(case.pk, {}, {}))
    closed, content = cpu_s(
        lambda: envelope.close(PASSPHRASE, package.packed({"case": {"id": str(case.pk)}}, made.files))
    )
    with transaction.atomic():
        erasing.erase(case.pk, at)
        opened, parcel = cpu_s(lambda: reading.parcel_of(envelope.opened(PASSPHRASE, content)))
        matches = references.matched(parcel.references)
        kept, done = cpu_s(lambda: keeping.keep(parcel, case.unit, head, matches, at))
        again = writing.written(case.pk, done.known, {row["id"]: row for row in parcel.references}).files
        changed = [name for name in made.files if again.get(name) != made.files[name]]
        transaction.set_rollback(True)
    assert changed in ([], ["data/cases.teammember.jsonl"]), changed
    sizes = {"rows": sum(made.counts.values()), "models": len(made.counts), "mb": len(content) / 1e6}
    return {**sizes, "write_s": wrote, "close_s": closed, "open_s": opened, "keep_s": kept}


def main() -> None:
    """This will print the figures of a rich case."""
    site.open_empty("archive")
    case = rich_case()
    rounds = [carried(case) for _ in range(ROUNDS)]
    found = {name: round(statistics.median(one[name] for one in rounds), 3) for name in rounds[0]}
    found["memory_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    print(json.dumps({"archive": found, "load": os.getloadavg()[0]}))
    out, back = found["write_s"] + found["close_s"], found["open_s"] + found["keep_s"]
    for reached, told in (
        (out <= MOST_OUT_S, f"out {out:.2f} s of CPU (goal {MOST_OUT_S})"),
        (back <= MOST_IN_S, f"in {back:.2f} s of CPU (goal {MOST_IN_S})"),
        (found["memory_mb"] <= MOST_MB, f"memory {found['memory_mb']} MB (goal {MOST_MB})"),
    ):
        print(f"{'REACHED' if reached else 'MISSED'}: {told}")


if __name__ == "__main__":
    main()
