"""What a page draws, in stream order, with forms opened."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import repeat
from typing import TYPE_CHECKING, Any

import numpy as np

from .engine import arguments, call, call_each, floats_of_each, raw
from .limits import MAX_OBJECTS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .engine import Argument
    from .frame import Frame

__all__ = ["PLACES", "Objects", "page_objects"]

PLACES = np.array([[0.0], [0.0], [1.0]])
"""Of the three rows of a matrix two are directions, the third is a place."""
_MAX_DEPTH = 8


@dataclass(frozen=True, slots=True)
class Objects:
    """The objects of a page in stream order, those inside forms in the form's place."""

    addresses: NDArray[np.uint64]
    handles: NDArray[np.object_]
    """The addresses as arguments of pdfium's functions."""
    kinds: NDArray[np.int32]
    forms: NDArray[np.int32]
    """For each object which of ``matrices`` its own coordinates are seen through."""
    matrices: NDArray[np.float64]
    _corners: NDArray[np.float32] = field(init=False, repr=False)
    """What is known of the boxes of the objects, in their own coordinates."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "_corners", np.full((len(self.addresses), 4), np.nan, np.float32))

    def of_kind(self, kind: int) -> NDArray[np.int64]:
        """The places of all objects of one kind."""
        places: NDArray[np.int64] = (self.kinds == kind).nonzero()[0]
        return places

    def bounds(self, places: NDArray[np.int64], frame: Frame) -> NDArray[np.float32]:
        """The inked boxes of the objects at these places, in the frame."""
        unknown = places[np.isnan(self._corners[:, 0][places])]
        if len(unknown):
            self._corners[unknown] = floats_of_each(
                "FPDFPageObj_GetBounds", 4, self.handles[unknown].tolist()
            )
        corners = self._corners.take(places, axis=0).reshape(-1, 2, 2)
        one, other = self.through_forms(corners, places, 1).transpose(1, 2, 0)
        if len(self.matrices) > 1:
            one, other = np.minimum(one, other), np.maximum(one, other)
        return frame.boxes((one[0], one[1]), (other[0], other[1]))

    def through_forms(
        self, points: NDArray[np.float32], places: NDArray[np.int64], moved: float | NDArray[Any]
    ) -> NDArray[np.float32]:
        """Points of the objects at these places, seen through the forms that these are in.

        There are some for each place; ``moved`` is 0 for those that are directions.
        """
        forms = self.forms[places]
        inside = forms.nonzero()[0]
        if len(inside):
            matrices = self.matrices[forms[inside]]
            points[inside] = points[inside] @ matrices[:, :2, :2] + moved * matrices[:, 2:, :2]
        return points


def _matrix(obj: Argument) -> NDArray[np.float64]:
    a, b, c, d, e, f = map(float, floats_of_each("FPDFPageObj_GetMatrix", 6, [obj])[0])
    return np.array([[a, b, 0.0], [c, d, 0.0], [e, f, 1.0]])


def page_objects(page: Argument) -> Objects:
    """All objects of the page."""
    count = min(call("FPDFPage_CountObjects")(page), MAX_OBJECTS)
    found = _Found()
    found.add(list(map(call("FPDFPage_GetObject"), repeat(page), range(count))), 0, 0)
    return Objects(
        np.fromiter(found.addresses, np.uint64, len(found.addresses)),
        np.fromiter(found.handles, np.object_, len(found.handles)),
        np.fromiter(found.kinds, np.int32, len(found.kinds)),
        np.fromiter(found.forms, np.int32, len(found.forms)),
        np.array(found.matrices),
    )


class _Found:
    """The objects of a page while its forms are opened.

    No function inside another does this: one that calls itself would keep all that it knows until
    Python looks for cycles.
    """

    def __init__(self) -> None:
        self.addresses: list[int] = []
        self.handles: list[Argument] = []
        self.kinds: list[int] = []
        self.forms: list[int] = []
        self.matrices = [np.eye(3)]

    def add(self, children: list[int], form: int, depth: int) -> None:
        """Add the objects of the page or of a form, those of forms among them in their place."""
        handles = arguments(children)
        kinds = call_each("FPDFPageObj_GetType", handles)
        begin = 0
        for at in [at for at, kind in enumerate(kinds) if kind == raw.FPDF_PAGEOBJ_FORM]:
            self._take(children, handles, kinds, form, slice(begin, at + 1))
            begin = at + 1
            if depth < _MAX_DEPTH:
                self.matrices.append(_matrix(handles[at]) @ self.matrices[form])
                room = MAX_OBJECTS - len(self.addresses)
                count = min(call("FPDFFormObj_CountObjects")(handles[at]), room)
                inside = map(call("FPDFFormObj_GetObject"), repeat(handles[at]), range(count))
                self.add(list(inside), len(self.matrices) - 1, depth + 1)
        self._take(children, handles, kinds, form, slice(begin, None))

    def _take(
        self,
        addresses: list[int],
        handles: list[Argument],
        kinds: list[int],
        form: int,
        some: slice,
    ) -> None:
        self.addresses += addresses[some]
        self.handles += handles[some]
        self.kinds += kinds[some]
        self.forms += repeat(form, len(self.addresses) - len(self.forms))
