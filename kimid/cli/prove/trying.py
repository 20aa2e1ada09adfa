"""Trying one proof: its program runs apart from every install, and its last line of JSON says what
came of it.
"""

import json
import os
import secrets
import signal
import subprocess
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, NamedTuple

from kimid.cli.environment import ROOT
from kimid.cli.prove.proof import Proof

_PATIENCE: Final = 6  # times as long as it takes about
_AT_LEAST: Final = 600.0  # seconds until a proof is stopped
_TO_TIDY: Final = 30.0  # seconds to tidy up after Ctrl-C


class ProofVerdict(StrEnum):
    """What came of a proof, in one word."""

    OK = "ok"
    BROKEN = "NOT OK"
    NOT_RUN = "not run"


class ProofResult(NamedTuple):
    """What came of a proof: the verdict, its numbers or its reason, and how long it took."""

    verdict: ProofVerdict
    words: str
    seconds: float = 0.0


def outcome_of(proof: Proof, log: Path) -> ProofResult:
    """Run a proof; all that its program prints goes into `log`."""
    missing = proof.missing()
    if missing:
        return ProofResult(ProofVerdict.NOT_RUN, f"needs {', '.join(missing)}")
    began = time.monotonic()
    code = _run(proof, log)
    seconds = time.monotonic() - began
    numbers = _last_numbers(log.read_text(encoding="utf-8", errors="replace"))
    words = numbers_in_words(proof, numbers)
    if code is None:
        return ProofResult(
            ProofVerdict.BROKEN, f"stopped after {seconds / 60:.0f} minutes", seconds
        )
    if code or not words:
        why = words or f"exit code {code}, and no line of numbers"
        return ProofResult(ProofVerdict.BROKEN, why, seconds)
    return ProofResult(ProofVerdict.OK, words, seconds)


def numbers_in_words(proof: Proof, numbers: Mapping[str, Any]) -> str:
    """Those numbers that go on record, each with its word."""
    return ", ".join(
        f"{_short(numbers[key])} {words}" for key, words in proof.numbers.items() if key in numbers
    )


def _run(proof: Proof, log: Path) -> int | None:
    """The exit code; None when it took far too long and was stopped."""
    most = max(_AT_LEAST, proof.minutes * 60.0 * _PATIENCE)
    with tempfile.TemporaryDirectory(prefix="kimid-prove-") as folder, log.open("wb") as words:
        process = subprocess.Popen(
            proof.command,
            cwd=ROOT,
            env={**_environment(folder), **proof.environment},
            stdin=subprocess.DEVNULL,
            stdout=words,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            return process.wait(most)
        except subprocess.TimeoutExpired:
            return None
        finally:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program that still runs as Ctrl-C would, so that it tidies up, and then by force."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            process.wait(_TO_TIDY)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _environment(folder: str) -> dict[str, str]:
    """An environment with no word of any install: no proof may touch a database that people use."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("KIMID_")}
    return {
        **plain,
        "DJANGO_SETTINGS_MODULE": "kimid.settings",
        "KIMID_SECRET_KEY": f"thrown-away-after-this-proof-{secrets.token_hex(32)}",
        "KIMID_DATA_DIR": folder,
        "PYTHONUNBUFFERED": "1",
    }


def _last_numbers(text: str) -> dict[str, Any]:
    """The last line that is an object of JSON; empty when there is none."""
    for line in reversed(text.splitlines()):
        if line.startswith("{"):
            with suppress(ValueError):
                numbers: dict[str, Any] = json.loads(line)
                return numbers
    return {}


def _short(value: object) -> str:
    if isinstance(value, float):
        return f"{value:,.1f}"
    return f"{value:,}" if isinstance(value, int) else str(value)
