"""The walls around a process that works on the bytes of a stranger, and how it is asked and answers.

Bytes come in at standard input; one line of JSON goes out at standard output, and after it what was made, one behind the other.
Asked for nothing but its walls, it says which of them this machine does not let it build.
"""

import ctypes
import json
import os
import resource
import struct
import sys
from collections.abc import Callable
from typing import Any, Final

SECONDS: Final = 12  # of the processor
# Landlock (Linux 5.13 and later): its system calls, everything that it can forbid by its version, and what goes before it.
_CREATE_RULES, _ENTER_RULES, _NO_NEW_RIGHTS = 444, 446, 38
_FILE_ACTS: Final = {1: 2**13 - 1, 2: 2**14 - 1, 3: 2**15 - 1, 4: 2**15 - 1}
_ALL_FILE_ACTS: Final = 2**16 - 1
_BIND_AND_CONNECT: Final = 3
_OUTSIDERS_SOCKETS_AND_SIGNALS: Final = 3

# What a work makes: what is said of it, and its bodies.
type Made = tuple[dict[str, Any], list[bytes]]


class Refused(Exception):
    """This file is not taken; the message is one word that `sandbox.py` knows."""


def work_alone(work: Callable[[bytes], Made], *, memory: int) -> None:
    """Read, work, write. Whatever goes wrong with the bytes of a stranger has a word, not a traceback. `memory` is in bytes."""
    missing = build(memory)
    if sys.argv[1:] == ["walls"]:
        sys.stdout.write(json.dumps(missing))
        return
    try:
        head, bodies = work(sys.stdin.buffer.read())
    except Refused as refusal:
        head, bodies = {"refused": str(refusal)}, []
    except MemoryError:
        head, bodies = {"refused": "large"}, []
    except Exception:  # a decoder may raise anything at all, and no word of it may be repeated
        head, bodies = {"refused": "unreadable"}, []
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + b"".join(bodies))
    sys.stdout.buffer.flush()
    os._exit(0)


def build(memory: int) -> list[str]:
    """Give up everything but working; gives the names of the walls that this machine does not let us build."""
    missing = []
    for wall, put_up in (("network", _leave_the_network), ("files", _close_off)):
        try:
            put_up()
        except OSError:
            missing.append(wall)
    for limit, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 0),  # standard input, output and error are all that it will ever have; not one of them anew
    ):
        resource.setrlimit(limit, (most, most))
    return missing


def _leave_the_network() -> None:
    os.unshare(os.CLONE_NEWUSER | os.CLONE_NEWNET)


def _close_off() -> None:
    """No file by any path, no connection, no signal to anybody outside. Raises OSError where the kernel knows no Landlock."""
    libc = ctypes.CDLL(None, use_errno=True)
    version = libc.syscall(ctypes.c_long(_CREATE_RULES), None, ctypes.c_size_t(0), ctypes.c_uint32(1))
    if version < 1:
        raise OSError(ctypes.get_errno(), "no Landlock")
    acts = struct.pack("QQQ", _FILE_ACTS.get(version, _ALL_FILE_ACTS), _BIND_AND_CONNECT, _OUTSIDERS_SOCKETS_AND_SIGNALS)
    known = 8 if version < 4 else 16 if version < 6 else 24
    rules = libc.syscall(ctypes.c_long(_CREATE_RULES), acts, ctypes.c_size_t(known), ctypes.c_uint32(0))
    if (
        rules < 0
        or libc.prctl(_NO_NEW_RIGHTS, 1, 0, 0, 0)
        or libc.syscall(ctypes.c_long(_ENTER_RULES), rules, ctypes.c_uint32(0))
    ):
        raise OSError(ctypes.get_errno(), "Landlock refuses")
    os.close(rules)
