"""One thread for the arithmetic of small networks.

The library under numpy shares each product among all cores, and its threads spin while they wait
for more: for pictures as small as lines that costs several times what it saves.
"""

from __future__ import annotations

import ctypes
import sys
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["one_thread"]

_MODULES = ("numpy._core._multiarray_umath", "numpy.core._multiarray_umath")
"""Where numpy, by its version, keeps what is linked to the library."""
_PREFIXES, _SUFFIXES = ("scipy_openblas", "openblas"), ("64_", "")
"""What OpenBLAS calls its functions, depending on who built it."""


@cache
def _calls() -> tuple[Any, Any] | None:
    """How many threads OpenBLAS has, and the way to say so; None for another library."""
    loaded = next((sys.modules[name] for name in _MODULES if name in sys.modules), None)
    if loaded is None or loaded.__file__ is None:
        return None
    library = ctypes.CDLL(loaded.__file__)
    for prefix in _PREFIXES:
        for suffix in _SUFFIXES:
            asks = getattr(library, f"{prefix}_get_num_threads{suffix}", None)
            says = getattr(library, f"{prefix}_set_num_threads{suffix}", None)
            if asks is not None and says is not None:
                return asks, says
    return None


@contextmanager
def one_thread() -> Iterator[None]:
    """Let numpy multiply with one thread, and with as many as before afterwards.

    >>> with one_thread():
    ...     2 * 2
    4
    """
    calls = _calls()
    if calls is None:
        yield
        return
    asks, says = calls
    before = asks()
    says(1)
    try:
        yield
    finally:
        says(before)
