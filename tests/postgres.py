"""A PostgreSQL cluster of our own for the length of the tests: made in a temporary folder, gone afterwards.

For: `python -m tests`. Not for: the system's cluster, which is never touched, or anybody's data.
"""

from __future__ import annotations

import contextlib
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

USER = "recount"
DATABASE = "recount"
SECONDS_TO_START = 60
SECONDS_TO_STOP = 10
# PostgreSQL refuses to run as root; these accounts own nothing that it could harm.
ACCOUNTS = ("postgres", "nobody")
# The cluster is thrown away: nothing has to survive a power cut.
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
INSTALL = "apt-get install --no-install-recommends postgresql"


class NoPostgres(Exception):
    """PostgreSQL cannot be run here; the message says in one line what is missing."""


@contextmanager
def private_cluster() -> Iterator[str]:
    """Give the address of an empty cluster; it is stopped and removed however the tests end.

    Raises: NoPostgres when its server programs are missing or do not start.
    """
    programs = find_programs() or install()
    with tempfile.TemporaryDirectory(prefix="recount-postgres-", ignore_cleanup_errors=True) as named:
        folder, password, port = Path(named), secrets.token_hex(16), free_port()
        make_cluster(programs, folder, password)
        address = f"postgres://{USER}:{password}@127.0.0.1:{port}/{DATABASE}"
        with running(programs, folder, port):
            wait_for(address, folder)
            yield address


def find_programs() -> Path | None:
    """Find the folder of `initdb` and `postgres`, the newest where there are several."""
    newest_first = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda place: float(place.parent.name), reverse=True
    )
    on_path = [Path(program).parent for program in [shutil.which("initdb")] if program]
    return next((place for place in (*newest_first, *on_path) if is_complete(place)), None)


def is_complete(place: Path) -> bool:
    """Tell whether a folder holds both server programs."""
    return all((place / program).is_file() for program in ("initdb", "postgres"))


def install() -> Path:
    """Install PostgreSQL where that is possible (root on Debian), and give the folder of its programs."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise NoPostgres(f"PostgreSQL's server programs are missing ({INSTALL}).")
    print("Installing PostgreSQL's server programs ...", file=sys.stderr, flush=True)
    quietly = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "-y", "--no-install-recommends", "postgresql"]):
        done = subprocess.run(["apt-get", "-qq", *command], env=quietly, capture_output=True, text=True, check=False)
        if done.returncode:
            said = (done.stderr.strip().splitlines() or ["it says nothing"])[-1]
            raise NoPostgres(f"PostgreSQL's server programs are missing, and `apt-get {command[0]}` failed: {said}")
    programs = find_programs()
    if programs is None:
        raise NoPostgres(f"PostgreSQL's server programs are missing even after `{INSTALL}`.")
    return programs


def free_port() -> int:
    """Find a port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def make_cluster(programs: Path, folder: Path, password: str) -> None:
    """Make an empty cluster in the folder; only who knows the password can enter."""
    secret = folder / "password"
    secret.write_text(password, encoding="ascii")
    if account := unprivileged():
        for path in (folder, secret):
            shutil.chown(path, account, -1)
    command = [programs / "initdb", "--pgdata", folder / "data", "--username", USER, "--pwfile", secret]
    made = subprocess.run(
        [*command, "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"],
        capture_output=True,
        text=True,
        check=False,
        **as_nobody(folder),
    )
    if made.returncode:
        raise NoPostgres(f"initdb failed: {made.stderr.strip().splitlines()[-1]}")


@contextmanager
def running(programs: Path, folder: Path, port: int) -> Iterator[None]:
    """Run the cluster on the loopback address alone; stop it at the end."""
    settings = [f"port={port}", "listen_addresses=127.0.0.1", f"unix_socket_directories={folder}", *FAST]
    command = [programs / "postgres", "-D", folder / "data", *(word for each in settings for word in ("-c", each))]
    with (folder / "log").open("w") as log:
        # A session of its own: Ctrl-C reaches the tests first, and the server is stopped here, in order.
        server = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True, **as_nobody(folder))
    try:
        yield
    finally:
        stop(server)


def stop(server: subprocess.Popen[bytes]) -> None:
    """Stop the server without waiting for its clients; by force where it does not listen."""
    for demand in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
        server.send_signal(demand)
        with contextlib.suppress(subprocess.TimeoutExpired):
            server.wait(SECONDS_TO_STOP)
            return


def wait_for(address: str, folder: Path) -> None:
    """Wait until the cluster answers, and give it the database."""
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until:
        with contextlib.suppress(psycopg.OperationalError):
            create_database(address, DATABASE)
            return
        time.sleep(0.1)
    log = (folder / "log").read_text(encoding="utf-8", errors="replace").strip().splitlines()
    raise NoPostgres(f"PostgreSQL did not start: {log[-1] if log else 'it says nothing'}")


def create_database(address: str, name: str) -> str:
    """Create an empty database in the cluster of `address` and give its own address."""
    cluster = address.rpartition("/")[0]
    with psycopg.connect(f"{cluster}/postgres", autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    return f"{cluster}/{name}"


def as_nobody(folder: Path) -> dict[str, Any]:
    """Give what runs a program in the folder, without our environment and never as root."""
    plain = {"cwd": folder, "env": {"PATH": os.defpath, "HOME": str(folder), "LC_ALL": "C.UTF-8"}}
    account = unprivileged()
    if account is None:
        return plain
    return {**plain, "user": account, "group": pwd.getpwnam(account).pw_gid, "extra_groups": []}


def unprivileged() -> str | None:
    """Name the account that runs the cluster when we are root; None when we are not.

    Raises: NoPostgres when there is no such account.
    """
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    for account in ACCOUNTS:
        if account in known:
            return account
    raise NoPostgres(f"PostgreSQL does not run as root, and there is no account {' or '.join(ACCOUNTS)}.")
