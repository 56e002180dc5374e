"""What a night costs: reminders, overviews and due reviews of a whole country. `./run bench nightly [--cases 400000]`.

The command runs in a process of its own, whose memory and CPU are measured; `--kills` kills it on the way that often
and lets it go on. The rows are written in bulk; what a night reads is sealed truly, the rest is noise of the same size.
"""

import argparse
import json
import os
import random
import resource
import secrets
import signal
import subprocess
import sys
import time
from datetime import timedelta
from typing import Any

from bench import site

NATIONAL, PER_USER, OFFICES, SPREAD = 400_000, 125, 227, 361
MOST_MINUTES, MOST_MB, SEED = 10, 500, 20260318
LONG_AGO = 4000


class Fill:
    """Offices, colleagues, and a case with a child, a grandmother and one running task each."""

    def __init__(self, cases: int) -> None:
        from django.utils import timezone  # noqa: PLC0415 - models are ready only now

        from bench.rows import Noise, Table  # noqa: PLC0415
        from kruh.access.models import Membership, User  # noqa: PLC0415
        from kruh.cases.models import Case, CasePerson, Contact, Person, TeamMember  # noqa: PLC0415
        from kruh.monitoring.models import Wish  # noqa: PLC0415
        from kruh.plans.models import Task  # noqa: PLC0415
        from kruh.vault.models import Key  # noqa: PLC0415

        self.cases, self.at, self.noise = cases, timezone.now(), Noise(random.Random(SEED))
        models = (User, Membership, Key, Case, Person, CasePerson, TeamMember, Contact, Wish, Task)
        self.table = {model.__name__: Table(model) for model in models}

    def ago(self, days: int) -> str:
        """This will write a moment some days ago."""
        from bench.rows import moment  # noqa: PLC0415

        return moment(self.at - timedelta(days=days))

    def offices(self) -> list[tuple[str, Any, list[str]]]:
        """This will make the offices with their keys and colleagues."""
        from kruh.access.models import Unit  # noqa: PLC0415
        from kruh.vault import keys  # noqa: PLC0415

        number = max(min(OFFICES, self.cases // PER_USER // 14), 1)
        each = max(self.cases // PER_USER // number, 1)
        made = []
        for turn in range(number):
            unit = Unit.objects.create(name=f"Úřad {turn}")
            key, users = keys.for_organisation(unit.pk), [self.user(unit.pk.hex, turn, at) for at in range(each)]
            made.append((unit.pk.hex, key, users))
        return made

    def user(self, unit: str, office: int, number: int) -> str:
        """This will make a colleague."""
        words = {"first_name": "Jana", "last_name": "Nová", "password": "!", "last_login": None, "sort_key": b""}
        pk = self.table["User"].add(email=f"osoba{office}-{number}@urad.example", **words)
        self.table["Membership"].add(user_id=pk, unit_id=unit, role="social_worker", valid_from=self.ago(LONG_AGO))
        return pk

    def case(self, turn: int, unit: str, key: Any, raw: bytes, user: str) -> None:
        """This will make one case with its task."""
        from bench.rows import fresh_id  # noqa: PLC0415
        from kruh.vault import cipher  # noqa: PLC0415

        table, own, short = self.table, secrets.token_bytes(32), self.noise.short
        key_id, case, person, task = (fresh_id() for _ in range(4))
        wrapped = cipher.close(raw, table["Key"].place("wrapped", key_id), own)
        table["Key"].add(id=key_id, parent_id=key.pk.hex, wrapped=wrapped, made_at=self.ago(400))
        opened = (self.at - timedelta(days=720)).date().isoformat()
        told = {"called": short(), "named": short(), "file_mark": f"SPIS-{turn}", "changed_at": self.ago(turn % 700)}
        table["Case"].add(id=case, unit_id=unit, key_id=key_id, state="open", opened_on=opened, **told)
        table["TeamMember"].add(case_id=case, user_id=user, role="key_worker", since=self.ago(720))
        names = table["Person"].seal(own, person, first_name="Vlasta", last_name="Havlínová")
        table["Person"].add(id=person, unit_id=unit, key_id=key_id, version=1, **names)
        seat = {"case_id": case, "person_id": person, "key_id": key_id, "part": "family", "added_at": self.ago(700)}
        table["CasePerson"].add(**seat)
        if turn % 2:
            pk = fresh_id()
            sealed = table["Contact"].seal(own, pk, value=f"babicka{turn}@posta.example")
            table["Contact"].add(id=pk, person_id=person, key_id=key_id, kind="email", is_safe=1, **sealed)
            table["Wish"].add(person_id=person, reach="email", after=1, said_at=self.ago(100))
        due = (self.at + timedelta(days=turn % SPREAD - SPREAD // 2)).date().isoformat()
        ids = {"case_id": case, "office_id": unit, "key_id": key_id, "family_conference": case}
        who = {"user_id": user} if turn % 5 == 0 else {"person_id": person}
        table["Task"].add(id=task, **ids, **who, text=self.noise.text(), due_on=due, made_at=self.ago(200))

    def run(self) -> None:
        """This will write everything."""
        from django.db import connection  # noqa: PLC0415

        from bench import rows, world  # noqa: PLC0415
        from kruh.vault import keys  # noqa: PLC0415

        offices = self.offices()
        plain = list(rows.secondary_indexes())
        with connection.cursor() as cursor:
            for order in (*world.LOADING, *(f'DROP INDEX "{name}"' for name, _ in plain), "BEGIN"):
                cursor.execute(order)
            for turn in range(self.cases):
                unit, key, users = offices[turn % len(offices)]
                self.case(turn, unit, key, keys.raw(key), users[turn // len(offices) % len(users)])
            for table in self.table.values():
                table.flush()
            cursor.execute("COMMIT")
            for sentence in (*(sentence for _, sentence in plain), "ANALYZE", "PRAGMA journal_mode=WAL"):
                cursor.execute(sentence)
        connection.close()


def command(environment: dict[str, str]) -> subprocess.Popen[str]:
    """This will start the night in a process of its own."""
    program = [sys.executable, "-m", "kruh.project.manage", "nightly"]
    return subprocess.Popen(program, env=environment, stdout=subprocess.PIPE, text=True)


def main() -> None:
    """This will fill a site, run the night, killed on the way as often as asked, and say what it cost."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--cases", type=int, default=NATIONAL)
    asked.add_argument("--kills", type=int, default=0)
    options = asked.parse_args()
    site.open_empty("nightly")
    begun = time.monotonic()
    Fill(options.cases).run()
    print(f"seed {SEED}, {options.cases:,} cases made in {time.monotonic() - begun:.0f} s", file=sys.stderr)
    environment = {**os.environ, **site.environment("nightly")}
    before, begun, killed = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime, time.monotonic(), 0
    for _ in range(options.kills):
        process = command(environment)
        time.sleep(4 + killed)
        process.send_signal(signal.SIGKILL)
        process.wait()
        killed += 1
    process = command(environment)
    told, _ = process.communicate()
    _report(options.cases, told, killed, time.monotonic() - begun, before)
    _only_once(told)


def _report(cases: int, told: str, killed: int, seconds: float, before: float) -> None:
    from bench.room import verdict  # noqa: PLC0415

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    memory, cpu, ratio = used.ru_maxrss / 1024, used.ru_utime - before, NATIONAL / cases
    figures = {"cases": cases, "seconds": round(seconds, 1), "cpu_s": round(cpu, 1), "memory_mb": round(memory)}
    print(json.dumps({**figures, "kills": killed, "said": told.strip().splitlines()[-1]}, ensure_ascii=False))
    minutes = seconds * ratio / 60
    whole = "" if ratio == 1 else f" (counted up {ratio:.0f}x to {NATIONAL:,} cases)"
    verdict(minutes <= MOST_MINUTES, f"the night takes {minutes:.1f} minutes{whole}")
    verdict(memory <= MOST_MB, f"the night needs {memory:.0f} MB")


def _only_once(told: str) -> None:
    from bench.room import verdict  # noqa: PLC0415
    from kruh.messaging.models import Message  # noqa: PLC0415
    from kruh.monitoring.models import Night  # noqa: PLC0415

    night, number = Night.objects.get(), Message.objects.count()
    is_whole = bool(night.ended_at) and number == night.reminders + night.overviews
    verdict(is_whole, f"{number:,} messages, each once; {night.looked_at:,} tasks and people were looked at")


if __name__ == "__main__":
    main()
