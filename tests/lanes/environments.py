"""The environments of the engines: what drives each of them, in the versions of its lock file."""

import os
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from fcntl import LOCK_EX, flock
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
ENGINES: Final = ("firefox", "webkit")
_FOLDER: Final = ROOT / ".tools" / "lanes"
_LONGEST: Final = 900.0  # seconds


class NoEnvironment(RuntimeError):
    """The packages that drive an engine could not be installed. The message says what to do."""


def python_of(engine: str) -> Path:
    """The Python that can drive this engine. Makes its environment the first time, and when its
    lock file or our Python has changed. Raises NoEnvironment when that does not work.
    """
    lock = ROOT / f"requirements-{engine}.lock"
    folder = _FOLDER / engine
    python, stamp = folder / "bin" / "python", folder / "stamp"
    whole = f"{sys.version}\n{lock.read_text(encoding='utf-8')}"
    _FOLDER.mkdir(parents=True, exist_ok=True)
    with (_FOLDER / f"{engine}.lock").open("w") as door:
        flock(door, LOCK_EX)  # of several processes of one test run, the first makes it
        if not stamp.exists() or stamp.read_text(encoding="utf-8") != whole:
            _uv("venv", "--clear", "--no-project", "--python", sys.executable, str(folder))
            _uv("pip", "install", "--python", str(python), "--require-hashes", "-r", str(lock))
            stamp.write_text(whole, encoding="utf-8")
    return python


def walk(engine: str, port: int, photo: Path, *journeys: str) -> tuple[int, str]:
    """Walk these journeys, or all, through the install at this port. Gives an exit code, 0 when
    none broke, and what was printed, which ends with a line of JSON.
    """
    process = subprocess.Popen(
        [
            *(str(python_of(engine)), "-m", "tests.lanes.walk"),
            *("--engine", engine, "--port", str(port), "--photo", str(photo)),
            *journeys,
        ],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        words, _ = process.communicate(timeout=_LONGEST)
    except subprocess.TimeoutExpired:
        _end(process)
        words, _ = process.communicate()
    finally:
        _end(process)
    return process.wait(), words


def _end(process: subprocess.Popen[str]) -> None:
    """No browser and no screen outlives its walk."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def _uv(*words: str) -> None:
    uv = shutil.which("uv") or str(ROOT / ".tools" / "bin" / "uv")
    cache = os.environ.get("UV_CACHE_DIR", str(ROOT / ".tools" / "cache"))
    try:
        subprocess.run(
            [uv, *words, "-q"],
            cwd=ROOT,
            env={**os.environ, "UV_CACHE_DIR": cache},
            check=True,
            capture_output=True,
            text=True,
        )
    except FileNotFoundError as error:
        raise NoEnvironment("uv is not there. ./kim installs it into .tools/.") from error
    except subprocess.CalledProcessError as error:
        raise NoEnvironment(
            f"packages could not be installed; is there a connection to the index?\n{error.stderr}"
        ) from error
