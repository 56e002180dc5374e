"""What each staff screen costs: queries, CPU against a bare Django hello world, bytes. `./run bench screens`.

Two processes, one for each size, take turns in rounds; in each round every screen alternates with the hello world.
The hello world is also measured behind the product's server, which is what a request costs before we do anything;
`x hello` compares both as served: (screen + server) / (hello + server).
"""

import argparse
import itertools
import json
import os
import statistics
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bench import server, site

SIZES = ("small", "national")
CALLS, ROUNDS, HELLOS = 5, 3, 200
MOST_QUERIES, MOST_LIST_RATIO, MOST_KB, MOST_REQUESTS, MOST_NOISE = 8, 12.0, 70_000, 8, 2.0


@dataclass(frozen=True)
class Screen:
    """One screen as one role sees it; `of` names the stage of the thing that the address is about."""

    role: str
    name: str
    of: str = ""
    asked: str = ""
    is_list: bool = False


CONFERENCE = (
    "conferences:overview", "conferences:suitability", "conferences:request", "conferences:team", "conferences:dates",
    "conferences:preparation", "conferences:room", "conferences:invitations", "meetings:day", "meetings:minutes",
    "plans:plan", "billing:bill",
)  # fmt: skip
LISTING = ("social_worker", "head", "consultant", "facilitator")
CONSULTED = ("conferences:overview", "conferences:request", "conferences:team")
CASE = ("cases:overview", "cases:people", "cases:protection", "cases:team", "cases:readers", "cases:add-person")
SCREENS = (
    *(Screen(role, "desk:today") for role in ("social_worker", "head", "consultant", "facilitator", "methodologist")),
    Screen("head", "statistics:office"),
    Screen("social_worker", "cases:list", is_list=True),
    Screen("head", "cases:list", is_list=True),
    *(Screen("social_worker", name, of="case") for name in CASE),
    Screen("head", "cases:overview", of="case"),
    Screen("head", "cases:readers", of="case"),
    Screen("social_worker", "conferences:of-case", of="case"),
    *(Screen(role, "conferences:list", is_list=True) for role in LISTING),
    Screen("consultant", "conferences:inbox", is_list=True),
    *(Screen("social_worker", name, of="conference") for name in CONFERENCE),
    *(Screen("consultant", name, of="conference") for name in CONSULTED),
    *(Screen("facilitator", name, of="seat") for name in ("conferences:overview", "meetings:day", "plans:plan")),
    Screen("minute_taker", "meetings:minutes", of="seat"),
    *(Screen(role, "plans:tasks", is_list=True) for role in ("social_worker", "head")),
    Screen("consultant", "billing:list", is_list=True),
    Screen("social_worker", "messaging:list-messages", is_list=True),
    Screen("social_worker", "directory:search", is_list=True),
    Screen("social_worker", "directory:search", asked="?q=praha", is_list=True),
    Screen("social_worker", "directory:organisation", of="organisation"),
    Screen("methodologist", "method:overview"),
    Screen("administrator", "directory:accounts", is_list=True),
)


def main() -> None:
    """This will measure both sizes in turns and print the table, the lines and the verdicts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", choices=SIZES, action="append", help="jen tahle velikost (jinak obě)")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--only", default="", help="jen obrazovky, v jejichž názvu je tenhle text")
    parser.add_argument("--child", choices=SIZES, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.child:
        serve(chosen.child, chosen.only)
        return
    sizes = chosen.size or list(SIZES)
    versions = f"Python {sys.version.split()[0]}, Django {version('django')}"
    print(f"cores {os.cpu_count()}, load {os.getloadavg()[0]:.1f}, {versions}, rounds {chosen.rounds}")
    report(collect(sizes, max(3, chosen.rounds), chosen.only), sizes)


def collect(sizes: list[str], rounds: int, only: str) -> dict[tuple[str, str], list[dict[str, Any]]]:
    """This will let the processes take turns and gather what each round found of each screen."""
    command = [sys.executable, "-m", "bench.screens", "--only", only, "--child"]
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "cwd": site.ROOT}
    children = {size: subprocess.Popen([*command, size], **pipes) for size in sizes}
    found: dict[tuple[str, str], list[dict[str, Any]]] = {}
    with server.hello_server() as hello:
        for _, (size, child) in itertools.product(range(rounds), children.items()):
            before = hello.cost_ms("/", HELLOS)
            child.stdin.write("round\n")
            child.stdin.flush()
            line = child.stdout.readline()
            if not line:
                raise SystemExit(f"the process of the size {size} ended")
            served = (before + hello.cost_ms("/", HELLOS)) / 2
            for row in json.loads(line):
                found.setdefault((size, row["screen"]), []).append({**row, "served_ms": served})
    for child in children.values():
        child.stdin.close()
        child.wait()
    return found


def report(found: dict[tuple[str, str], list[dict[str, Any]]], sizes: list[str]) -> None:
    """This will print one line of the table and one JSON line for each screen, then the verdicts."""
    lines = [summary(size, name, rounds) for (size, name), rounds in found.items()]
    shown = ("html", 8), ("total", 8), ("req", 5)
    head = ("screen", -58), ("size", 9), ("st", 5), ("q", 4), ("cpu ms", 8), ("x hello", 9), ("x usual", 9), *shown
    print("".join(name.ljust(-width) if width < 0 else name.rjust(width) for name, width in head))
    for row in sorted(lines, key=lambda row: (row["screen"], row["size"])):
        row_text = f"{row['screen']:58}{row['size']:>9}{row['status']:>5}{row['queries']:>4}{row['cpu_ms']:>8.1f}"
        print(
            f"{row_text}{row['ratio']:>9.1f}{row['usual']:>9.1f}{row['html_gz']:>8}{row['total_gz']:>8}{row['requests']:>5}"
        )
    for row in lines:
        print(json.dumps(row, ensure_ascii=False))
    hellos = [row[part] for rounds in found.values() for row in rounds for part in ("served_ms",)]
    verdicts(lines, sizes, max(hellos) / min(hellos))


def summary(size: str, name: str, rounds: list[dict[str, Any]]) -> dict[str, Any]:
    """This will give medians over the rounds."""
    ratios = [(row["cpu_ms"] + row["served_ms"] - row["hello_ms"]) / row["served_ms"] for row in rounds]
    names = ("cpu_ms", "hello_ms", "usual_ms", "served_ms")
    medians = {name: statistics.median(row[name] for row in rounds) for name in names}
    servers = [(row, row["served_ms"] - row["hello_ms"]) for row in rounds]
    usual = [(row["cpu_ms"] + server) / (row["usual_ms"] + server) for row, server in servers]
    bare = statistics.median(row["cpu_ms"] / row["hello_ms"] for row in rounds)
    parts = {name: round(value, 3) for name, value in medians.items()}
    return {
        **rounds[-1],
        **parts,
        "size": size,
        "ratio": round(statistics.median(ratios), 1),
        "usual": round(statistics.median(usual), 1),
        "in_process": round(bare),
    }


def verdicts(lines: list[dict[str, Any]], sizes: list[str], noise: float) -> None:
    """This will say what was reached; about times nothing, when the machine was too uneven."""
    _say("every screen answered", [r for r in lines if r["status"] != 200])
    _say(f"at most {MOST_QUERIES} queries", [r for r in lines if r["queries"] > MOST_QUERIES])
    by_screen: dict[str, set[int]] = {}
    for row in lines:
        by_screen.setdefault(row["screen"], set()).add(row["queries"])
    if len(sizes) > 1:
        uneven = [{"screen": name, "size": sorted(numbers)} for name, numbers in by_screen.items() if len(numbers) > 1]
        _say("the same number of queries at both sizes", uneven)
    if noise > MOST_NOISE:
        print(f"NO VERDICT on times: hello world varied {noise:.1f}x")
    else:
        over = [r for r in lines if r["is_list"] and r["ratio"] > MOST_LIST_RATIO]
        _say(f"a list at most {MOST_LIST_RATIO:.0f}x hello world (hello varied {noise:.1f}x)", over)
    heavy = [r for r in lines if r["total_gz"] > MOST_KB or r["requests"] > MOST_REQUESTS]
    _say(f"at most {MOST_KB // 1000} kB gzip in {MOST_REQUESTS} requests", heavy)
    _say("no third-party address", [r for r in lines if r["foreign"]])


def _say(target: str, failing: list[dict[str, Any]]) -> None:
    named = "".join(f"\n    {row['screen']} {row['size']} {row.get('status', '')}" for row in failing)
    print(f"{'MISSED' if failing else 'REACHED'}: {target}{named}")


# In the process of one size --------------------------------------------------------------------------------------


def serve(size: str, only: str) -> None:
    """This will measure one round for each line that comes in."""
    site.open_site(size)
    from bench import subjects  # noqa: PLC0415 - models are ready only now

    ready = subjects.prepare([screen for screen in SCREENS if only in screen.name])
    for _ in sys.stdin:
        print(json.dumps(subjects.measure(ready, CALLS)), flush=True)


if __name__ == "__main__":
    sys.path.insert(0, str(Path.cwd()))
    main()
