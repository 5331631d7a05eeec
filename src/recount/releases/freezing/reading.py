"""A figure or a frame from the record, or from the frozen release that is named: one door for every asker (R19, R21).

For: `--release` of a command, `recount.figure(release=...)`, pages and addresses with the key `release`. Not for: how
anything is counted (`recount.figures.counting`): frozen rows are counted by the same code.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from recount.figures.asking.declaration import Declaration
from recount.figures.counting import count
from recount.figures.figure import Figure
from recount.releases.frames.frame import Frame, read_frame
from recount.releases.freezing.opening import find_release, opened
from recount.reports.access import Groups
from recount.vocabulary.reader import Language

RELEASE = "release"
Answer = TypeVar("Answer")


def figure_of(keys: Mapping[str, Any], *, language: Language = "en") -> Figure:
    """Count what the keys declare, in the release that they name, else in the open record.

    Raises: BadInput naming every fault of the keys, or that there is no such release.
    """
    return answered(keys, lambda figure: figure, language=language)


def answered(
    keys: Mapping[str, Any], use: Callable[[Figure], Answer], *, language: Language = "en", groups: Groups = None
) -> Answer:
    """Count what the keys declare and use the figure while its release is still open, as a map or a table must."""
    said = {key: value for key, value in keys.items() if key != RELEASE}
    declaration, name = Declaration.read(said), keys.get(RELEASE)
    if name is None:
        return use(count(declaration, language=language, groups=groups))
    release = find_release(str(name))
    with opened(release):
        frozen = count(declaration, language=language, as_of=release.as_of, release=release.name, groups=groups)
        return use(frozen)


def frame_of(name: str, *, public: bool = False, release: str | None = None) -> Frame:
    """Read a frame of the open record, or of a frozen release. Raises: BadInput as both do."""
    if release is None:
        return read_frame(name, public=public)
    with opened(find_release(release)):
        return read_frame(name, public=public)
