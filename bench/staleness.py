"""Task: whether a running server shows what the database has, in memory and in its files."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from django.conf import settings

from bench.asking import get
from bench.browser import Browser
from bench.everything import homes, stories
from bench.world_words import host

# Each connection goes to one of two web processes. With five, one page in sixteen comes from a
# single process.
_CONNECTIONS: Final = 5
_NEWEST: Final = 150
_MADE: Final = re.compile(rb"Berat halaman ini [^<]*")  # when it was made, and so its size


def lines(port: str) -> Iterator[str]:
    """A line for every page that differs from the database, then the number of comparisons."""
    browsers = [Browser(int(port)) for _ in range(_CONNECTIONS)]
    pages = [*homes(), *stories()[-_NEWEST:]]
    for page in pages:
        label, _, path = page.partition(" ")
        yield from _differences(browsers, label, path)
    for browser in browsers:
        browser.close()
    files = list(_files())
    yield from (f"the file {file}" for file in files if not _is_true(file))
    yield str(len(pages) * _CONNECTIONS + len(files))


def _differences(browsers: list[Browser], label: str, path: str) -> Iterator[str]:
    status, body = get(label, path, "identity")
    for number, browser in enumerate(browsers):
        answer = browser.get(host(label), path)
        if _plain(answer.body) != _plain(body) or not status.startswith(str(answer.status)):
            yield (
                f"{host(label)}{path} through connection {number}: {answer.status}, "
                f"the database gives {status}"
            )


def _files() -> list[Path]:
    """The files that a front server would serve."""
    return list(Path(settings.STORE_DIR).glob("*/**/index.html"))


def _is_true(file: Path) -> bool:
    """Whether it holds what the database gives. A file that goes meanwhile is shown to nobody."""
    try:
        held = file.read_bytes()
    except FileNotFoundError:
        return True
    name, _, path = str(file.parent.relative_to(settings.STORE_DIR)).partition("/")
    label = name.removesuffix(settings.BASE_HOST).removesuffix(".")
    return _plain(held) == _plain(get(label, f"/{path}/" if path else "/", "identity")[1])


def _plain(page: bytes) -> bytes:
    """A page but for what its foot says of the moment it was made."""
    return _MADE.sub(b"", page)
