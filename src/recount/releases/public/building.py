"""Building the files of the public site in a folder, by several processes where there are many.

For: `recount.releases.public.publishing`. Not for: where the site stands in the end. A page needs the projection alone,
no database, so that processes share nothing but the folder; the bytes are the same with any number of them.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path

from recount.releases.public.contents import Content, contents
from recount.releases.public.site import Site

MANY = 2000
A_PORTION = 100
FORK = "fork"

Told = Callable[[int, int], None]
Written = list[tuple[str, str]]


def build(site: Site, folder: Path, told: Told, jobs: int = 1) -> dict[str, str]:
    """Write every file of a site into a folder; give the SHA-256 of each by its address.

    `told` hears how many files of all are written, `jobs` is how many processes may write.
    """
    every = contents(site)
    files: dict[str, str] = {}
    for written in _written(every, folder, jobs):
        files.update(written)
        told(len(files), len(every))
    return files


def _written(every: Mapping[str, Content], folder: Path, jobs: int) -> Iterator[Written]:
    addresses = list(every)
    portions = [addresses[start : start + A_PORTION] for start in range(0, len(addresses), A_PORTION)]
    write = partial(_write, every, folder)
    if jobs == 1 or len(addresses) < MANY or FORK not in multiprocessing.get_all_start_methods():
        yield from map(write, portions)
        return
    # A forked process has the site already: nothing of it is sent.
    _hold(write)
    with multiprocessing.get_context(FORK).Pool(jobs) as pool:
        yield from pool.imap(_write_held, portions)


def _write(every: Mapping[str, Content], folder: Path, addresses: Iterable[str]) -> Written:
    return [(address, _keep(folder / address, every[address]())) for address in addresses]


def _keep(path: Path, content: bytes) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return sha256(content).hexdigest()


_held: list[Callable[[Iterable[str]], Written]] = []


def _hold(write: Callable[[Iterable[str]], Written]) -> None:
    _held[:] = [write]


def _write_held(addresses: Sequence[str]) -> Written:
    return _held[0](addresses)
