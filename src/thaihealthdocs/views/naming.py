"""What the report of each of several files is called, and which files belong together."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from itertools import count as count_from
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
    """A name of its own for each path: its `name_of`, or more of its path where two share one.

    >>> from pathlib import PurePath
    >>> names_of([PurePath("plan/document.txt"), PurePath("plan/document.docx"), PurePath("a.pdf")])
    ['plan.txt', 'plan.docx', 'a']
    >>> names_of([PurePath("2566/plan.pdf"), PurePath("2567/plan.pdf")])
    ['2566', '2567']
    """
    longer = [
        (name_of(path), folder, folder + path.suffix, f"{folder}-{path.name}")
        for path in paths
        for folder in (path.parent.name,)
    ]
    shared = [Counter(names) for names in zip(*longer, strict=True)]
    chosen: dict[str, None] = {}
    for names in longer:
        own = (name for name, count in zip(names, shared, strict=True) if name and count[name] == 1)
        name = next(own, names[-1])
        numbered = chain([name], (f"{name}-{number}" for number in count_from(2)))
        chosen[next(each for each in numbered if each not in chosen)] = None
    return list(chosen)


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
