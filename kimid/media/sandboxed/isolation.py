"""Isolates a worker process, and defines how it receives a file and answers.

The file comes on standard input. The answer goes to standard output: one line of JSON, then the
bodies. With the argument `walls` the process only names the barriers that this machine cannot set.
"""

import ctypes
import json
import os
import resource
import struct
import sys
from collections.abc import Callable
from typing import Any, Final

CPU_SECONDS: Final = 12
# Landlock (Linux 5.13 and later): its system calls, the `prctl` option that it needs, and the file
# actions that each of its versions can forbid.
_CREATE_RULES = 444
_ENTER_RULES = 446
_NO_NEW_RIGHTS = 38
_FILE_ACTS: Final = {1: 2**13 - 1, 2: 2**14 - 1, 3: 2**15 - 1, 4: 2**15 - 1}
_ALL_FILE_ACTS: Final = 2**16 - 1
_BIND_AND_CONNECT: Final = 3
_OUTSIDERS_SOCKETS_AND_SIGNALS: Final = 3

# The answer of a worker: a head for JSON, and the bodies.
type Output = tuple[dict[str, Any], list[bytes]]


class Rejected(Exception):
    """The file is not accepted. The message is a key that `sandbox.py` knows."""


def run_isolated(work: Callable[[bytes], Output], *, memory: int) -> None:
    """Isolate the process, read the file, call `work` and write the answer. `memory` is in bytes.

    Every error in a file becomes a word in the answer, never a traceback.
    """
    missing = isolate(memory)
    if sys.argv[1:] == ["walls"]:
        sys.stdout.write(json.dumps(missing))
        return
    try:
        head, bodies = work(sys.stdin.buffer.read())
    except Rejected as refusal:
        head = {"refused": str(refusal)}
        bodies = []
    except MemoryError:
        head = {"refused": "large"}
        bodies = []
    except Exception:  # a decoder may raise anything, with any text of the file in it
        head = {"refused": "unreadable"}
        bodies = []
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + b"".join(bodies))
    sys.stdout.buffer.flush()
    os._exit(0)


def isolate(memory: int) -> list[str]:
    """Give up files, network, memory and time. Returns the barriers that could not be set."""
    missing = []
    for barrier, apply in (("network", _block_network), ("files", _block_files)):
        try:
            apply()
        except OSError:
            missing.append(barrier)
    for limit, value in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 0),  # no file can be opened; standard streams stay open
    ):
        resource.setrlimit(limit, (value, value))
    return missing


def _block_network() -> None:
    os.unshare(os.CLONE_NEWUSER | os.CLONE_NEWNET)


def _block_files() -> None:
    """Forbid all files, connections and signals. Raises OSError if the kernel has no Landlock."""
    libc = ctypes.CDLL(None, use_errno=True)
    version = libc.syscall(
        ctypes.c_long(_CREATE_RULES), None, ctypes.c_size_t(0), ctypes.c_uint32(1)
    )
    if version < 1:
        raise OSError(ctypes.get_errno(), "no Landlock")
    acts = struct.pack(
        "QQQ",
        _FILE_ACTS.get(version, _ALL_FILE_ACTS),
        _BIND_AND_CONNECT,
        _OUTSIDERS_SOCKETS_AND_SIGNALS,
    )
    known = 8 if version < 4 else 16 if version < 6 else 24
    rules = libc.syscall(
        ctypes.c_long(_CREATE_RULES), acts, ctypes.c_size_t(known), ctypes.c_uint32(0)
    )
    if (
        rules < 0
        or libc.prctl(_NO_NEW_RIGHTS, 1, 0, 0, 0)
        or libc.syscall(ctypes.c_long(_ENTER_RULES), rules, ctypes.c_uint32(0))
    ):
        raise OSError(ctypes.get_errno(), "Landlock refuses")
    os.close(rules)
