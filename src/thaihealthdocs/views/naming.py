"""What the report of each of several files is called, and which files belong together."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path, PurePath

__all__ = ["file_names", "name_of", "names_of", "pair_files"]

# Names that say what a file is among others of its folder; the folder says which document it is.
_ROLES = frozenset({"document", "gold", "report", "index"})


def name_of(path: PurePath) -> str:
    """The name that a document, its report and its gold file share.

    >>> from pathlib import PurePath
    >>> name_of(PurePath("inbox/plan-2567.pdf")), name_of(PurePath("corpus/plan-nan/gold.json"))
    ('plan-2567', 'plan-nan')
    """
    return path.parent.name if path.stem in _ROLES and path.parent.name else path.stem


def names_of(paths: Sequence[PurePath]) -> list[str]:
    """A name of its own for each path: its `name_of`, with its format or a number if need be.

    >>> from pathlib import PurePath
    >>> names_of([PurePath("plan/document.txt"), PurePath("plan/document.docx"), PurePath("a.pdf")])
    ['plan.txt', 'plan.docx', 'a']
    """
    plain = [name_of(path) for path in paths]
    shared = Counter(plain)
    names = [
        name if shared[name] == 1 else name + path.suffix
        for name, path in zip(plain, paths, strict=True)
    ]
    seen: Counter[str] = Counter()
    numbered = []
    for name in names:
        seen[name] += 1
        numbered.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return numbered


def file_names(paths: Sequence[PurePath]) -> list[str]:
    """What messages and tables call each file: its name, with its path where two share one.

    >>> from pathlib import PurePath
    >>> file_names([PurePath("a/plan.pdf"), PurePath("b/plan.pdf"), PurePath("b/order.pdf")])
    ['a/plan.pdf', 'b/plan.pdf', 'order.pdf']
    """
    shared = Counter(path.name for path in paths)
    return [path.name if shared[path.name] == 1 else path.as_posix() for path in paths]


def pair_files(gold: Path, reports: Path) -> list[tuple[str, Path, Path | None]]:
    """The gold files with the reports of the same name, None where there is no such report.

    Two files are a pair whatever their names. Folders are searched to any depth for JSON, and
    files paired by `name_of`.
    """
    if not gold.is_dir() and not reports.is_dir():
        return [(name_of(gold), gold, reports)]
    by_name = {name_of(path): path for path in _json_files(reports)}
    return [(name_of(path), path, by_name.get(name_of(path))) for path in _json_files(gold)]


def _json_files(path: Path) -> Sequence[Path]:
    return sorted(path.rglob("*.json")) if path.is_dir() else [path]
