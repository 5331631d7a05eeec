"""Pages that are loaded when somebody first goes there, so that the first page need not wait for all of them.

For: the `urls.py` of every step. Not for: what stands at an address, or who may have it; both are asked of the page
itself, which is loaded for that.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from importlib import import_module
from operator import attrgetter, methodcaller
from types import ModuleType
from typing import Any

from django.http import HttpResponseBase

View = Callable[..., HttpResponseBase]

_MODULES: set[str] = set()


class LaterView:
    """A view that is found in its module when it is first needed; it declares what the found one declares."""

    def __init__(self, module: str, find: Callable[[ModuleType], View]) -> None:
        _MODULES.add(module)
        self._module, self._find = module, find

    @cached_property
    def view(self) -> View:
        """Give the view itself."""
        return self._find(import_module(self._module))

    @property
    def needs(self) -> Any:
        """Give the acts that the view needs; None where it declares none."""
        return getattr(self.view, "needs", None)

    @property
    def leaves_record_alone(self) -> bool:
        """Tell whether the view changes nothing in the record."""
        return getattr(self.view, "leaves_record_alone", False)

    def __call__(self, *args: Any, **keys: Any) -> HttpResponseBase:
        """Answer as the view does."""
        return self.view(*args, **keys)


class Views:
    """The views of a module that is not loaded yet, by their names; `within` names a thing in it that has them."""

    def __init__(self, module: str, within: str = "") -> None:
        self._module, self._within = module, f"{within}." if within else ""

    def __getattr__(self, name: str) -> LaterView:
        return LaterView(self._module, attrgetter(self._within + name))


def made_by(module: str, maker: str, *said: str) -> LaterView:
    """Give a view that a function of a module makes of these words."""
    return LaterView(module, methodcaller(maker, *said))


def load() -> None:
    """Load every page that is not loaded yet, so that nobody waits for it."""
    for module in sorted(_MODULES):
        import_module(module)
