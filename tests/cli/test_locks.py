"""Two installs never share a port or a data folder."""

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from kimid.cli import locks, machine, supervisor
from kimid.cli.environment import ROOT
from kimid.cli.errors import CliError

# Takes what `up` takes, becomes another program, says so, and waits.
_START = """
import os, sys
from pathlib import Path
from kimid.cli import locks, machine
from kimid.cli.errors import CliError
try:
    locks.hold_folder(Path(sys.argv[1]))
    port = machine.choose_port()
except CliError as trouble:
    sys.exit(f"refused: {trouble}")
code = f"import sys, time; print({port}, flush=True); time.sleep(60)"
os.execv(sys.executable, [sys.executable, "-c", code])
"""


@contextmanager
def _started(folder: Path, first_port: int) -> Iterator[subprocess.Popen[str]]:
    code = _START.replace("try:", f"machine.FIRST_PORT = {first_port}\ntry:", 1)
    environment = {name: value for name, value in os.environ.items() if name != "KIMID_PORT"}
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(folder)],
        cwd=ROOT,
        env=environment,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        yield process
    finally:
        process.send_signal(signal.SIGKILL)
        process.communicate()


def _port_of(process: subprocess.Popen[str]) -> int:
    assert process.stdout is not None
    lines = iter(process.stdout.readline, "")
    return next(int(line) for line in lines if line.strip().isdigit())


@pytest.fixture
def first_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def test_three_that_start_at_once_get_three_ports(tmp_path: Path, first_port: int) -> None:
    with ExitStack() as running:
        folders = [tmp_path / name for name in "abc"]
        for folder in folders:
            folder.mkdir()
        started = [running.enter_context(_started(folder, first_port)) for folder in folders]
        assert len({_port_of(process) for process in started}) == 3


def test_a_second_one_in_the_same_folder_is_refused_until_the_first_is_gone(
    tmp_path: Path, first_port: int
) -> None:
    with _started(tmp_path, first_port) as first:
        _port_of(first)
        with _started(tmp_path, first_port) as second:
            assert second.stderr is not None
            assert f"refused: another kimid serves {tmp_path}" in second.stderr.read()
    with _started(tmp_path, first_port) as third:
        assert _port_of(third) >= first_port


def test_a_port_that_is_held_is_taken_though_nobody_listens_yet(
    tmp_path: Path, first_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with _started(tmp_path, first_port) as holder:
        monkeypatch.setenv("KIMID_PORT", str(_port_of(holder)))
        with pytest.raises(CliError, match="is taken by another program"):
            machine.choose_port()


def test_whoever_shares_the_port_of_another_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["mine", "mine", "another"] * 20)
    monkeypatch.setattr(machine, "instance_at", lambda port: next(answers))

    with pytest.raises(CliError, match="another program answers on port 8000 too"):
        supervisor._require_own_answers(8000, "mine", [])
    busy = iter(["mine", None] * 20)
    monkeypatch.setattr(machine, "instance_at", lambda port: next(busy))
    supervisor._require_own_answers(8000, "mine", [])


def test_whoever_speaks_otherwise_has_no_name() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        answering = threading.Thread(target=_say_nonsense, args=(server,))
        answering.start()
        assert machine.instance_at(server.getsockname()[1]) == ""
        answering.join()


def _say_nonsense(server: socket.socket) -> None:
    line, _ = server.accept()
    with line:
        line.recv(1000)
        line.sendall(b"220 mail.example ready\r\n\r\n")


def test_a_lock_file_of_somebody_else_can_be_held_too(tmp_path: Path) -> None:
    lock = tmp_path / "serving.lock"
    lock.touch(mode=0o444)
    locks.hold_folder(tmp_path)
    with pytest.raises(CliError):
        locks.hold_folder(tmp_path)
