"""Stored pages as files. A front server sends them without Python.

    <folder>/<host><path>index.html, index.html.br, index.html.gz
    <folder>/.tags/<tag>/<digest>   a symbolic link that leads nowhere. Its text is the PageName:
                                    folder of the page, its last known change, all its tags
    <folder>/.until/<time>/<digest> the same, for a page that is true until a moment (seconds since
                                    1970), such as one that prints the day
    <folder>/.all/<digest>          the same, for every page
    <folder>/.old-<name>/           what was swept and is not deleted yet
    <folder>/.lease/<slot>          see `lease.py`

Many processes write and remove here without a lock. Two rules make that safe. A writer links a page
to its tags before the page appears, and again after; then it asks the database whether the page is
still true, and removes it if not. A remover deletes the links first and the page last. So every
page that is there can be found by each of its tags.
"""

import logging
import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from tempfile import NamedTemporaryFile
from threading import Thread
from time import time
from typing import Final, NamedTuple, Self
from uuid import uuid4

from django.conf import settings

from kimid.pagecache.addresses import Address
from kimid.pagecache.compression import Coding
from kimid.pagecache.lease import LEASES, MARKER
from kimid.pagecache.page import Page
from kimid.ui.style_policy import policy_of

logger = logging.getLogger(__name__)

_HOST: Final = re.compile(r"[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})*")
_PATH: Final = re.compile(r"/(?:[a-z0-9-]{1,100}/){0,8}")
_LONGEST_NAME: Final = 4_000  # characters; Linux allows 4,095 in a link
_FILES: Final[dict[Coding, str]] = {
    "br": "index.html.br",
    "gzip": "index.html.gz",
    "": "index.html",
}
_NEW: Final = ".new-"
_OLD: Final = ".old-"
_UNTIL: Final = ".until"
_ALL: Final = ".all"
# What stays of a full folder, so that room for new pages is not made for each of them.
_SHARE_THAT_STAYS: Final = 0.9
# Seconds. A folder of a moment stays so long for writers who are late, and goes then.
_LATE: Final = 60
_MARKER_TEXT: Final = (
    "Signature: 8a477f597d28d172789f06886806bc55\n"
    "# Stored pages of kimid; all of it is made again when needed.\n"
)


class PageName(NamedTuple):
    """How a page is found: its folder, the last change that its rendering knew, and its tags. The
    moment until which it is true is one of them.
    """

    folder: str
    began: int
    tags: tuple[str, ...]

    @classmethod
    def parse(cls, text: str) -> Self:
        """The name from the text of its link."""
        folder, began, *tags = text.split(" ")
        return cls(folder, int(began), tuple(tags))

    def __str__(self) -> str:
        return " ".join((self.folder, str(self.began), *self.tags))

    @property
    def digest(self) -> str:
        """The name of the link: short, and the same for every page of one address."""
        return blake2b(self.folder.encode(), digest_size=16).hexdigest()


class NotOurFolderError(RuntimeError):
    """The folder of stored pages holds other files. Point KIMID_STORE_DIR to an empty or new
    folder.
    """


class PageFiles:
    """The files of stored pages in one folder. Any process may call any method at any time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._tags = folder / ".tags"
        self._until = folder / _UNTIL
        self._all = folder / _ALL

    def write(
        self, address: Address, page: Page, began: int, is_current: Callable[[], bool]
    ) -> bool:
        """Write a page for the front server, if it can be a file. Returns whether it is there now.

        `began` is the last change that was applied before its rendering. After the files appear,
        `is_current` asks the database whether a later change touched the page. If so, or if the
        disk raises an error, the files are removed again.
        """
        if not _can_be_file(address, page):
            return False
        tags = sorted(page.tags)
        if page.fresh_until is not None:
            tags.append(f"{_UNTIL}/{int(page.fresh_until)}")
        name = PageName(f"{address.host}{address.path}", began, tuple(tags))
        if len(str(name)) > _LONGEST_NAME:
            return False
        is_written = False
        try:
            self._claim_folder()
            self._link_tags(name, renew=False)
            self._write_page(self._folder / name.folder, page)
            self._link_tags(name, renew=True)
            is_written = is_current() and page.is_fresh(time())
        except (FileNotFoundError, FileExistsError):
            logger.info("the folders were swept while %s was written", name.folder)
        finally:
            if not is_written:
                self._remove(name)
        return is_written

    def read(self, address: Address) -> bytes | None:
        """The body of a page that is there as a file, or None."""
        if address.query or not (_HOST.fullmatch(address.host) and _PATH.fullmatch(address.path)):
            return None
        with suppress(OSError):
            return (self._folder / f"{address.host}{address.path}" / _FILES[""]).read_bytes()
        return None

    def drop(self, changes: Mapping[str, int]) -> None:
        """Remove all pages that carry one of these tags and were rendered before the change (its
        id) to it.

        A page that knew the change stays: another process may be faster than this one.
        """
        for tag, change in changes.items():
            # The folder stays, even when it is empty: a writer may be about to link a page in it.
            folder = self._tags / tag
            with suppress(FileNotFoundError):
                for digest in os.listdir(folder):
                    name = self._name_at(folder / digest)
                    if name and name.began < change:
                        self._remove(name)

    def drop_expired(self, now: float) -> None:
        """Remove all pages whose moment has come at `now` (seconds since 1970)."""
        with suppress(FileNotFoundError):
            moments = [int(name) for name in os.listdir(self._until)]
            for moment in (each for each in moments if each <= now):
                folder = self._until / str(moment)
                for digest in os.listdir(folder):
                    if name := self._name_at(folder / digest):
                        self._remove(name)
                if moment < now - _LATE:
                    with suppress(OSError):  # somebody has just put a link into it
                        folder.rmdir()

    def keep_at_most(self, limit: int) -> None:
        """If there are more than `limit` pages, remove those that nobody has read for the longest
        time, as the disk remembers it: exactly or by the day.
        """
        try:
            digests = os.listdir(self._all)
        except FileNotFoundError:
            return
        if len(digests) <= limit:
            return
        names = [name for digest in digests if (name := self._name_at(self._all / digest))]
        names.sort(key=self._read_at)
        for name in names[: len(digests) - int(limit * _SHARE_THAT_STAYS)]:
            self._remove(name)
            with suppress(OSError):  # there are pages below it
                (self._folder / name.folder).rmdir()

    def sweep(self) -> None:
        """Remove all pages at once; a thread deletes them. Raises NotOurFolderError if the folder
        holds other files.
        """
        if not self._folder.exists():
            return
        self._claim_folder()
        # The links go first, as everywhere: nobody vouches for the pages until they are gone.
        links = (self._folder / LEASES, self._tags, self._until, self._all)
        others = {*links, *self._swept()}
        hosts = [
            child for child in self._folder.iterdir() if child.is_dir() and child not in others
        ]
        swept = self._folder / f"{_OLD}{uuid4().hex}"
        swept.mkdir()
        for child in (*links, *hosts):
            with suppress(FileNotFoundError):  # another process was faster, or there was none
                child.rename(swept / child.name)
        Thread(target=self.delete_swept, name="kimid-swept-pages", daemon=True).start()

    def delete_swept(self) -> None:
        """Delete what was swept, also by a process that has ended since."""
        for folder in self._swept():
            shutil.rmtree(folder, ignore_errors=True)

    def _swept(self) -> list[Path]:
        return list(self._folder.glob(f"{_OLD}*"))

    def _name_at(self, link: Path) -> PageName | None:
        """What a link says; None if it has gone."""
        with suppress(FileNotFoundError):
            return PageName.parse(os.readlink(link))
        return None

    def _read_at(self, name: PageName) -> float:
        """When somebody read a file of this page last, or when it was written; 0 if it has none."""
        folder, moments = self._folder / name.folder, [0.0]
        for file in _FILES.values():
            with suppress(OSError):
                moments.append((folder / file).stat().st_atime)
        return max(moments)

    def _claim_folder(self) -> None:
        """Make the folder ours, or check that it is. The marker is always the first file in it, so
        it is checked again last.
        """
        if self._has_marker():
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        other_files = [name for name in os.listdir(self._folder) if not name.startswith(_NEW)]
        if other_files and not self._has_marker():
            raise NotOurFolderError(
                f"{self._folder} holds other files; set KIMID_STORE_DIR to an empty or new folder"
            )
        _write(self._folder / MARKER, _MARKER_TEXT.encode())

    def _has_marker(self) -> bool:
        try:
            return (self._folder / MARKER).read_text() == _MARKER_TEXT
        except FileNotFoundError:
            return False

    def _link_tags(self, name: PageName, *, renew: bool) -> None:
        """Link a page to its tags. A link says what the page at its address knew, so `renew` may
        replace it only after the new page is in place.
        """
        for link in self._links_of(name):
            link.parent.mkdir(parents=True, exist_ok=True)
            try:
                os.symlink(str(name), link)
            except FileExistsError:
                if renew and os.readlink(link) != str(name):
                    fresh = f"{link}{_NEW}{uuid4().hex}"
                    os.symlink(str(name), fresh)
                    os.replace(fresh, link)

    def _links_of(self, name: PageName) -> Iterator[Path]:
        for tag in name.tags:
            is_moment = tag.startswith(_UNTIL)
            yield (self._folder if is_moment else self._tags) / tag / name.digest
        yield self._all / name.digest

    def _write_page(self, folder: Path, page: Page) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        # The plain file is written last: the front server looks for it first.
        for coding, name in _FILES.items():
            response = page.responses[coding]
            if response.coding == coding:
                _write(folder / name, response.body[0])
            else:
                (folder / name).unlink(missing_ok=True)

    def _remove(self, name: PageName) -> None:
        for link in self._links_of(name):
            link.unlink(missing_ok=True)
        for file in reversed(_FILES.values()):
            with suppress(FileNotFoundError, NotADirectoryError):
                (self._folder / name.folder / file).unlink()


def sweep() -> None:
    """Remove all files of stored pages. Called once, before the web processes start."""
    if settings.STORE_FILES:
        PageFiles(settings.STORE_DIR).sweep()


def _can_be_file(address: Address, page: Page) -> bool:
    headers = {name.lower(): value for name, value in page.responses[""].headers}
    if address.query or not headers.get("content-type", "").startswith("text/html"):
        return False
    # The front server sends the same headers with every file, so a page with a header of its own
    # cannot be a file.
    policy = headers.get("content-security-policy", "")
    is_usual = "x-robots-tag" not in headers and (
        not policy or policy == policy_of(page.responses[""].body[0])
    )
    return is_usual and bool(_HOST.fullmatch(address.host) and _PATH.fullmatch(address.path))


def _write(path: Path, body: bytes) -> None:
    """Write a file so that a reader sees either the old file or the complete new one."""
    with NamedTemporaryFile(dir=path.parent, prefix=_NEW, delete=False) as new:
        try:
            new.write(body)
            new.flush()
            os.fchmod(new.fileno(), 0o644)  # the front server runs under another name
            os.replace(new.name, path)
        except BaseException:
            os.unlink(new.name)
            raise
