"""`kim prove`: the long proofs, one line for each, with their results written into docs/proofs.md.

The proofs are in `table.py`; `trying.py` runs one, `record.py` writes down what came of it.
"""

from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from kimid.cli.environment import ROOT, data_folder
from kimid.cli.errors import CliError
from kimid.cli.prove import record
from kimid.cli.prove.proof import Proof
from kimid.cli.prove.table import proofs
from kimid.cli.prove.trying import ProofResult, ProofVerdict, outcome_of

PAGE: Final = ROOT / "docs" / "proofs.md"
_LAST_LINES: Final = 20


def run(arguments: list[str]) -> int:
    """Run the proofs that were asked for, or list all; exit code 1 when one is broken. Raises
    CliError when this copy has none.
    """
    options = _options(arguments)
    if not (ROOT / "tests" / "long").exists() or not PAGE.exists():
        raise CliError("this copy has no proofs; take it from the repository.")
    every = proofs(options.lists or data_folder() / "lists")
    if options.list:
        print("\n".join(listed(every, PAGE)))
        return 0
    chosen = choose(every, options.names, is_slow=options.slow)
    return prove(chosen, PAGE, data_folder() / "prove", [proof.name for proof in every])


def choose(every: Sequence[Proof], names: Sequence[str], *, is_slow: bool) -> list[Proof]:
    """The proofs with these names, or all. `kills` means `kills-sqlite` and `kills-postgres`; slow
    ones only when asked for. Raises CliError for a name that means nothing.
    """
    quick = [proof for proof in every if not proof.slow_of]
    slow = {proof.slow_of: proof for proof in every if proof.slow_of}
    meant = quick if not names else []
    for name in names:
        fitting = [proof for proof in every if proof.name == name] or [
            proof for proof in quick if proof.name.startswith(f"{name}-")
        ]
        if not fitting:
            raise CliError(f"there is no proof {name}. ./kim prove --list names all.")
        meant = [*meant, *fitting]
    if is_slow:
        meant = [slow.get(proof.name, proof) for proof in meant]
    return list({proof.name: proof for proof in meant}.values())


def prove(chosen: Sequence[Proof], page: Path, logs: Path, order: Sequence[str]) -> int:
    """Run proofs one after the other and write down each result at once; 1 when one is broken."""
    record.rows_in(page)  # a page without a place for results stops us now and not in an hour
    logs.mkdir(parents=True, exist_ok=True)
    verdicts = Counter[ProofVerdict]()
    for proof in chosen:
        commit, where = record.commit_of(ROOT), record.machine_now()
        log = logs / f"{proof.name}.log"
        outcome = outcome_of(proof, log)
        verdicts[outcome.verdict] += 1
        print(_line(proof, outcome), flush=True)
        if outcome.verdict is ProofVerdict.BROKEN:
            print(_end_of(log), flush=True)
        _write_down(page, proof, outcome, order, commit=commit, where=where)
    print(", ".join(f"{verdicts[each]} {each}" for each in ProofVerdict))
    return 1 if verdicts[ProofVerdict.BROKEN] else 0


def listed(every: Sequence[Proof], page: Path) -> list[str]:
    """Two lines for each proof: its last result with date and commit, and its promise."""
    rows = record.rows_in(page)
    lines = []
    for proof in every:
        row = rows.get(proof.name, record.Row(proof.name, "never run"))
        last = ", ".join(word for word in (row.result, row.date, row.commit) if word)
        lines += [f"{proof.name:16} about {proof.minutes:3} min  {last}", f"    {proof.promise}"]
    return lines


def _write_down(
    page: Path, proof: Proof, outcome: ProofResult, order: Sequence[str], *, commit: str, where: str
) -> None:
    if outcome.verdict is ProofVerdict.NOT_RUN:
        older = record.rows_in(page).get(proof.name)
        if older is None or older.result.startswith(ProofVerdict.NOT_RUN):
            result = f"{ProofVerdict.NOT_RUN}: {outcome.words}"
            record.write(page, record.Row(proof.name, result, record.now(), commit), order)
        return
    word = "ok" if outcome.verdict is ProofVerdict.OK else f"**{outcome.verdict}**"
    minutes = f"{outcome.seconds / 60:.1f}"
    row = record.Row(proof.name, f"{word}: {outcome.words}", record.now(), commit, where, minutes)
    record.write(page, row, order)


def _line(proof: Proof, outcome: ProofResult) -> str:
    minutes = f"{outcome.seconds / 60:6.1f} min"
    return f"{proof.name:16} {outcome.verdict:7} {minutes}  {outcome.words}"


def _end_of(log: Path) -> str:
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()[-_LAST_LINES:]
    return "\n".join([*(f"    {line}" for line in lines), f"    all of it: {log}"])


def _options(arguments: list[str]) -> Namespace:
    parser = ArgumentParser(prog="kim prove", description="Run the long proofs.")
    parser.add_argument("names", nargs="*", help="which proofs; all when none is named")
    parser.add_argument("--list", action="store_true", help="all proofs with their last results")
    parser.add_argument("--slow", action="store_true", help="the slow forms, where there are any")
    parser.add_argument("--lists", type=Path, help="the folder with older lists of regions")
    return parser.parse_args(arguments)
