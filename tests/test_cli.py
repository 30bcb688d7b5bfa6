"""The command line: what goes to which stream, which file is written, which code is returned."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path, PurePath

import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import thaihealthdocs as thd
from thaihealthdocs.cli import exit_codes, main
from thaihealthdocs.errors import EmptyDocument, ThaiHealthDocsError, UnreadableDocument
from thaihealthdocs.views.naming import names_of

CORPUS = Path(__file__).parents[1] / "corpus"
PLAN = str(CORPUS / "plan-child-sukhothai" / "document.txt")
KPI = str(CORPUS / "kpi-stroke-nan" / "document.txt")
COMMAND = [sys.executable, "-m", "thaihealthdocs"]

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def empty(tmp_path: Path) -> str:
    path = tmp_path / "empty.pdf"
    path.write_bytes(b"")
    return str(path)


def test_one_file_prints_one_object_and_nothing_else(capsys: Captured) -> None:
    assert main(["parse", PLAN, "--format", "json"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["document"]["kind"] == "action_plan"
    assert err == ""


def test_several_files_print_a_line_each(capsys: Captured) -> None:
    assert main(["parse", PLAN, KPI, "--format", "json"]) == 0
    kinds = [json.loads(line)["document"]["kind"] for line in capsys.readouterr().out.splitlines()]
    assert kinds == ["action_plan", thd.parse(KPI).document.kind]


def test_printed_json_comes_back(capsys: Captured) -> None:
    main(["parse", PLAN, "--format", "json", "--indent", "1"])
    report = thd.Report.from_json(capsys.readouterr().out)
    assert report.plan_items == thd.parse(PLAN).plan_items


def test_only_the_records_asked_for(capsys: Captured) -> None:
    assert main(["parse", PLAN, "--format", "json", "--records", "targets,signatories"]) == 0
    content = json.loads(capsys.readouterr().out)
    assert {"targets", "signatories"} <= set(content)
    assert "plan_items" not in content


def test_text_is_the_default_and_shows_all_only_if_told(capsys: Captured) -> None:
    assert main(["parse", PLAN]) == 0
    short = capsys.readouterr().out
    assert main(["parse", PLAN, "--all"]) == 0
    long = capsys.readouterr().out
    assert "first 5" in short
    assert "first 5" not in long
    assert len(long.splitlines()) > len(short.splitlines())


def test_an_unreadable_file_does_not_lose_the_rest(capsys: Captured, empty: str) -> None:
    code = main(["parse", "no-such-file.pdf", PLAN, empty, KPI, "--format", "json"])
    out, err = capsys.readouterr()
    assert code == EmptyDocument.exit_code  # the highest
    assert len(out.splitlines()) == 2
    assert [line.split(":")[1].strip() for line in err.splitlines()] == [
        "no-such-file.pdf",
        "empty.pdf",
    ]


@pytest.mark.parametrize("form", ["csv", "xlsx", "json"])
def test_an_unreadable_file_does_not_lose_the_rest_of_what_is_written(
    form: str, empty: str, tmp_path: Path, capsys: Captured
) -> None:
    out = tmp_path / ("out.xlsx" if form == "xlsx" else "out")
    assert main(["parse", PLAN, empty, KPI, "--format", form, "--out", str(out)]) == 4
    assert out.exists()
    assert len(capsys.readouterr().out.splitlines()) == 2


def test_a_failing_extractor_spoils_one_file_only(
    capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    parse = thd.parse

    def stumbles(source: Path, **options: str | None) -> thd.Report:
        if source == Path(PLAN):
            raise ZeroDivisionError
        return parse(source, **options)

    monkeypatch.setattr(thd, "parse", stumbles)
    assert main(["parse", PLAN, KPI, "--format", "json"]) == ThaiHealthDocsError.exit_code
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 1
    assert "ZeroDivisionError" in err


# Where records are written


def test_out_is_a_folder_of_reports_named_after_their_documents(
    tmp_path: Path, capsys: Captured
) -> None:
    assert main(["parse", PLAN, KPI, "--out", str(tmp_path / "out")]) == 0
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == ["kpi-stroke-nan.json", "plan-child-sukhothai.json"]
    assert "plan-child-sukhothai: action_plan" in capsys.readouterr().out


NAMES = st.sampled_from(["plan", "document", "gold", "1"])
PATHS = st.builds(
    lambda folder, stem, ending: PurePath(folder, stem + ending),
    st.sampled_from(["", "a", "b", "a/b"]),
    NAMES,
    st.sampled_from([".pdf", ".txt", ""]),
)


@given(st.lists(PATHS, max_size=8))
def test_reports_of_different_files_have_different_names(paths: list[PurePath]) -> None:
    names = names_of(paths)
    assert len(set(names)) == len(paths)
    assert all(name and "/" not in name for name in names)


@pytest.mark.parametrize("ending", [".json", ".jsonl"])
def test_out_may_be_one_file(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"all{ending}"
    assert main(["parse", PLAN, KPI, "--out", str(path)]) == 0
    assert len(path.read_text(encoding="utf-8").splitlines()) == 2


def test_csv_tables_hold_the_records_of_all_files(tmp_path: Path) -> None:
    assert main(["parse", PLAN, KPI, "--format", "csv", "--out", str(tmp_path / "tables")]) == 0
    table = pd.read_csv(tmp_path / "tables" / "indicators.csv")
    assert table["source"].nunique() == 2


def test_csv_of_one_record_type_can_be_printed_or_put_in_a_file(
    tmp_path: Path, capsys: Captured
) -> None:
    assert main(["parse", PLAN, "--format", "csv", "--records", "signatories"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("id,role,title,name,positions")
    path = tmp_path / "who.csv"
    assert main(["parse", PLAN, "--records", "signatories", "--out", str(path)]) == 0
    assert path.read_text(encoding="utf-8-sig") == printed


def test_the_long_form_and_the_document_are_tables_too(capsys: Captured) -> None:
    for key, head in (("evidence", "record,field,value,quote"), ("document", "id,kind,title")):
        assert main(["parse", PLAN, KPI, "--format", "csv", "--records", key]) == 0
        assert capsys.readouterr().out.startswith(head)


def test_the_document_is_printed_with_any_records(capsys: Captured) -> None:
    assert main(["parse", PLAN, "--format", "json", "--records", "document"]) == 0
    content = json.loads(capsys.readouterr().out)
    assert set(content) == {"schema_version", "source", "document", "coverage"}


def test_a_workbook_has_a_sheet_for_each_record_type(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "plan.xlsx"
    assert main(["parse", PLAN, "--out", str(path)]) == 0
    assert {"document", "plan_items", "schedule"} <= set(openpyxl.load_workbook(path).sheetnames)


def test_text_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    assert main(["parse", PLAN, "--out", str(path)]) == 0
    assert "signatories" in path.read_text(encoding="utf-8")


# Wrong use


@pytest.mark.parametrize(
    "arguments, teaches",
    [
        ([], "COMMAND"),
        (["parse"], "FILE"),
        (["parse", PLAN, "--records", "goals"], "targets"),
        (["parse", PLAN, "--format", "xlsx"], "--out FILE.xlsx"),
        (["parse", PLAN, "--format", "csv"], "--records targets"),
        (["parse", PLAN, "--out", "all.csv", "--records", "targets,places"], "--out FOLDER"),
        (["parse", PLAN, "--format", "yaml"], "yaml"),
        (["evaluate", "no-such-folder-1"], "REPORTS"),
    ],
)
def test_wrong_use_is_told_what_to_do(arguments: list[str], teaches: str, capsys: Captured) -> None:
    with pytest.raises(SystemExit) as ending:
        main(arguments)
    assert ending.value.code == 2
    assert teaches in capsys.readouterr().err


def test_a_place_that_cannot_be_written_is_a_message(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "file").write_text("")
    assert main(["parse", PLAN, "--out", str(tmp_path / "file" / "all.json")]) == 1
    assert "check the path" in capsys.readouterr().err


def test_a_folder_is_no_document(tmp_path: Path, capsys: Captured) -> None:
    assert main(["parse", str(tmp_path)]) == UnreadableDocument.exit_code
    assert "Is a directory" in capsys.readouterr().err


# Other commands


def test_schema_prints_json(capsys: Captured) -> None:
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out) == thd.schema()


def test_evaluate_prints_rates_of_what_parse_wrote(tmp_path: Path, capsys: Captured) -> None:
    main(["parse", PLAN, KPI, "--out", str(tmp_path)])
    capsys.readouterr()
    for name in ("plan-child-sukhothai", "kpi-stroke-nan"):
        gold, report = CORPUS / name / "gold.json", tmp_path / f"{name}.json"
        assert main(["evaluate", str(gold), str(report), "--format", "json"]) == 0
        assert 0.5 < json.loads(capsys.readouterr().out)["all"]["precision"] <= 1


def test_evaluate_says_which_report_is_missing(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "gold").mkdir()
    (tmp_path / "reports").mkdir()
    (tmp_path / "gold" / "plan.json").write_text('{"places": [{"name": "ตรัง"}]}', "utf-8")
    command = ["evaluate", str(tmp_path / "gold"), str(tmp_path / "reports"), "--details"]
    assert main(command) == 0
    out, err = capsys.readouterr()
    assert "plan: there is no report of it" in err
    assert "ตรัง" in err
    assert out.splitlines()[1].split() == ["all", "0.000", "0.000", "0.000", "1"]


def test_evaluate_refuses_what_is_no_report(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "gold.json"
    path.write_text("[1]")
    assert main(["evaluate", str(path), str(path)]) == 10
    assert "no JSON object" in capsys.readouterr().err


def test_every_error_has_a_code_of_its_own() -> None:
    named = [meaning.partition(":")[0] for meaning in exit_codes().values()]
    kinds = {
        name for name in thd.errors.__all__ if getattr(thd.errors, name) is not ThaiHealthDocsError
    }
    assert kinds <= set(named)
    assert len(exit_codes()) == len(kinds) + 5


# The process


def run(*arguments: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*COMMAND, *arguments], capture_output=True, timeout=60, **options)  # type: ignore[call-overload, no-any-return]


def test_output_is_utf8_whatever_the_locale() -> None:
    bare = {
        "PATH": os.environ["PATH"],
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
    }
    done = run("parse", PLAN, "--format", "json", env=bare)
    assert done.returncode == 0
    assert json.loads(done.stdout.decode("utf-8"))["document"]["provinces"] == ["สุโขทัย"]


def test_standard_input_is_a_file_called_dash() -> None:
    done = run("parse", "-", "--format", "json", input=Path(KPI).read_bytes())
    assert json.loads(done.stdout)["document"] == thd.parse(KPI).to_dict()["document"]


@pytest.mark.skipif(os.name == "nt", reason="pipes are told otherwise on Windows")
def test_a_reader_that_goes_away_is_no_error() -> None:
    read, write = os.pipe()
    os.close(read)
    command = [*COMMAND, "parse", *[PLAN] * 3, "--format", "json"]
    done = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, timeout=60)
    os.close(write)
    assert done.returncode == 141
    assert done.stderr == b""


@pytest.mark.skipif(os.name == "nt", reason="interrupts are sent otherwise on Windows")
def test_ctrl_c_ends_quietly() -> None:
    command = [*COMMAND, "parse", "-"]
    # A shell's background job ignores interrupts, and so would what it starts.
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
    ) as process:
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(1.5)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=10)
    assert process.returncode == 130
    assert err == b""
