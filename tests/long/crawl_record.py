"""What the crawl records of each page, without what differs from page to page or from build to
build.

`pages.jsonl` has a line for each address: role, kind of page, status, headers, and the sha256 of
the body, under which `bodies/` has it, once.
"""

import gzip
import hashlib
import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TextIO
from urllib.parse import urlsplit

from tests.long.crawl_client import Answer

PAGES: Final = "pages.jsonl"
BODIES: Final = "bodies"
SHEET: Final = "sheet in a page"
_ROOMS: Final = {"ruang.localhost": "ruang", "media.localhost": "media"}
_ENDING: Final = re.compile(r"\.[a-z0-9]{2,11}$")
_ONE_OF_MANY: Final = re.compile(r"\d|-.*-.*-|.{25}")
# These only repeat the body.
_LEFT_OUT: Final = {"content-length", "etag"}
_STYLE: Final = re.compile(r"(<style[^>]*>)(.+?)(</style>)", re.DOTALL)
_COOKIE: Final = re.compile(r"^(\w+)=[^;]*")
_VARYING: Final = (
    (re.compile(r'(name="csrfmiddlewaretoken" value=)"[^"]+"'), r'\1"~"'),
    (re.compile(r'("token": ?)"[A-Za-z0-9]{64}"'), r'\1"~"'),
    (re.compile(r"([/\"'][\w-]+)\.[0-9a-f]{12}(?=\.(?:js|css)\b)"), r"\1.~"),
    # Weighed with the digests and the sheets in it.
    (re.compile(r"(Berat halaman ini )[0-9]+,[0-9]( KB, dibuat )[^<]+"), r"\1~\2~."),
    (re.compile(r"'sha256-[A-Za-z0-9+/=]{44}'"), "'sha256-~'"),
)


def normalised(text: str) -> str:
    """A text with a `~` for all that differs anyway."""
    for drawn, instead in _VARYING:
        text = drawn.sub(instead, text)
    return text


def kind_of(url: str) -> str:
    """The kind of page at an address: its path, with a star for whatever names one of many."""
    where = urlsplit(normalised(url))
    steps = where.path.split("/")
    path = "/".join(_step(step, steps[at - 1]) for at, step in enumerate(steps))
    room = _ROOMS.get(where.hostname or "", "public")
    return f"{room} {path}{'?' if where.query else ''}"


def _step(step: str, before: str) -> str:
    ending = _ENDING.search(step)
    stem = step[: ending.start()] if ending else step
    is_one_of_many = before == "s" or _ONE_OF_MANY.search(stem)
    return f"*{ending[0] if ending else ''}" if is_one_of_many else step


@dataclass
class Recorder:
    """The lines and bodies of one take."""

    folder: Path
    lines: TextIO
    broken: list[str] = field(default_factory=list)  # addresses that were answered by 5xx
    _styles: set[str] = field(default_factory=set)

    def write(self, role: str, url: str, answer: Answer) -> None:
        """Record one answer, and the sheets in it that were in none before."""
        if answer.status >= 500:
            self.broken.append(f"{role}, {url}")
        body = self._normalised(role, url, answer.body.decode()) if answer.is_text else answer.body
        headers = sorted(
            [name.lower(), normalised(_COOKIE.sub(r"\1=~", value))]
            for name, value in answer.headers
            if name.lower() not in _LEFT_OUT
        )
        row = {
            "role": role,
            "address": normalised(url),
            "kind": kind_of(url),
            "status": answer.status,
        }
        self._line(row | {"headers": headers}, body)

    def _normalised(self, role: str, url: str, text: str) -> bytes:
        def lift(match: re.Match[str]) -> str:
            if match[2] not in self._styles:
                self._styles.add(match[2])
                address = f"sheet {len(self._styles)}, in {normalised(url)}"
                row = {"role": role, "address": address, "kind": SHEET, "status": 200}
                self._line(row | {"headers": []}, match[2].encode())
            return f"{match[1]}~{match[3]}"

        return normalised(_STYLE.sub(lift, text)).encode()

    def _line(self, row: dict[str, object], body: bytes) -> None:
        name = hashlib.sha256(body).hexdigest()
        path = self.folder / BODIES / name[:2] / f"{name}.gz"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(gzip.compress(body, 3, mtime=0))
        print(json.dumps(row | {"body": name}), file=self.lines)
