"""Arguments in, exit code out."""

from __future__ import annotations

import argparse
import json
import os
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

import thaihealthdocs as thd

from . import errors
from .errors import ThaiHealthDocsError, UnreadableDocument

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .views.report import Report

__all__ = ["exit_codes", "main", "make_parser"]

_USAGE, _INTERRUPTED, _PIPE_CLOSED = 2, 130, 141


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and say how it went: one of `exit_codes`.

    >>> main(["schema"])  # doctest: +ELLIPSIS
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
    ...
    0
    """
    for stream in (sys.stdout, sys.stderr):
        # Thai comes out whole whatever the locale says.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    arguments = make_parser().parse_args(argv)
    try:
        code: int = arguments.run(arguments)
        sys.stdout.flush()
    except ThaiHealthDocsError as error:
        return _complain(str(error), error.exit_code)
    except BrokenPipeError:
        # Python flushes standard output once more as it ends, and must not fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _PIPE_CLOSED
    except KeyboardInterrupt:
        return _INTERRUPTED
    except OSError as error:
        return _complain(_os_message(error), ThaiHealthDocsError.exit_code)
    return code


def exit_codes() -> dict[int, str]:
    """What each exit code means, in order.

    >>> exit_codes()[7]
    'EncryptedFile: The file can only be opened with a password.'
    """
    codes = {0: "everything was read and written"}
    for name in errors.__all__:
        error = getattr(errors, name)
        if issubclass(error, ThaiHealthDocsError):
            first_line = (error.__doc__ or "").partition("\n")[0]
            codes[error.exit_code] = f"{name}: {first_line}"
    codes[ThaiHealthDocsError.exit_code] = "something else went wrong; the message says what"
    codes[_USAGE] = "the command was given wrongly"
    codes[_INTERRUPTED] = "stopped by Ctrl-C"
    codes[_PIPE_CLOSED] = "the reader of the output went away"
    return dict(sorted(codes.items()))


def make_parser() -> argparse.ArgumentParser:
    """The commands with their arguments and help."""
    codes = "\n".join(f"  {code:3}  {meaning}" for code, meaning in exit_codes().items())
    parser = argparse.ArgumentParser(
        prog="thaihealthdocs",
        description="Mine Thai government health documents for grounded records.",
        epilog=f"exit codes:\n{codes}\n\nOf several files the highest code is returned.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {thd.__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_parse(commands)
    _add_schema(commands)
    _add_evaluate(commands)
    return parser


def _add_parse(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    text = "read documents and print or write their records"
    command = commands.add_parser("parse", help=text, description=text.capitalize() + ".")
    add = command.add_argument
    add("files", nargs="+", metavar="FILE", help="PDF, HTML, DOCX, XLSX or text; - is stdin")
    add(
        "--format",
        choices=("text", "json", "csv", "xlsx"),
        help="json is one object a FILE, each on a line of its own; csv and xlsx are tables of all "
        "FILEs together; default: what the ending of PATH says, else text",
    )
    add(
        "--records",
        type=lambda keys: keys.split(","),
        metavar="KEY,...",
        help="only these record types, as in targets,signatories; a table may also be of document, "
        "or of evidence: a row for each place that says a field",
    )
    add(
        "--out",
        type=Path,
        metavar="PATH",
        help="write to this file, or into this folder one file a FILE (csv: one a record type)",
    )
    add("--all", action="store_true", help="text shows all records, not the first of each type")
    add("--indent", type=int, metavar="N", help="indent JSON by N")
    add("--password", help="opens an encrypted PDF")
    command.set_defaults(run=_parse, command=command)


def _add_schema(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    text = "print the JSON Schema of a report"
    command = commands.add_parser("schema", help=text, description=text.capitalize() + ".")
    command.set_defaults(run=_schema)


def _add_evaluate(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    text = "compare reports with gold: precision, recall and F1 over facts"
    command = commands.add_parser("evaluate", help=text, description=text.capitalize() + ".")
    add = command.add_argument
    add("gold", type=Path, metavar="GOLD", help="a gold file, or a folder of them")
    add("reports", type=Path, metavar="REPORTS", help="a report, or a folder of the same names")
    add("--details", action="store_true", help="print each record that is missed or spurious")
    add("--format", choices=("text", "json"), default="text")
    command.set_defaults(run=_evaluate, command=command)


def _parse(arguments: argparse.Namespace) -> int:
    from .views.output import format_for, print_reports, write_reports

    out, keys = arguments.out, arguments.records
    form = arguments.format or format_for(out)
    _check(arguments, form)
    codes = [0]
    named = _reports(arguments, codes)
    if out is None:
        first = {"first": None} if arguments.all else {}
        print_reports(named, form, keys=keys, indent=arguments.indent, **first)
    else:
        for line in write_reports(named, form, out, keys=keys, indent=arguments.indent):
            print(line, flush=True)
    return max(codes)


def _check(arguments: argparse.Namespace, form: str) -> None:
    """End with a usage error where arguments do not go together."""
    keys, out = arguments.records, arguments.out
    known = (*thd.RECORD_TYPES, "document", "evidence")
    unknown = [key for key in keys or () if key not in known]
    if unknown:
        there_are = f"there are {', '.join(known)}"
        arguments.command.error(f"no record type {', '.join(unknown)}; {there_are}")
    if form == "xlsx" and out is None:
        arguments.command.error("xlsx cannot be printed; give --out FILE.xlsx")
    if form == "csv" and len(keys or ()) != 1 and (out is None or out.suffix == ".csv"):
        arguments.command.error(
            "one CSV file holds one record type; name it, as in --records targets, "
            "or give --out FOLDER"
        )


def _reports(arguments: argparse.Namespace, codes: list[int]) -> Iterator[tuple[str, Report]]:
    """The reports of the files that can be read; of the others a message and an exit code."""
    from .views.naming import file_names, names_of

    paths = [Path(file) for file in arguments.files]
    for name, called, path in zip(names_of(paths), file_names(paths), paths, strict=True):
        try:
            source = sys.stdin.buffer if called == "-" else path
            report = thd.parse(source, name=called, password=arguments.password)
        except ThaiHealthDocsError as error:
            codes.append(_complain(str(error), error.exit_code))
        except OSError as error:
            codes.append(_complain(_os_message(error), UnreadableDocument.exit_code))
        except Exception:
            traceback.print_exc()
            message = f"{path}: the library failed on it; please report this"
            codes.append(_complain(message, ThaiHealthDocsError.exit_code))
        else:
            yield name, report


def _schema(arguments: argparse.Namespace) -> int:
    print(json.dumps(thd.schema(), ensure_ascii=False, indent=2))
    return 0


def _evaluate(arguments: argparse.Namespace) -> int:
    from .views.naming import pair_files
    from .views.serial import read_object

    pairs = pair_files(arguments.gold, arguments.reports)
    if not pairs:
        arguments.command.error(f"there is no JSON in {arguments.gold}")
    total = thd.Evaluation()
    for name, gold, report in pairs:
        if report is None:
            _complain(f"{name}: there is no report of it in {arguments.reports}", 0)
        found = thd.evaluate(
            read_object(gold.read_bytes(), str(gold)),
            {} if report is None else read_object(report.read_bytes(), str(report)),
        )
        if arguments.details:
            for difference in found.differences:
                print(f"{name} {difference}", file=sys.stderr)
        total += found
    print(json.dumps(total.to_dict()) if arguments.format == "json" else total)
    return 0


def _complain(message: str, code: int) -> int:
    print(f"thaihealthdocs: {message}", file=sys.stderr)
    return code


def _os_message(error: OSError) -> str:
    return f"{error.filename}: {error.strerror or error}; check the path and its permissions"
