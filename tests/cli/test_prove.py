"""`kim prove` runs programs and writes down what came of them; here they are very small ones."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import pytest

from kimid.cli.environment import ROOT
from kimid.cli.errors import CliError
from kimid.cli.prove import PAGE, choose, listed, prove, record
from kimid.cli.prove.needs import program
from kimid.cli.prove.proof import Proof
from kimid.cli.prove.table import proofs

_ALL: Final = proofs(Path("lists"))
_OLD: Final = record.Row("papers", "ok: 3 papers", "2026-11-01 10:00", "abc1234", "2 cores", "5.0")


def small(name: str, code: str, *needs: str, slow_of: str = "") -> Proof:
    """A proof that runs a line of Python."""
    return Proof(
        name,
        "a line of Python does what it says",
        (sys.executable, "-c", code),
        1,
        {"tries": "tries", "lost": "lost"},
        tuple(program(need, f"{need}-package") for need in needs),
        slow_of=slow_of,
    )


def ends(code: int, lost: int = 0) -> str:
    """A line of Python that ends with a line of numbers and this exit code."""
    return (
        f"print('begun'); print('{{\"tries\": 1200, \"lost\": {lost}}}'); raise SystemExit({code})"
    )


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A page with words, one old result, and more words."""
    file = tmp_path / "proofs.md"
    file.write_text(f"# Proofs\n\n{record.BEGIN}\n{record.END}\n\nMore words.\n")
    record.write(file, _OLD, ["kills", "papers"])
    return file


def tried(page: Path, *chosen: Proof) -> int:
    return prove(chosen, page, page.parent / "logs", [proof.name for proof in chosen])


@pytest.mark.parametrize("proof", _ALL, ids=lambda proof: proof.name)
def test_every_proof_is_a_program_that_is_there_and_is_described(proof: Proof) -> None:
    assert proof.command[1] == "-m"
    assert find_spec(proof.command[2]) is not None
    assert proof.slow_of in {"", *(each.name for each in _ALL)}
    assert f"`{proof.name}`" in PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize("module", sorted({proof.command[2] for proof in _ALL}))
def test_the_program_of_a_proof_starts_before_django_is_set_up(module: str) -> None:
    subprocess.run([sys.executable, "-c", f"import {module}"], cwd=ROOT, check=True)


def test_no_two_proofs_have_one_name() -> None:
    assert len({proof.name for proof in _ALL}) == len(_ALL)


def test_the_page_has_a_place_for_results_and_every_result_is_of_a_proof() -> None:
    assert set(record.rows_in(PAGE)) <= {proof.name for proof in _ALL}


def test_a_result_takes_the_place_of_its_own_row_and_leaves_the_others(page: Path) -> None:
    first = record.Row("kills", "ok: 5 kills", "2026-11-02 10:00", "abc1234", "2 cores", "1.0")
    later = record.Row("kills", "ok: 50 | kills", "2026-11-03 10:00", "def5678", "2 cores", "9.0")

    record.write(page, first, ["kills", "papers"])
    record.write(page, later, ["kills", "papers"])

    assert list(record.rows_in(page).values()) == [later._replace(result="ok: 50 / kills"), _OLD]
    text = page.read_text()
    assert text.startswith(f"# Proofs\n\n{record.BEGIN}\n")
    assert text.endswith(f"{record.END}\n\nMore words.\n")


def test_a_page_without_a_place_for_results_is_a_trouble(tmp_path: Path) -> None:
    (tmp_path / "proofs.md").write_text("# Proofs\n")
    with pytest.raises(CliError, match="no place for results"):
        tried(tmp_path / "proofs.md", small("good", ends(0)))


def test_proofs_that_hold_are_written_down_with_their_numbers(
    page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tried(page, small("good", ends(0))) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["good", "ok", "0.0", "min", "1,200", "tries,", "0", "lost"]
    assert lines[-1] == "1 ok, 0 NOT OK, 0 not run"
    rows = record.rows_in(page)
    assert rows["good"].result == "ok: 1,200 tries, 0 lost"
    assert rows["good"].minutes == "0.0"
    assert "cores, load" in rows["good"].machine
    assert rows["papers"] == _OLD


def test_one_broken_proof_makes_the_exit_code_1_and_the_others_still_run(
    page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tried(page, small("bad", ends(1, lost=2)), small("good", ends(0))) == 1

    words = capsys.readouterr().out
    assert "    begun\n" in words  # what the program printed is shown
    assert words.endswith("1 ok, 1 NOT OK, 0 not run\n")
    rows = record.rows_in(page)
    assert rows["bad"].result == "**NOT OK**: 1,200 tries, 2 lost"
    assert rows["good"].result == "ok: 1,200 tries, 0 lost"


def test_a_program_that_ends_well_without_numbers_has_proved_nothing(page: Path) -> None:
    assert tried(page, small("mute", "print('fine')")) == 1
    assert record.rows_in(page)["mute"].result == "**NOT OK**: exit code 0, and no line of numbers"


def test_a_missing_tool_is_not_run_and_says_what_to_install(
    page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    needs = "needs no-such-tool (apt-get install no-such-tool-package)"
    assert tried(page, small("new", ends(0), "no-such-tool")) == 0
    assert tried(page, small("papers", ends(0), "no-such-tool")) == 0

    words = capsys.readouterr().out
    assert words.count(f"not run    0.0 min  {needs}\n") == 2
    rows = record.rows_in(page)
    assert rows["new"].result == f"not run: {needs}"
    assert rows["papers"] == _OLD  # what was proved once stays on record


def test_a_proof_sees_nothing_of_an_install(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIMID_DATABASE_URL", "postgresql://people@use.this/now")
    code = "import os; assert 'KIMID_DATABASE_URL' not in os.environ; print('{\"tries\": 1}')"
    assert tried(page, small("apart", code)) == 0


def test_names_choose_proofs_and_slow_ones_only_run_when_asked_for() -> None:
    every = [
        small("kills-sqlite", ""),
        small("kills-postgres", ""),
        small("signal", ""),
        small("signal-slow", "", slow_of="signal"),
    ]

    def chosen(*names: str, is_slow: bool = False) -> list[str]:
        return [proof.name for proof in choose(every, names, is_slow=is_slow)]

    assert chosen() == ["kills-sqlite", "kills-postgres", "signal"]
    assert chosen(is_slow=True) == ["kills-sqlite", "kills-postgres", "signal-slow"]
    assert chosen("signal", "kills") == ["signal", "kills-sqlite", "kills-postgres"]
    assert chosen("signal-slow") == ["signal-slow"]
    with pytest.raises(CliError, match="no proof dance"):
        chosen("dance")


def test_the_list_has_the_last_result_and_the_promise(page: Path) -> None:
    lines = listed([small("papers", ""), small("kills", "")], page)
    assert lines == [
        "papers           about   1 min  ok: 3 papers, 2026-11-01 10:00, abc1234",
        "    a line of Python does what it says",
        "kills            about   1 min  never run",
        "    a line of Python does what it says",
    ]


def test_a_commit_has_a_plus_while_its_code_is_changed(tmp_path: Path) -> None:
    def git(*words: str) -> None:
        who = ("-c", "user.name=x", "-c", "user.email=x@x.id", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *who, *words], cwd=tmp_path, check=True, capture_output=True)

    assert record.commit_of(tmp_path) == "unknown"
    git("init")
    (tmp_path / "kim").write_text("echo")
    git("add", "kim")
    git("commit", "-m", "Begin")
    (tmp_path / "notes.md").write_text("words decide nothing")
    commit = record.commit_of(tmp_path)
    assert commit.isalnum()

    (tmp_path / "kim").write_text("echo more")
    assert record.commit_of(tmp_path) == f"{commit}+"
