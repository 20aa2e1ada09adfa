import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import pytest
from pytest_django import Settings

from kimid.pagecache.addresses import Address
from kimid.pagecache.compression import CODINGS, Coding
from kimid.pagecache.directives import CacheDirective
from kimid.pagecache.files import NotOurFolderError, PageFiles, sweep
from kimid.pagecache.page import EncodedResponse, Page, PageResponses, make_page

HOST = "suka-maju.kim.localhost"
MIDNIGHT = datetime(2100, 1, 2, tzinfo=UTC).timestamp()
PAST = datetime(2020, 1, 2, tzinfo=UTC).timestamp()
BODY = b"<!doctype html>" + b"kabar desa " * 200


def page_of(*tags: str, body: bytes = BODY, until: float | None = None, **headers: str) -> Page:
    all_headers = {
        "Content-Type": "text/html; charset=utf-8",
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    directive = CacheDirective(frozenset(tags or ("site:1",)), until, varies_by_query=False)
    return make_page(body, list(all_headers.items()), directive)


def yes() -> bool:
    return True


class Meddling(dict[Coding, EncodedResponse]):
    """Responses of a page. While they are written, something else happens."""

    def __init__(
        self, responses: dict[Coding, EncodedResponse], meddle: Callable[[], None]
    ) -> None:
        super().__init__({coding: responses[coding] for coding in CODINGS})
        self._meddle = meddle

    def __getitem__(self, coding: Coding) -> EncodedResponse:
        if coding == "br":  # the first one that is written
            self._meddle()
        return super().__getitem__(coding)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "pages"


def files_in(folder: Path) -> list[str]:
    """All pages, without the links of the tags."""
    paths = (
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if not path.is_dir() and path.parts
    )
    ours = (".tags/", ".until/", ".all/", ".old-", "CACHEDIR.TAG")
    return sorted(name for name in paths if not name.startswith(ours))


def links_in(folder: Path) -> int:
    return sum(path.is_symlink() for path in folder.rglob("*"))


def test_a_page_lies_in_three_codings_where_a_front_server_looks(folder: Path) -> None:
    page = page_of()
    assert PageFiles(folder).write(Address(HOST, "/berita/jembatan-x7/"), page, 1, yes)
    where = folder / HOST / "berita/jembatan-x7"
    assert {name: (where / name).read_bytes() for name in os.listdir(where)} == {
        "index.html": page.responses[""].body[0],
        "index.html.br": page.responses["br"].body[0],
        "index.html.gz": page.responses["gzip"].body[0],
    }
    assert (where / "index.html").stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize(
    ("address", "page"),
    [
        (Address(HOST, "/", "hal=2"), page_of()),
        (Address(HOST, "/berita"), page_of()),
        (Address(HOST, "/../../etc/"), page_of()),
        (Address(HOST, "//"), page_of()),
        (Address(HOST, "/.tags/"), page_of()),
        (Address(HOST, "/Berita/"), page_of()),
        (Address(HOST, "/a\x00b/"), page_of()),
        (Address(HOST, "/a/\n"), page_of()),
        (Address(HOST, f"/{'a' * 200}/"), page_of()),
        (Address("..", "/"), page_of()),
        (Address(".tags", "/"), page_of()),
        (Address("", "/"), page_of()),
        (Address(HOST, "/"), page_of(Content_Security_Policy="default-src 'none'")),
        (Address(HOST, "/"), page_of(X_Robots_Tag="noindex")),
        (Address(HOST, "/"), page_of(Content_Type="application/rss+xml")),
        (Address(HOST, "/"), page_of(*(f"item:{number}" for number in range(1_000)))),
    ],
)
def test_what_a_file_cannot_stand_for_is_not_written(
    folder: Path, address: Address, page: Page
) -> None:
    assert not PageFiles(folder).write(address, page, 1, yes)
    assert not folder.exists()


def test_a_change_removes_the_pages_with_its_tags_and_all_their_names(folder: Path) -> None:
    files = PageFiles(folder)
    files.write(Address(HOST, "/"), page_of("site:1", "item:5"), 1, yes)
    files.write(Address("kim.localhost", "/"), page_of("portal:00", "item:5"), 1, yes)
    files.write(Address(HOST, "/tentang/"), page_of("site:1"), 1, yes)
    PageFiles(folder).drop({"item:5": 2, "item:6": 2})
    assert {Path(name).parent.as_posix() for name in files_in(folder)} == {f"{HOST}/tentang"}
    assert links_in(folder) == 2


def test_a_page_that_prints_the_day_goes_when_the_day_is_over(folder: Path) -> None:
    files = PageFiles(folder)
    files.write(Address(HOST, "/"), page_of("site:1", until=MIDNIGHT), 1, yes)
    files.write(Address(HOST, "/tentang/"), page_of("site:1"), 1, yes)
    PageFiles(folder).drop_expired(MIDNIGHT - 1)
    assert len(files_in(folder)) == 6
    PageFiles(folder).drop_expired(MIDNIGHT)
    assert {Path(name).parent.as_posix() for name in files_in(folder)} == {f"{HOST}/tentang"}
    assert links_in(folder) == 2


def test_a_change_before_that_moment_removes_it_too_and_all_its_names(folder: Path) -> None:
    files = PageFiles(folder)
    files.write(Address(HOST, "/"), page_of("site:1", until=MIDNIGHT), 1, yes)
    files.drop({"site:1": 2})
    assert (files_in(folder), links_in(folder)) == ([], 0)


def test_a_page_whose_moment_passed_while_it_was_made_is_not_written(folder: Path) -> None:
    assert not PageFiles(folder).write(Address(HOST, "/"), page_of(until=PAST), 1, yes)
    assert (files_in(folder), links_in(folder)) == ([], 0)


def test_a_writer_who_comes_late_gets_no_page_past_its_moment_kept(folder: Path) -> None:
    """The folder of the moment may go while somebody links a page in it."""
    files = PageFiles(folder)
    other = PageFiles(folder)
    page = page_of("site:1", until=MIDNIGHT)
    page.responses = cast(
        "PageResponses", Meddling(page.responses, lambda: other.drop_expired(MIDNIGHT + 3_600))
    )
    files.write(Address(HOST, "/"), page, 1, yes)
    other.drop_expired(MIDNIGHT)
    assert files_in(folder) == []
    other.drop_expired(MIDNIGHT + 3_600)
    assert os.listdir(folder / ".until") == []


def test_a_page_that_knew_of_the_change_stays(folder: Path) -> None:
    """A slow process applies a change after a quick one has rendered the page anew."""
    files = PageFiles(folder)
    files.write(Address(HOST, "/"), page_of(), 1, yes)
    files.write(Address(HOST, "/"), page_of(body=BODY + b"baru"), 2, yes)
    files.drop({"site:1": 2})
    assert len(files_in(folder)) == 3
    files.drop({"site:1": 3})
    assert files_in(folder) == []


def test_a_page_on_its_way_does_not_vouch_for_the_one_it_replaces(folder: Path) -> None:
    files = PageFiles(folder)
    other = PageFiles(folder)
    files.write(Address(HOST, "/"), page_of(), 1, yes)
    left: list[list[str]] = []

    def other_applies() -> None:
        other.drop({"site:1": 2})
        left.append(files_in(folder))

    page = page_of(body=BODY + b"baru")
    page.responses = cast("PageResponses", Meddling(page.responses, other_applies))
    assert files.write(Address(HOST, "/"), page, 2, yes)
    assert (left[0], len(files_in(folder))) == ([], 3)


def test_a_page_that_is_no_longer_true_when_it_lies_there_is_removed(folder: Path) -> None:
    seen: list[list[str]] = []

    def asked() -> bool:
        seen.append(files_in(folder))
        return False

    assert not PageFiles(folder).write(Address(HOST, "/"), page_of(), 1, asked)
    assert (len(seen[0]), files_in(folder), links_in(folder)) == (3, [], 0)


def test_a_page_is_removed_when_nobody_can_say_whether_it_is_true(folder: Path) -> None:
    def away() -> bool:
        raise ConnectionError

    with pytest.raises(ConnectionError):
        PageFiles(folder).write(Address(HOST, "/"), page_of(), 1, away)
    assert files_in(folder) == []


def test_names_taken_away_while_a_page_is_written_come_back(folder: Path) -> None:
    """Another process drops the tag after the first link and before the page appears: the second
    link repairs it.
    """
    files = PageFiles(folder)
    other = PageFiles(folder)
    files.write(Address(HOST, "/"), page_of(), 1, yes)

    page = page_of(body=BODY + b"baru")
    page.responses = cast(
        "PageResponses", Meddling(page.responses, lambda: other.drop({"site:1": 2}))
    )
    assert files.write(Address(HOST, "/"), page, 2, yes)
    assert len(files_in(folder)) == 3
    other.drop({"site:1": 3})
    assert files_in(folder) == []


def test_a_page_is_named_before_it_appears_so_that_a_killed_writer_leaves_none_that_cannot_be_found(
    folder: Path,
) -> None:
    seen: list[tuple[int, int]] = []
    page = page_of("site:1", "item:5")
    look = Meddling(page.responses, lambda: seen.append((links_in(folder), len(files_in(folder)))))
    page.responses = cast("PageResponses", look)
    PageFiles(folder).write(Address(HOST, "/"), page, 1, yes)
    assert seen == [(3, 0)]


def test_a_shorter_page_leaves_no_old_coding_behind(folder: Path) -> None:
    files = PageFiles(folder)
    files.write(Address(HOST, "/"), page_of(), 1, yes)
    files.write(Address(HOST, "/"), page_of(body=b"<p>pendek"), 1, yes)
    assert files_in(folder) == [f"{HOST}/index.html"]


def test_sweeping_removes_all_pages_and_names(folder: Path) -> None:
    files = PageFiles(folder)
    for number in range(3):
        files.write(Address(HOST, f"/{number}/"), page_of(f"item:{number}"), 1, yes)
    files.sweep()
    files.delete_swept()
    assert os.listdir(folder) == ["CACHEDIR.TAG"]
    assert files.write(Address(HOST, "/"), page_of(), 1, yes)


def test_the_next_start_deletes_what_a_killed_process_had_swept(folder: Path) -> None:
    PageFiles(folder).write(Address(HOST, "/"), page_of(), 1, yes)
    (folder / HOST).rename(folder / ".old-of-a-killed-process")
    PageFiles(folder).sweep()
    PageFiles(folder).delete_swept()
    assert os.listdir(folder) == ["CACHEDIR.TAG"]


def test_of_too_many_pages_those_that_nobody_read_go(folder: Path) -> None:
    files = PageFiles(folder)
    for number in range(20):
        files.write(Address(HOST, f"/{number}/"), page_of("site:1", f"item:{number}"), 1, yes)
        for file in (folder / HOST / str(number)).iterdir():
            os.utime(file, (number, number))
    os.utime(folder / HOST / "3" / "index.html.br", (100, 0))  # read since
    files.keep_at_most(10)
    assert sorted(int(name) for name in os.listdir(folder / HOST)) == [3, *range(12, 20)]
    assert links_in(folder) == 3 * 9
    files.keep_at_most(9)
    assert links_in(folder) == 3 * 9


def test_a_page_that_had_to_go_is_written_again(folder: Path) -> None:
    files = PageFiles(folder)
    for _ in range(2):
        assert files.write(Address(HOST, "/a/"), page_of("item:1"), 1, yes)
        files.keep_at_most(0)
        assert files_in(folder) == []
    files.write(Address(HOST, "/a/"), page_of("item:1"), 1, yes)
    files.drop({"item:1": 2})
    assert files_in(folder) == []


def test_sweeping_never_touches_a_folder_of_somebody_else(folder: Path) -> None:
    (folder / "foto").mkdir(parents=True)
    (folder / "foto" / "panen.jpg").write_bytes(b"x")
    with pytest.raises(NotOurFolderError, match="KIMID_STORE_DIR"):
        PageFiles(folder).sweep()
    with pytest.raises(NotOurFolderError):
        PageFiles(folder).write(Address(HOST, "/"), page_of(), 1, yes)
    assert files_in(folder) == ["foto/panen.jpg"]


@pytest.mark.parametrize(("writes_files", "left"), [(True, 0), (False, 3)])
def test_the_server_sweeps_at_its_start_where_files_are_wanted(
    settings: Settings, writes_files: bool, left: int
) -> None:
    PageFiles(settings.STORE_DIR).write(Address(HOST, "/"), page_of(), 1, yes)
    settings.STORE_FILES = writes_files
    sweep()
    assert len(files_in(settings.STORE_DIR)) == left


def test_two_processes_may_claim_the_same_folder_at_once(folder: Path) -> None:
    first = PageFiles(folder)
    second = PageFiles(folder)
    folder.mkdir()
    (folder / ".new-half-written").write_bytes(b"Signa")  # the other one's marker on its way
    writes: list[Callable[[], bool]] = [
        lambda: first.write(Address(HOST, "/"), page_of(), 1, yes),
        lambda: second.write(Address(HOST, "/a/"), page_of(), 1, yes),
    ]
    assert [write() for write in writes] == [True, True]
