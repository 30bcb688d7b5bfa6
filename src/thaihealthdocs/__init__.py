"""Mine Thai government health documents for grounded records.

>>> import thaihealthdocs as thd
>>> report = thd.parse("ยุทธศาสตร์ที่ 2 ลดโรคไม่ติดต่อเรื้อรัง".encode())
>>> item = report.plan_items[0]
>>> item.level, item.number, item.text
('strategic_issue', '2', 'ลดโรคไม่ติดต่อเรื้อรัง')
>>> item.evidence["text"][0].quote
'ลดโรคไม่ติดต่อเรื้อรัง'

Every name below is loaded when it is first used, so that importing the package costs nothing.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from . import errors

if TYPE_CHECKING:
    from .errors import (
        DamagedFile,
        EmptyDocument,
        EncryptedFile,
        InvalidReport,
        MissingDependency,
        NoPicture,
        NoSuchPage,
        NoTextLayer,
        ThaiHealthDocsError,
        TooLarge,
        UnknownFormat,
        UnreadableDocument,
    )
    from .evaluate import Evaluation, Score, evaluate
    from .extractors import EXTRACTORS
    from .finders.dates import find_dates
    from .finders.facilities import find_facilities
    from .finders.months import find_months
    from .finders.numbers import parse_number
    from .finders.organizations import find_organizations
    from .finders.people import find_people
    from .finders.periods import find_periods
    from .finders.places import find_places
    from .finders.quantities import find_quantities
    from .finders.targets import find_targets
    from .kinds import KINDS
    from .model.records import RECORD_TYPES
    from .model.span import Span
    from .parse import parse, parse_document, read
    from .readers import READERS
    from .structure.tables import tables
    from .thai.digits import to_arabic_digits
    from .thai.repair import diagnose, repair
    from .thai.words import tokens
    from .views.document import Document
    from .views.report import Report
    from .views.schema import schema

__version__ = "0.1.0"

__all__ = [
    "EXTRACTORS",
    "KINDS",
    "READERS",
    "RECORD_TYPES",
    "DamagedFile",
    "Document",
    "EmptyDocument",
    "EncryptedFile",
    "Evaluation",
    "InvalidReport",
    "MissingDependency",
    "NoPicture",
    "NoSuchPage",
    "NoTextLayer",
    "Report",
    "Score",
    "Span",
    "ThaiHealthDocsError",
    "TooLarge",
    "UnknownFormat",
    "UnreadableDocument",
    "diagnose",
    "errors",
    "evaluate",
    "find_dates",
    "find_facilities",
    "find_months",
    "find_organizations",
    "find_people",
    "find_periods",
    "find_places",
    "find_quantities",
    "find_targets",
    "parse",
    "parse_document",
    "parse_number",
    "read",
    "repair",
    "schema",
    "tables",
    "to_arabic_digits",
    "tokens",
]

_NAMES_OF = {
    "parse": ("parse", "parse_document", "read"),
    "readers": ("READERS",),
    "extractors": ("EXTRACTORS",),
    "kinds": ("KINDS",),
    "evaluate": ("Evaluation", "Score", "evaluate"),
    "views.report": ("Report",),
    "views.schema": ("schema",),
    "finders.dates": ("find_dates",),
    "finders.facilities": ("find_facilities",),
    "finders.months": ("find_months",),
    "finders.organizations": ("find_organizations",),
    "finders.people": ("find_people",),
    "finders.places": ("find_places",),
    "finders.targets": ("find_targets",),
    "finders.numbers": ("parse_number",),
    "finders.periods": ("find_periods",),
    "finders.quantities": ("find_quantities",),
    "structure.tables": ("tables",),
    "thai.digits": ("to_arabic_digits",),
    "thai.repair": ("diagnose", "repair"),
    "thai.words": ("tokens",),
    "views.document": ("Document",),
    "model.records": ("RECORD_TYPES",),
    "model.span": ("Span",),
    "errors": tuple(errors.__all__),
}
"""Which module each public name lives in."""

_HOME_OF = {name: module for module, names in _NAMES_OF.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f".{_HOME_OF[name]}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


class _Package(ModuleType):
    """A package whose submodules ``parse`` and ``evaluate`` never hide the functions."""

    def __setattr__(self, name: str, value: Any) -> None:
        if isinstance(value, ModuleType) and name in _HOME_OF:
            value = getattr(value, name)
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
