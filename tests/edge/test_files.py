import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytest_django import Settings

from kimid.edge.addresses import Address
from kimid.edge.codings import Coding
from kimid.edge.files import Files, NotOurFolderError, sweep
from kimid.edge.page import Answer, Page, make_page
from kimid.edge.stored import Mark

HOST = "suka-maju.kim.localhost"
BODY = b"<!doctype html>" + b"kabar desa " * 200


def made(*tags: str, body: bytes = BODY, until: float | None = None, **headers: str) -> Page:
    given = {"Content-Type": "text/html; charset=utf-8", **{name.replace("_", "-"): value for name, value in headers.items()}}
    return make_page(body, list(given.items()), Mark(frozenset(tags or ("site:1",)), until, by_query=False))


def yes() -> bool:
    return True


class Meddling(dict[Coding, Answer]):
    """Answers of a page during whose placing something else happens."""

    def __init__(self, answers: dict[Coding, Answer], meddle: Callable[[], None]) -> None:
        super().__init__(answers)
        self._meddle = meddle

    def __getitem__(self, coding: Coding) -> Answer:
        if coding == "br":  # the first that is placed
            self._meddle()
        return super().__getitem__(coding)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "pages"


def files_in(folder: Path) -> list[str]:
    """All pages, without the names they are found by."""
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir() and path.parts)
    return sorted(name for name in found if not name.startswith(".tags/") and name != "CACHEDIR.TAG")


def names_in(folder: Path) -> int:
    return sum(path.is_symlink() for path in folder.rglob("*"))


def test_a_page_lies_in_three_codings_where_a_front_server_looks(folder: Path) -> None:
    page = made()
    assert Files(folder).write(Address(HOST, "/berita/jembatan-x7/"), page, 1, yes)
    where = folder / HOST / "berita/jembatan-x7"
    assert {name: (where / name).read_bytes() for name in os.listdir(where)} == {
        "index.html": page.answers[""].body[0],
        "index.html.br": page.answers["br"].body[0],
        "index.html.gz": page.answers["gzip"].body[0],
    }
    assert (where / "index.html").stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize(
    ("address", "page"),
    [
        (Address(HOST, "/", "hal=2"), made()),
        (Address(HOST, "/berita"), made()),
        (Address(HOST, "/../../etc/"), made()),
        (Address(HOST, "//"), made()),
        (Address(HOST, "/.tags/"), made()),
        (Address(HOST, "/Berita/"), made()),
        (Address(HOST, "/a\x00b/"), made()),
        (Address(HOST, "/a/\n"), made()),
        (Address(HOST, f"/{'a' * 200}/"), made()),
        (Address("..", "/"), made()),
        (Address(".tags", "/"), made()),
        (Address("", "/"), made()),
        (Address(HOST, "/"), made(until=datetime(2030, 1, 1, tzinfo=UTC).timestamp())),
        (Address(HOST, "/"), made(X_Robots_Tag="noindex")),
        (Address(HOST, "/"), made(Content_Type="application/rss+xml")),
        (Address(HOST, "/"), made(*(f"item:{number}" for number in range(1_000)))),
    ],
)
def test_what_a_file_cannot_stand_for_is_not_written(folder: Path, address: Address, page: Page) -> None:
    assert not Files(folder).write(address, page, 1, yes)
    assert not folder.exists()


def test_a_change_removes_the_pages_with_its_tags_and_all_their_names(folder: Path) -> None:
    files = Files(folder)
    files.write(Address(HOST, "/"), made("site:1", "item:5"), 1, yes)
    files.write(Address("kim.localhost", "/"), made("portal:00", "item:5"), 1, yes)
    files.write(Address(HOST, "/tentang/"), made("site:1"), 1, yes)
    Files(folder).drop({"item:5": 2, "item:6": 2})
    assert {Path(name).parent.as_posix() for name in files_in(folder)} == {f"{HOST}/tentang"}
    assert names_in(folder) == 1


def test_a_page_that_knew_of_the_change_stays(folder: Path) -> None:
    """A slow process applies a change after a quick one has rendered the page anew."""
    files = Files(folder)
    files.write(Address(HOST, "/"), made(), 1, yes)
    files.write(Address(HOST, "/"), made(body=BODY + b"baru"), 2, yes)
    files.drop({"site:1": 2})
    assert len(files_in(folder)) == 3
    files.drop({"site:1": 3})
    assert files_in(folder) == []


def test_a_page_on_its_way_does_not_vouch_for_the_one_it_replaces(folder: Path) -> None:
    files, other = Files(folder), Files(folder)
    files.write(Address(HOST, "/"), made(), 1, yes)
    left: list[list[str]] = []

    def other_applies() -> None:
        other.drop({"site:1": 2})
        left.append(files_in(folder))

    page = made(body=BODY + b"baru")
    page.answers = Meddling(page.answers, other_applies)
    assert files.write(Address(HOST, "/"), page, 2, yes)
    assert (left[0], len(files_in(folder))) == ([], 3)


def test_a_page_that_is_no_longer_true_when_it_lies_there_is_removed(folder: Path) -> None:
    seen: list[list[str]] = []

    def asked() -> bool:
        seen.append(files_in(folder))
        return False

    assert not Files(folder).write(Address(HOST, "/"), made(), 1, asked)
    assert (len(seen[0]), files_in(folder), names_in(folder)) == (3, [], 0)


def test_a_page_is_removed_when_nobody_can_say_whether_it_is_true(folder: Path) -> None:
    def away() -> bool:
        raise ConnectionError

    with pytest.raises(ConnectionError):
        Files(folder).write(Address(HOST, "/"), made(), 1, away)
    assert files_in(folder) == []


def test_names_taken_away_while_a_page_is_written_come_back(folder: Path) -> None:
    """Another process drops the tag after the page was named and before it appears: the second naming heals it."""
    files, other = Files(folder), Files(folder)
    files.write(Address(HOST, "/"), made(), 1, yes)

    page = made(body=BODY + b"baru")
    page.answers = Meddling(page.answers, lambda: other.drop({"site:1": 2}))
    assert files.write(Address(HOST, "/"), page, 2, yes)
    assert len(files_in(folder)) == 3
    other.drop({"site:1": 3})
    assert files_in(folder) == []


def test_a_page_is_named_before_it_appears_so_that_a_killed_writer_leaves_none_that_cannot_be_found(folder: Path) -> None:
    seen: list[tuple[int, int]] = []
    page = made("site:1", "item:5")
    page.answers = Meddling(page.answers, lambda: seen.append((names_in(folder), len(files_in(folder)))))
    Files(folder).write(Address(HOST, "/"), page, 1, yes)
    assert seen == [(2, 0)]


def test_a_shorter_page_leaves_no_old_coding_behind(folder: Path) -> None:
    files = Files(folder)
    files.write(Address(HOST, "/"), made(), 1, yes)
    files.write(Address(HOST, "/"), made(body=b"<p>pendek"), 1, yes)
    assert files_in(folder) == [f"{HOST}/index.html"]


def test_sweeping_removes_all_pages_and_names(folder: Path) -> None:
    files = Files(folder)
    for number in range(3):
        files.write(Address(HOST, f"/{number}/"), made(f"item:{number}"), 1, yes)
    files.sweep()
    assert os.listdir(folder) == ["CACHEDIR.TAG"]
    assert files.write(Address(HOST, "/"), made(), 1, yes)


def test_sweeping_never_touches_a_folder_of_somebody_else(folder: Path) -> None:
    (folder / "foto").mkdir(parents=True)
    (folder / "foto" / "panen.jpg").write_bytes(b"x")
    with pytest.raises(NotOurFolderError, match="KIMID_STORE_DIR"):
        Files(folder).sweep()
    with pytest.raises(NotOurFolderError):
        Files(folder).write(Address(HOST, "/"), made(), 1, yes)
    assert files_in(folder) == ["foto/panen.jpg"]


@pytest.mark.parametrize(("wanted", "left"), [(True, 0), (False, 3)])
def test_the_server_sweeps_at_its_start_where_files_are_wanted(settings: Settings, wanted: bool, left: int) -> None:
    Files(settings.STORE_DIR).write(Address(HOST, "/"), made(), 1, yes)
    settings.STORE_FILES = wanted
    sweep()
    assert len(files_in(settings.STORE_DIR)) == left


def test_two_processes_may_claim_the_same_folder_at_once(folder: Path) -> None:
    first, second = Files(folder), Files(folder)
    folder.mkdir()
    (folder / ".new-half-written").write_bytes(b"Signa")  # the other one's marker on its way
    writes: list[Callable[[], bool]] = [
        lambda: first.write(Address(HOST, "/"), made(), 1, yes),
        lambda: second.write(Address(HOST, "/a/"), made(), 1, yes),
    ]
    assert [write() for write in writes] == [True, True]
