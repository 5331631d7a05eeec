"""The steps of the workbench: which folders have pages, in the order of the way, and how one goes to each.

For: addresses, the navigation and the keys. Not for: what a page shows. A folder becomes a step by its `urls.py`, which
names its `STEP` and its `urlpatterns`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

from recount.vocabulary.words import Act

FOLDER = Path(__file__).parent

# The steps in the order of the way; a folder that is not named here comes last.
WAY = (
    *("home", "inbox", "reading", "linking", "incidents", "map", "figures", "check", "publishers", "estimates"),
    *("aftermath", "public", "people", "tour"),
)


@dataclass(frozen=True)
class Step:
    """One step: the page that it opens with, and the letter that goes there after `g`.

    Its name stands in its words as `FOLDER.nav`. A step without a letter stands outside the navigation;
    it may stand `within` another, whose name is then marked there. Who may do what it `needs` is shown it.
    """

    opens: str
    key: str = ""
    within: str = ""
    needs: Act = Act.SEE

    @property
    def folder(self) -> str:
        """Name the folder of its pages, which is also the namespace of its addresses."""
        return self.opens.partition(":")[0]

    @property
    def name(self) -> str:
        """Give the key of its name in the words of its folder."""
        return f"{self.folder}.nav"


@cache
def modules() -> tuple[ModuleType, ...]:
    """Give the `urls` of every step, in the order of the way."""
    folders = sorted((path.parent.name for path in FOLDER.glob("*/urls.py")), key=_place)
    return tuple(import_module(f"recount.workbench.{folder}.urls") for folder in folders)


def steps() -> list[Step]:
    """Give the steps that the navigation shows."""
    return [module.STEP for module in modules() if module.STEP.key]


def step_at(namespace: str) -> Step | None:
    """Give the step that the navigation marks for a page; None for pages of no step."""
    here: Step | None = next((module.STEP for module in modules() if module.STEP.folder == namespace), None)
    return step_at(here.within) if here and here.within else here


def _place(folder: str) -> tuple[int, str]:
    return (WAY.index(folder) if folder in WAY else len(WAY), folder)
