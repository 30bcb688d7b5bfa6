"""A page makes thousands of small objects and no cycles: looking for cycles meanwhile is waste."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["no_cycles_sought"]


@contextmanager
def no_cycles_sought() -> Iterator[None]:
    """Without the search for cycles, which goes on afterwards if it was on before.

    >>> with no_cycles_sought():
    ...     gc.isenabled()
    False
    >>> gc.isenabled()
    True
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
