"""The names of a row: which is the English, which the Arabic, and which of the others a report may use.

For: files whose alternative names mix scripts, codes and machine-made spellings. Not for: comparing names.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from recount.places.folding import fold_name

LONGEST = 200
_ARABIC = re.compile(r"[\u0620-\u064a\u066e-\u06d3]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_OTHER_SCRIPT = re.compile(r"[\u0370-\u05ff\u0700-\u1cff\u1f00-\u1fff\u2c00-\ud7ff]")
_ADDITION = re.compile(r"\s*\([^)]*\)\s*$")
_CODE = re.compile(r"[A-Z0-9]{1,4}")


class Names(NamedTuple):
    """The names of a place: English (or what stands for it), Arabic, and other spellings."""

    name_en: str
    name_ar: str
    aliases: tuple[str, ...]


def sort_names(names: tuple[str, ...], arabic: str = "", *, keep_addition: bool = False) -> Names | None:
    """Sort the names of a row; None where there is none. `keep_addition` leaves "(...)" behind the first name.

    An alternative name is kept when a report could hold it: in Latin or Arabic letters, no code, no transliteration
    in small letters, and another spelling than those before it.
    """
    said = [" ".join(name.split())[:LONGEST] for name in names]
    bare = [name for name in (_ADDITION.sub("", name) for name in said) if name]
    if not bare:
        return None
    name_en = next((name for name in bare if _LATIN.search(name)), bare[0])
    name_ar = _ADDITION.sub("", " ".join(arabic.split())) or next((name for name in bare if _ARABIC.search(name)), "")
    others = {fold_name(name): name for name in reversed(bare) if _is_spelling(name)}
    for main in (name_en, name_ar):
        others.pop(fold_name(main), None)
    return Names(said[0] if keep_addition else name_en, name_ar, tuple(reversed(others.values())))


def _is_spelling(name: str) -> bool:
    if _OTHER_SCRIPT.search(name) or _CODE.fullmatch(name) or not fold_name(name):
        return False
    return bool(_ARABIC.search(name)) or (bool(_LATIN.search(name)) and not name[0].islower())
