import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kimid.cli import machine
from kimid.cli.environment import ROOT
from kimid.cli.errors import CliError


@pytest.fixture
def taken() -> Iterator[int]:
    """A port on which somebody listens."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield server.getsockname()[1]


def test_a_port_asked_for_and_taken_is_a_trouble(
    taken: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KIMID_PORT", str(taken))
    with pytest.raises(CliError, match=f"port {taken} is taken by another program"):
        machine.choose_port()


def test_the_next_port_is_taken_and_told(
    taken: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("KIMID_PORT", raising=False)
    monkeypatch.setattr(machine, "FIRST_PORT", taken)
    port = machine.choose_port()
    assert port > taken
    assert (
        capsys.readouterr().out
        == f"kimid: port {taken} is taken by another program, so this is port {port}.\n"
    )


def test_a_server_that_listens_answers(taken: int) -> None:
    assert machine.answers(taken)
    assert not machine.is_free(taken)


def test_a_full_disk_stops_and_a_nearly_full_one_warns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(machine, "DISK_WARN", 10**18)
    machine.require_disk(tmp_path)
    assert "1.5 GB is comfortable" in capsys.readouterr().out
    monkeypatch.setattr(machine, "DISK_STOP", 10**18)
    with pytest.raises(CliError, match="Free at least 300 MB"):
        machine.require_disk(tmp_path)


def test_the_script_stops_before_installing_on_a_full_disk(tmp_path: Path) -> None:
    for name in ("kim", "requirements.lock", "requirements-dev.lock"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "df").write_text("#!/bin/sh\necho 'head\ndisk 1 1 204800 1% /'\n")
    (tmp_path / "bin" / "df").chmod(0o755)
    environment = {**os.environ, "PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}"}
    done = subprocess.run(
        ["sh", "kim", "demo"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (
        1,
        "kimid: only 200 MB are free on this disk. Free at least 300 MB, then start again.\n",
    )
    assert not (tmp_path / ".tools").exists()


# The parent starts a child that is bound to it, hands it the pipe, and waits to be killed.
PARENT = """
import os, subprocess, sys
from functools import partial
from kimid.lib.child_process import bind_to_parent
child = [sys.executable, "-c", "import sys; print('alive', flush=True); sys.stdin.read()"]
subprocess.Popen(child, preexec_fn=partial(bind_to_parent, os.getpid()))
os.close(1)
sys.stdin.read()
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux can bind lives")
def test_a_child_does_not_outlive_a_parent_that_is_killed() -> None:
    reading, writing = os.pipe()
    with open(reading) as words:
        parent = subprocess.Popen(
            [sys.executable, "-c", PARENT], cwd=ROOT, stdin=subprocess.PIPE, stdout=writing
        )
        os.close(writing)
        assert words.readline() == "alive\n"
        parent.kill()
        # The end of the file comes when the last holder of the pipe is gone, and that is the child.
        assert words.read() == ""
        parent.communicate()
