"""How soon the first page is there: `python benchmarks/serving.py [RECORD] [--times N]`.

For: the target of the workbench, its first page within 3 s of the command. It types `recount serve` as a person does,
with the Python that runs this, and asks for the printed address. Not for: later pages (`benchmarks/workbench.py`), or
setting up. `cpu` is the processor time of the server until then, which a busy machine stretches less than waiting.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import time
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path

TARGET = 3.0


def main() -> int:
    """Start the server some times and print what each took; 1 where no start was within the target."""
    asked = argparse.ArgumentParser()
    asked.add_argument("record", nargs="?", default="demo")
    asked.add_argument("--times", type=int, default=4)
    wanted = asked.parse_args()
    taken = [started(wanted.record) for _ in range(wanted.times)]
    return 0 if min(taken) < TARGET else 1


def started(record: str) -> float:
    """Give the seconds from the command to the first page."""
    command = [sys.executable, "-m", "recount", "serve", "--record", record, "--port", "0", "--as", "Recorder A"]
    began = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        address = next(found[0] for line in server.stdout if (found := re.search(r"http://\S+", line)))
        printed = time.monotonic() - began
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        browser.open(address, timeout=120).read()
        there = time.monotonic() - began
        print(f"address after {printed:.1f} s, page after {there:.1f} s, cpu {_cpu(server.pid):.1f} s", flush=True)
        server.terminate()
    return there


def _cpu(process: int) -> float:
    """Give the processor time of a process, in seconds."""
    told = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    sys.exit(main())
