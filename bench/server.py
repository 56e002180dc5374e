"""The served product: memory at rest, and how long four people at once wait for Dnes. `./run bench server`."""

import contextlib
import http.client
import json
import os
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from bench import site

MOST_MB, CLIENTS, CALLS, ROUNDS = 300, 4, 60, 3


class Server:
    """One granian, started as the product starts it."""

    def __init__(self, application: str, env: dict[str, str]) -> None:
        self.port = free_port()
        options = ["--interface", "wsgi", "--host", "127.0.0.1", "--port", str(self.port), "--workers", "1"]
        more = ["--blocking-threads", "2", "--log-level", "warning", "--no-ws", application]
        self.process = subprocess.Popen([sys.executable, "-m", "granian", *options, *more], env=env, cwd=site.ROOT)

    def wait(self, path: str) -> None:
        """This will wait until the server answers."""
        for _ in range(300):
            with contextlib.suppress(OSError):
                self.get(path)
                return
            time.sleep(0.1)
        raise SystemExit("the server did not start")

    def get(self, path: str, cookie: str = "") -> int:
        """This will make one call on a new connection and give the status."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request("GET", path, headers={"Cookie": cookie, "Host": "localhost"})
        status = connection.getresponse()
        status.read()
        connection.close()
        return status.status

    def processes(self) -> list[int]:
        """This will give the server's process and its children."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return [self.process.pid, *map(int, children)]

    def memory_mb(self) -> float:
        """This will add up the resident memory of all its processes."""
        pages = sum(int(Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in self.processes())
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6

    def cpu_ms(self) -> float:
        """This will give the CPU time that its living threads have used."""
        threads = [path for pid in self.processes() for path in Path(f"/proc/{pid}/task").glob("*/schedstat")]
        return sum(int(path.read_text().split()[0]) for path in threads) / 1e6

    def cost_ms(self, path: str, calls: int) -> float:
        """This will give the CPU time of the server for one call."""
        begun = self.cpu_ms()
        for _ in range(calls):
            self.get(path)
        return (self.cpu_ms() - begun) / calls

    def stop(self) -> None:
        """This will end the server."""
        self.process.terminate()
        self.process.wait(15)


@contextlib.contextmanager
def serving(application: str, env: dict[str, str], path: str) -> Iterator[Server]:
    """This will keep a server running."""
    server = Server(application, env)
    try:
        server.wait(path)
        yield server
    finally:
        server.stop()


@contextlib.contextmanager
def hello_server() -> Iterator[Server]:
    """This will keep the bare Django running behind the same server."""
    plain = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    with serving("bench.hello:application", plain, "/") as server:
        yield server


def free_port() -> int:
    """This will find a port that nobody uses."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def waits_ms(server: Server, path: str, cookie: str) -> list[float]:
    """This will let four people call at once and give how long each call took."""
    waited: list[float] = []

    def person() -> None:
        for _ in range(CALLS):
            begun = time.perf_counter()
            status = server.get(path, cookie)
            waited.append((time.perf_counter() - begun) * 1000)
            assert status == 200, status

    people = [threading.Thread(target=person) for _ in range(CLIENTS)]
    for thread in people:
        thread.start()
    for thread in people:
        thread.join()
    return waited


def main() -> None:
    """This will measure the memory at rest, then both servers in turns."""
    size = sys.argv[1] if len(sys.argv) > 1 else "small"
    site.open_site(size)
    from bench import subjects  # noqa: PLC0415 - models are ready only now

    cookie = subjects.cookie_of("social_worker")
    env = site.environment(size)
    with serving("kruh.project.wsgi:application", env, "/zdravi/") as product, hello_server() as hello:
        product.get("/", cookie)
        time.sleep(3)
        memory = product.memory_mb()
        rounds = [(waits_ms(product, "/", cookie), waits_ms(hello, "/", "")) for _ in range(ROUNDS)]
        used = product.memory_mb()
    row = {"size": size, "idle_mb": round(memory), "after_mb": round(used), **figures(rounds)}
    print(json.dumps(row))
    print(f"{'REACHED' if memory <= MOST_MB else 'MISSED'}: at rest at most {MOST_MB} MB ({memory:.0f} MB)")


def figures(rounds: list[tuple[list[float], list[float]]]) -> dict[str, float]:
    """This will give medians over the rounds of the half and of the slowest twentieth."""
    found: dict[str, float] = {}
    for name, share in (("p50", 50), ("p95", 95)):
        pairs = [tuple(statistics.quantiles(side, n=100)[share - 1] for side in pair) for pair in rounds]
        found[f"today_{name}_ms"] = round(statistics.median(pair[0] for pair in pairs), 1)
        found[f"hello_{name}_ms"] = round(statistics.median(pair[1] for pair in pairs), 1)
        found[f"{name}_ratio"] = round(statistics.median(pair[0] / pair[1] for pair in pairs), 1)
    hellos = [statistics.median(side) for _, side in rounds]
    found["hello_noise"] = round(max(hellos) / min(hellos), 2)
    return found


if __name__ == "__main__":
    main()
