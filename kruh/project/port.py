"""Is the port free, and does the server answer? Used by `./run`, which must not start beside another server.

`python -m kruh.project.port 8000` fails when somebody listens there; `--wait-for PID` waits until the server answers.
"""

import argparse
import os
import socket
import sys
import time
import urllib.error
import urllib.request

PATIENCE_SECONDS = 90
PAUSE_SECONDS = 0.1


def is_taken(port: int) -> bool:
    """This will tell whether anybody listens on this machine's port."""
    for host, family in (("127.0.0.1", socket.AF_INET), ("::1", socket.AF_INET6)):
        try:
            with socket.socket(family) as probe:
                if probe.connect_ex((host, port)) == 0:
                    return True
        except OSError:
            continue
    return False


def answers(port: int) -> bool:
    """This will tell whether the health address answers."""
    try:
        with urllib.request.urlopen(f"http://localhost:{port}/zdravi/", timeout=5) as answer:
            return int(answer.status) == 200
    except (urllib.error.URLError, OSError):
        return False


def lives(process: int) -> bool:
    """This will tell whether the process still runs."""
    try:
        os.kill(process, 0)
    except OSError:
        return False
    return True


def wait(port: int, process: int) -> bool:
    """This will wait until the server answers and return False when it ends or takes too long."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline and lives(process):
        if answers(port):
            return True
        time.sleep(PAUSE_SECONDS)
    return False


def main() -> int:
    """This will return the exit code for the shell."""
    parser = argparse.ArgumentParser()
    parser.add_argument("port", type=int)
    parser.add_argument("--wait-for", type=int)
    options = parser.parse_args()
    if options.wait_for:
        return 0 if wait(options.port, options.wait_for) else 1
    if is_taken(options.port):
        sys.stderr.write(f"Port {options.port} je obsazený. Zvolte jiný, například: PORT={options.port + 1} ./run\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
