"""`./run faults --kills 100`: kills the server, and PostgreSQL, amid writes and proves that nothing is lost."""

import argparse
import contextlib
import json
import random
import statistics
import sys
import time
from pathlib import Path
from typing import Any

from tests.faults import checks
from tests.faults.clients import Author, Ledger, Writer
from tests.faults.site import DATABASES, Door, Site

WRITERS, SHORTEST = 4, 0.2


class Run:
    """One database, one world, a number of kills."""

    def __init__(self, site: Site, seed: int) -> None:
        self.site, self.chance = site, random.Random(seed)
        self.world: dict[str, Any] = site.told("tell")
        self.room = f"/konference/{self.world['conference']}/mistnost/"
        self.doors = [Door(site.port, cookie) for cookie in self.world["cookies"]]
        self.devices = [*map(self.writer, range(WRITERS)), *map(self.author, range(len(self.world["paragraphs"])))]
        self.restarts: list[float] = []

    def writer(self, number: int) -> Writer:
        """This will give a device in the room; every other one loses its battery at the end."""
        ledger = Ledger(self.site.folder / f"room-{number}.jsonl")
        door = self.doors[number % len(self.doors)]
        return Writer(door, f"{self.room}zaznamy/", ledger, self.own_chance(), gives_up=number % 2 == 1)

    def author(self, number: int) -> Author:
        """This will give somebody who writes one paragraph of the minutes."""
        paragraph = self.world["paragraphs"][number]
        ledger = Ledger(self.site.folder / f"minutes-{number}.jsonl")
        address = f"/zapis/cast/{paragraph['id']}/ulozit/"
        return Author(self.doors[0], address, ledger, self.own_chance(), version=paragraph["version"])

    def own_chance(self) -> random.Random:
        """This will give a device a chance of its own, so that threads do not disturb the seed."""
        return random.Random(self.chance.random())

    def go(self, kills: int, longest: float) -> None:
        """This will let everybody write, and kill."""
        self.site.start()
        self.doors[0].wait_for(f"{self.room}bez-site/")
        threads = [device.start() for device in self.devices]
        for number in range(kills):
            time.sleep(self.chance.uniform(SHORTEST, longest))
            self.kill(number, is_last=number == kills - 1)
        for device in self.devices:
            device.stopped.set()
        for thread in threads:
            thread.join(120)
        self.troubles = [trouble for device in self.devices for trouble in device.troubles]
        self.troubles += ["a device did not finish" for thread in threads if thread.is_alive()]

    def kill(self, number: int, *, is_last: bool) -> None:
        """Of PostgreSQL every third kill is the database itself, while the server runs on."""
        begun = time.monotonic()
        if self.site.database.can_be_killed and number % 3 == 1:
            self.site.database.kill()
        else:
            self.site.kill()
            if is_last:
                for device in self.devices:
                    device.hopeless.set()
            self.site.start()
        self.doors[0].wait_for(f"{self.room}bez-site/")
        self.restarts.append(time.monotonic() - begun)


# The figures --------------------------------------------------------------------------------------------------------


def checked(run: Run) -> dict[str, Any]:
    """This will read the ledgers from their files, the state and the minutes from the product, and the tables."""
    state = json.loads(run.doors[0].call(f"{run.room}stav/")[1])
    page = run.doors[0].call(f"/konference/{run.world['conference']}/zapis/")[1].decode()
    looked = run.site.told("look", run.world["conference"])
    pairs = {kind: [checks.pair(one.ledger.read()) for one in run.devices if isinstance(one, kind)]
             for kind in (Writer, Author)}  # fmt: skip
    found: dict[str, Any] = {**checks.of_room(pairs[Writer], looked, state), **checks.of_minutes(pairs[Author], page)}
    return {**found, "trail_faults": len(looked["trail"]), "file_faults": len(looked["files"])}


# The command --------------------------------------------------------------------------------------------------------


def measured(
    database: str, kills: int, longest: float, seed: int, *, source: Path | None = None, is_bare: bool = False
) -> dict[str, Any]:
    """This will make a site, kill it as often as asked, and give what was found afterwards."""
    with contextlib.ExitStack() as stack:
        where = DATABASES[database]()
        stack.callback(where.drop)
        site = Site(where, source=source, is_bare=is_bare)
        stack.callback(site.drop)
        run = Run(site, seed)
        run.go(kills, longest)
        found = checked(run)
        restarts = sorted(run.restarts)
        return {
            "database": database, "kills": kills, "seed": seed, **found, "troubles": run.troubles,
            "restart_median_s": round(statistics.median(restarts), 2),
            "restart_p95_s": round(restarts[min(len(restarts) - 1, int(0.95 * len(restarts)))], 2),
        }  # fmt: skip


def main(arguments: list[str]) -> int:
    """This will print the figures and return 0 when the goal was reached on every database."""
    parser = argparse.ArgumentParser(prog="./run faults")
    parser.add_argument("--kills", type=int, default=100, help="kolikrát se na každé databázi zabije běžící server")
    parser.add_argument("--database", choices=sorted(DATABASES), action="append", help="jen jedna z databází")
    parser.add_argument("--longest", type=float, default=3.0, help="nejdelší doba psaní mezi dvěma pády, v sekundách")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6), help="opakuje stejné doby")
    options = parser.parse_args(arguments)
    reached = True
    for database in options.database or sorted(DATABASES, reverse=True):
        found = measured(database, max(options.kills, 1), options.longest, options.seed)
        sys.stdout.write(json.dumps(found, ensure_ascii=False) + "\n")
        told = f"{database}: {found['acknowledged']} acknowledged, {found['lost']} lost, {found['doubled']} doubled"
        whole = checks.is_whole(found)
        sys.stdout.write(f"{'REACHED' if whole else 'MISSED'}: {told}, {found['kills']} kills, seed {found['seed']}\n")
        sys.stdout.flush()
        reached = reached and whole
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
