"""What everybody may have of an install: its source, its rules of privacy, its open numbers, and
whom to tell of a weakness.
"""

import json
import tarfile
from collections.abc import Callable
from datetime import datetime, timedelta
from io import BytesIO

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from tests import build

pytestmark = pytest.mark.django_db

type Reader = Callable[[str], Client]


def test_a_reader_gets_the_source_that_runs_here(reader: Reader) -> None:
    build.portal("61")
    about = reader("kalimantan-barat").get("/tentang/").content.decode()
    assert 'href="http://kim.localhost/kode-sumber.tar.gz"' in about

    answer = reader("kalimantan-barat").get("/kode-sumber.tar.gz")

    with tarfile.open(fileobj=BytesIO(answer.content)) as archive:
        names = archive.getnames()
        running = archive.extractfile("kimid/kimid/settings.py")
        assert running
        assert b"SOURCE_URL" in running.read()
    assert {"kimid/LICENSE", "kimid/pyproject.toml", "kimid/requirements.lock"} <= set(names)
    assert not [name for name in names if "__pycache__" in name or "kimid/data/" in name]


def test_an_install_with_a_changed_program_says_where_its_source_is(
    reader: Reader, settings: Settings
) -> None:
    settings.SOURCE_URL = "https://git.example/kimid"
    build.portal("61")
    about = reader("kalimantan-barat").get("/tentang/").content.decode()
    assert 'href="https://git.example/kimid"' in about


@pytest.mark.parametrize("host", ["kim.localhost", "kim-satu.kim.localhost", "ruang.localhost"])
def test_every_host_says_whom_to_tell_of_a_weakness(host: str, settings: Settings) -> None:
    settings.SECURITY_CONTACT = "mailto:aman@desa.example"
    build.kim(label="kim-satu")

    answer = Client(HTTP_HOST=host).get("/.well-known/security.txt")

    lines = dict(line.split(": ", 1) for line in answer.content.decode().splitlines())
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert lines["Contact"] == "mailto:aman@desa.example"
    assert lines["Canonical"] == "http://kim.localhost/.well-known/security.txt"
    until = datetime.fromisoformat(lines["Expires"]) - timezone.now()
    assert timedelta(days=140) < until < timedelta(days=190)


@pytest.mark.parametrize("path", ["/privasi/", "/aksesibilitas/"])
def test_every_public_site_says_what_it_notes_and_for_whom_it_is_made(
    path: str, reader: Reader
) -> None:
    build.kim(label="kim-satu")
    for label in ("kim-satu", "kalimantan-barat", ""):
        home = reader(label).get("/").content.decode()
        assert f'href="{path}"' in home
        assert reader(label).get(path).status_code == 200


def test_the_numbers_are_a_dataset_whose_files_are_there(reader: Reader) -> None:
    build.kim(label="kim-satu")
    page = reader("kalimantan-barat").get("/data/").content.decode()
    found = [
        thing
        for part in page.split('<script type="application/ld+json">')[1:]
        for thing in json.loads(part.partition("</script>")[0])["@graph"]
        if thing["@type"] == "Dataset"
    ]

    [dataset] = found

    assert dataset["name"] == "Data KIM Provinsi Kalimantan Barat"
    for file in dataset["distribution"]:
        path = file["contentUrl"].removeprefix("http://kalimantan-barat.kim.localhost")
        answer = reader("kalimantan-barat").get(path)
        assert answer["Content-Type"].startswith(file["encodingFormat"])
