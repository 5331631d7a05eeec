"""Inner loops run with or without the package that compiles them."""

from __future__ import annotations

import subprocess
import sys

import pytest

from recount.estimates import speed


def double(number: int) -> int:
    """Give twice a number."""
    return 2 * number


def test_without_the_package_a_loop_is_itself_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is compiled, nothing is missing, and the reader is told why it took longer."""
    monkeypatch.setattr(speed, "IS_COMPILED", False)
    assert speed.compiled(double) is double
    assert [said.word for said in speed.slowness()] == ["not_compiled"]


def test_a_compiled_loop_gives_the_same() -> None:
    """Compiling changes the time and nothing else."""
    pytest.importorskip("numba")
    assert speed.compiled(double)(21) == double(21)
    assert speed.slowness() == ()


def test_what_needs_no_loops_brings_no_compiler() -> None:
    """The package answers at once; the compiler is loaded with the sampler alone."""
    code = "import sys, recount.estimates; print('numba' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
