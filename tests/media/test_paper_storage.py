"""Only the page with a permission reads papers. No address and no cleanup reaches them."""

from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest
from django.test import Client
from django.utils import timezone

from kimid.media import files, identity, paper_storage
from kimid.media.files import InvalidFileName
from kimid.media.reactions import clean_up

NAME: Final = "abcdefgh23456789"


def test_papers_are_kept_for_kimid_alone(media_dir: Path) -> None:
    paper_storage.save(NAME, [b"satu", b"dua"])
    paper_storage.save(NAME, [b"satu", b"dua"])

    assert [paper_storage.page(NAME, number) for number in (1, 2, 3)] == [b"satu", b"dua", None]
    modes = {
        str(path.relative_to(media_dir)): oct(path.stat().st_mode & 0o777)
        for path in media_dir.rglob("*")
    }
    assert modes == {
        "papers": "0o700",
        "papers/ab": "0o700",
        f"papers/ab/{NAME}": "0o700",
        f"papers/ab/{NAME}/1.webp": "0o600",
        f"papers/ab/{NAME}/2.webp": "0o600",
    }


def test_papers_go_altogether_and_may_go_twice(media_dir: Path) -> None:
    other = NAME[::-1]
    began = timezone.now() - timedelta(seconds=2)
    for name in (NAME, other):
        paper_storage.save(name, [b"satu"])

    assert {
        name: began < written <= timezone.now() for name, written in paper_storage.stored_names()
    } == {
        NAME: True,
        other: True,
    }
    paper_storage.erase(NAME)
    paper_storage.erase(NAME)
    assert (paper_storage.page(NAME, 1), paper_storage.page(other, 1)) == (None, b"satu")
    assert [name for name, _ in paper_storage.stored_names()] == [other]


@pytest.mark.parametrize(
    "name",
    [
        "",
        "..",
        "../own",
        f"../papers/ab/{NAME}",
        f"/{NAME}",
        f"{NAME}\n",
        NAME.upper(),
        f"{NAME}/.",
        "a\0b",
    ],
)
def test_a_strange_name_leads_nowhere(name: str, media_dir: Path) -> None:
    paper_storage.save(NAME, [b"satu"])

    assert paper_storage.page(name, 1) is None
    with pytest.raises(InvalidFileName):
        paper_storage.save(name, [b"dua"])
    with pytest.raises(InvalidFileName):
        paper_storage.erase(name)
    assert [path.read_bytes() for path in media_dir.rglob("*") if path.is_file()] == [b"satu"]


@pytest.mark.parametrize("number", [0, -1, 2, 10**30])
def test_a_strange_number_leads_nowhere(number: int) -> None:
    paper_storage.save(NAME, [b"satu"])

    assert paper_storage.page(NAME, number) is None


@pytest.mark.django_db
def test_no_address_and_no_tidying_reaches_the_papers(media_dir: Path) -> None:
    paper_storage.save(NAME, [b"rahasia"] * 12)
    identity.adopt()
    stranger = Client(HTTP_HOST="media.localhost")

    clean_up.func(at=timezone.now() + timedelta(days=4000))

    paths = [
        f"{front}/{NAME}/{number}.webp"
        for front in ("/f", "/papers", "/papers/ab", "/own", "/lampiran")
        for number in (1, 12)
    ]
    paths += [
        f"/lampiran/{NAME}.pdf",
        f"/kartu/{NAME}.jpg",
        f"/f/..%2f..%2fpapers%2fab%2f{NAME}/12.webp",
    ]
    assert {stranger.get(path).status_code for path in paths} == {404}
    assert files.own_file(NAME, "12.webp") is None
    assert not (media_dir / "public").exists()
    assert paper_storage.page(NAME, 12) == b"rahasia"
