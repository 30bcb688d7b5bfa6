"""What a page draws, in stream order, with forms opened."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import repeat
from typing import TYPE_CHECKING

import numpy as np

from .engine import arguments, call, call_each, floats_of_each, raw

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .engine import Argument
    from .frame import Frame

__all__ = ["Objects", "page_objects"]

_MAX_DEPTH = 8
_MAX_OBJECTS = 400_000


@dataclass(frozen=True, slots=True)
class Objects:
    """The objects of a page in stream order, those inside forms in the form's place."""

    addresses: NDArray[np.uint64]
    handles: NDArray[np.object_]
    """The addresses as arguments of pdfium's functions."""
    kinds: NDArray[np.int32]
    forms: NDArray[np.int32]
    """For each object which of ``matrices`` its own coordinates are seen through."""
    matrices: list[NDArray[np.float64]]
    _corners: NDArray[np.float32] = field(init=False, repr=False)
    """What is known of the boxes of the objects, in their own coordinates."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "_corners", np.full((len(self.addresses), 4), np.nan, np.float32))

    def of_kind(self, kind: int) -> NDArray[np.int64]:
        """The places of all objects of one kind."""
        return np.flatnonzero(self.kinds == kind)

    def bounds(self, places: NDArray[np.int64], frame: Frame) -> NDArray[np.float32]:
        """The inked boxes of the objects at these places, in the frame."""
        unknown = places[np.isnan(self._corners[places, 0])]
        if len(unknown):
            self._corners[unknown] = floats_of_each(
                "FPDFPageObj_GetBounds", 4, self.handles[unknown].tolist()
            )
        corners = self._corners[places]
        forms = self.forms[places]
        for form in np.unique(forms[forms > 0]):
            inside, matrix = forms == form, self.matrices[form]
            for columns in (slice(0, 2), slice(2, 4)):
                corners[inside, columns] = (
                    corners[inside, columns] @ matrix[:2, :2] + matrix[2, :2]
                ).astype(np.float32)
        return frame.boxes(corners)


def _matrix(obj: Argument) -> NDArray[np.float64]:
    a, b, c, d, e, f = map(float, floats_of_each("FPDFPageObj_GetMatrix", 6, [obj])[0])
    return np.array([[a, b, 0.0], [c, d, 0.0], [e, f, 1.0]])


def page_objects(page: Argument) -> Objects:
    """All objects of the page."""
    addresses: list[int] = []
    handles: list[Argument] = []
    kinds: list[int] = []
    forms: list[int] = []
    matrices = [np.eye(3)]

    def walk(children: list[int], form: int, depth: int) -> None:
        asked = arguments(children)
        each = call_each("FPDFPageObj_GetType", asked)
        if raw.FPDF_PAGEOBJ_FORM not in each:
            addresses.extend(children)
            handles.extend(asked)
            kinds.extend(each)
            forms.extend(repeat(form, len(children)))
            return
        for child, handle, kind in zip(children, asked, each, strict=True):
            addresses.append(child)
            handles.append(handle)
            kinds.append(kind)
            forms.append(form)
            if kind == raw.FPDF_PAGEOBJ_FORM and depth < _MAX_DEPTH:
                matrices.append(_matrix(handle) @ matrices[form])
                count = min(call("FPDFFormObj_CountObjects")(handle), _MAX_OBJECTS - len(addresses))
                inside = list(map(call("FPDFFormObj_GetObject"), repeat(handle), range(count)))
                walk(inside, len(matrices) - 1, depth + 1)

    count = min(call("FPDFPage_CountObjects")(page), _MAX_OBJECTS)
    walk(list(map(call("FPDFPage_GetObject"), repeat(page), range(count))), 0, 0)
    return Objects(
        np.array(addresses, np.uint64),
        np.fromiter(handles, np.object_, len(handles)),
        np.array(kinds, np.int32),
        np.array(forms, np.int32),
        matrices,
    )
