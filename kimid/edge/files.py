"""Stored pages as files, for a front server that serves them without asking Python.

    <folder>/<host><path>index.html, index.html.br, index.html.gz
    <folder>/.tags/<tag>/<digest>   a name of a page: a symbolic link that leads nowhere, for its text is the page's folder,
                                    the last change its rendering knew, and all its tags

Many processes write and remove here without any lock. Two rules make that safe. Whoever writes a page names it under its tags
before the page appears and again after, then asks the database whether it is still true, and else removes it. Whoever removes
takes the names away first and the page last. So at rest every page that is there can be found by each of its tags.
"""

import errno
import logging
import os
import re
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Final, NamedTuple, Self
from uuid import uuid4

from django.conf import settings

from kimid.edge.addresses import Address
from kimid.edge.codings import Coding
from kimid.edge.page import Page

logger = logging.getLogger(__name__)

_HOST: Final = re.compile(r"[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})*")
_PATH: Final = re.compile(r"/(?:[a-z0-9-]{1,100}/){0,8}")
_LONGEST_NAME: Final = 4_000  # characters; Linux allows 4,095 in a link
_FILES: Final[dict[Coding, str]] = {"br": "index.html.br", "gzip": "index.html.gz", "": "index.html"}
_NEW: Final = ".new-"
_MARKER: Final = "CACHEDIR.TAG"
_MARKED: Final = "Signature: 8a477f597d28d172789f06886806bc55\n# Stored pages of kimid; all of it is made again when needed.\n"


class Name(NamedTuple):
    """What a page is found by: its folder, the last change its rendering knew, and its tags."""

    place: str
    began: int
    tags: tuple[str, ...]

    @classmethod
    def read(cls, text: str) -> Self:
        """A name from the text of its link."""
        place, began, *tags = text.split(" ")
        return cls(place, int(began), tuple(tags))

    def __str__(self) -> str:
        return " ".join((self.place, str(self.began), *self.tags))

    @property
    def digest(self) -> str:
        """The name of the link: short, and the same for every page of one address."""
        return blake2b(self.place.encode(), digest_size=16).hexdigest()


class NotOurFolderError(RuntimeError):
    """The folder of stored pages holds something that is not ours; point KIMID_STORE_DIR to an empty or new folder."""


class Files:
    """The files of stored pages in one folder. Every method may be called at any time from any process."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._tags = folder / ".tags"

    def write(self, address: Address, page: Page, began: int, still_true: Callable[[], bool]) -> bool:
        """Write a page for the front server, if a file can stand for it. Says whether it is there now.

        `began` is the last change applied before its rendering. `still_true` asks the database, after the files have appeared,
        whether a change to the page came since; then they are removed again. So they are when the disk raises an error.
        """
        if not _can_be_file(address, page):
            return False
        name = Name(f"{address.host}{address.path}", began, tuple(sorted(page.tags)))
        if len(str(name)) > _LONGEST_NAME:
            return False
        kept = False
        try:
            self._claim()
            self._give(name, renew=False)
            self._place(self._folder / name.place, page)
            self._give(name, renew=True)
            kept = still_true()
        except (FileNotFoundError, FileExistsError):
            logger.info("the folders were swept while %s was written", name.place)
        finally:
            if not kept:
                self._remove(name)
        return kept

    def drop(self, changes: Mapping[str, int]) -> None:
        """Remove all pages that carry one of these tags and were rendered without knowing of the change (its id) to it.

        A page that knew it stays: it may be from a process that was quicker than this one.
        """
        for tag, change in changes.items():
            # The folder itself stays, even when it is empty: somebody may be about to name a page in it.
            folder = self._tags / tag
            with suppress(FileNotFoundError):
                for digest in os.listdir(folder):
                    with suppress(FileNotFoundError):
                        name = Name.read(os.readlink(folder / digest))
                        if name.began < change:
                            self._remove(name)

    def sweep(self) -> None:
        """Remove all pages. Raises NotOurFolderError rather than removing what it did not write."""
        if not self._folder.exists():
            return
        self._claim()
        # The names go first, as everywhere.
        hosts = [child for child in self._folder.iterdir() if child.is_dir() and child != self._tags]
        for child in (self._tags, *hosts):
            shutil.rmtree(child, onexc=_unless_busy)

    def _claim(self) -> None:
        """Make the folder ours, or see that it is. The marker is always the first thing in it, so it is looked for last."""
        if self._marked():
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        strange = [name for name in os.listdir(self._folder) if not name.startswith(_NEW)]
        if strange and not self._marked():
            raise NotOurFolderError(f"{self._folder} holds other files; set KIMID_STORE_DIR to an empty or new folder")
        _write(self._folder / _MARKER, _MARKED.encode())

    def _marked(self) -> bool:
        try:
            return (self._folder / _MARKER).read_text() == _MARKED
        except FileNotFoundError:
            return False

    def _give(self, name: Name, *, renew: bool) -> None:
        """Name a page under its tags. A name that is there says what the page that is there knew, so it may be renewed only
        once the new page is in its place.
        """
        for tag in name.tags:
            link = self._tags / tag / name.digest
            link.parent.mkdir(parents=True, exist_ok=True)
            try:
                os.symlink(str(name), link)
            except FileExistsError:
                if renew and os.readlink(link) != str(name):
                    fresh = f"{link}{_NEW}{uuid4().hex}"
                    os.symlink(str(name), fresh)
                    os.replace(fresh, link)

    def _place(self, folder: Path, page: Page) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        # The plain file comes last: the front server looks for it first.
        for coding, name in _FILES.items():
            answer = page.answers[coding]
            if answer.coding == coding:
                _write(folder / name, answer.body[0])
            else:
                (folder / name).unlink(missing_ok=True)

    def _remove(self, name: Name) -> None:
        for tag in name.tags:
            (self._tags / tag / name.digest).unlink(missing_ok=True)
        for file in reversed(_FILES.values()):
            with suppress(FileNotFoundError, NotADirectoryError):
                (self._folder / name.place / file).unlink()


def sweep() -> None:
    """Remove all files of stored pages. Called once before the web processes start."""
    if settings.STORE_FILES:
        Files(settings.STORE_DIR).sweep()


def _can_be_file(address: Address, page: Page) -> bool:
    headers = {name.lower(): value for name, value in page.answers[""].headers}
    if address.query or page.fresh_until is not None or not headers.get("content-type", "").startswith("text/html"):
        return False
    # The front server sends the same headers with every file, so a page with a wish of its own cannot be one.
    return "x-robots-tag" not in headers and bool(_HOST.fullmatch(address.host) and _PATH.fullmatch(address.path))


def _write(path: Path, body: bytes) -> None:
    """Write a file so that a reader sees the old one or the new one whole."""
    with NamedTemporaryFile(dir=path.parent, prefix=_NEW, delete=False) as new:
        try:
            new.write(body)
            new.flush()
            os.fchmod(new.fileno(), 0o644)  # the front server runs under another name
            os.replace(new.name, path)
        except BaseException:
            os.unlink(new.name)
            raise


def _unless_busy(function: object, path: str, error: BaseException) -> None:
    """A file that is gone already, or a folder in which another process has just placed a new page, is no reason to stop."""
    if not isinstance(error, FileNotFoundError) and getattr(error, "errno", None) != errno.ENOTEMPTY:
        raise error
