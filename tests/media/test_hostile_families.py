"""More than a thousand hostile files come by the form that people use. kimid stays up."""

import json
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kimid.media import sandbox
from kimid.media.models import Photo
from kimid.media.sandbox import PHOTO_MESSAGES, Retouch
from kimid.media.views import NOTHING_CHOSEN
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from tests import build
from tests.conftest import Answer
from tests.media.effort import spent
from tests.media.families import MANY, PHOTO_FAMILIES, small, to_try, turned_over
from tests.media.hostile import SECRETS, Hostile, corpus
from tests.media.pictures import twelve_megapixels
from tests.media.webp import chunks

SLOWEST: Final = 5.0  # seconds of the processor for one file
MAX_MEMORY: Final = 512 * 1024  # kilobytes for one file
FORBIDDEN: Final = (
    *SECRETS,
    b"RAHASIA",
    b"<svg",
    b"<html",
    b"<?php",
    b"javascript:",
    b"EICAR",
    b"%PDF",
    b"PK\x03\x04",
)
CLEAR: Final = {
    *PHOTO_MESSAGES.values(),
    NOTHING_CHOSEN,  # Django ignores a file with the name `..`
}
# Starts the decoder in a process of its own and prints its memory: the test itself uses more.
_WEIGH: Final = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdin=sys.stdin, stdout=subprocess.DEVNULL, env={}, cwd="/")
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""

pytestmark = pytest.mark.files


@pytest.fixture
def kim() -> Kim:
    return build.kim()


@pytest.fixture
def dedi(kim: Kim) -> Client:
    client = Client(HTTP_HOST="ruang.localhost")
    client.force_login(build.member(kim, name="Dedi"), backend="kimid.people.backend.PersonBackend")
    return client


def _send(who: Client, kim: Kim, called: str, data: bytes) -> Answer:
    file = SimpleUploadedFile("foto", data, "image/jpeg")
    # A browser would shorten the name before; others would not.
    file._name = called  # type: ignore[attr-defined]  # see above
    return who.post(
        f"/s/{kim.site.label}/foto/", {"foto": file}, headers={"Accept": "application/json"}
    )


def test_there_are_a_thousand_of_them_in_twenty_five_families() -> None:
    assert len(PHOTO_FAMILIES) >= 25
    assert len(PHOTO_FAMILIES) * MANY >= 1000  # the next test counts each family


@pytest.mark.django_db
@pytest.mark.parametrize("family", PHOTO_FAMILIES)
def test_each_becomes_a_silent_photo_or_a_clear_sentence(
    family: str, dedi: Client, kim: Kim, media_dir: Path
) -> None:
    files = turned_over(PHOTO_FAMILIES[family])
    wrong: list[str] = []
    for number, file in enumerate(to_try(files)):
        began = spent()
        answer = _send(dedi, kim, file.called, file.data)
        reply: dict[str, Any] = answer.json()
        if spent() - began > SLOWEST:
            wrong.append(f"{number} was slow")
        if (answer.status_code, reply.get("error") in CLEAR) not in {(200, False), (422, True)}:
            wrong.append(f"{number} was answered {answer.status_code} {reply}")

    assert len(files) == MANY
    assert wrong == []
    stored = [file for file in media_dir.rglob("*") if file.is_file()]
    with on_site(kim.site):
        known = {
            f"{photo.name}/{width}.webp" for photo in Photo.objects.all() for width in photo.widths
        }
    assert {f"{file.parent.name}/{file.name}" for file in stored} == known
    bodies = [file.read_bytes() for file in stored]
    assert [secret for secret in FORBIDDEN for body in bodies if secret in body] == []
    assert {kind for body in bodies for kind in chunks(body)} <= {b"VP8 "}


@pytest.mark.django_db
def test_whoever_lies_about_the_length_gets_an_answer_too(
    dedi: Client, kim: Kim, media_dir: Path
) -> None:
    body = (
        b'--x\r\nContent-Disposition: form-data; name="foto"; filename="a.jpg"\r\n\r\n'
        + small("JPEG")
        + b"\r\n--x--\r\n"
    )
    lengths = (
        "0",
        "1",
        str(len(body) - 40),
        str(len(body)),
        str(len(body) * 2),
        "99999999999",
        "-5",
        "banyak",
        "",
    )

    def sent(length: str) -> int:
        lie: dict[str, Any] = {"CONTENT_LENGTH": length, "wsgi.input": BytesIO(body)}
        answer = dedi.generic(
            "POST", f"/s/{kim.site.label}/foto/", body, "multipart/form-data; boundary=x", **lie
        )
        return answer.status_code

    statuses = {length: sent(length) for length in lengths}

    assert set(statuses.values()) <= {302, 400, 413, 422}, statuses


@pytest.mark.parametrize(
    "large",
    [
        Hostile("of a phone", "foto.jpg", twelve_megapixels),
        *(file for file in corpus() if "megapixels" in file.what or "frames" in file.what),
    ],
    ids=lambda large: large.what,
)
def test_no_photo_costs_more_memory_than_half_a_gigabyte(large: Hostile, tmp_path: Path) -> None:
    file = tmp_path / "foto"
    file.write_bytes(large.data)
    command = sandbox.command("photo", *sandbox._photo_arguments("webp", Retouch(), large.data))

    with file.open("rb") as source:
        output = subprocess.run(
            [sys.executable, "-I", "-c", _WEIGH, *command],
            stdin=source,
            capture_output=True,
            check=True,
        )

    assert 0 < json.loads(output.stdout) < MAX_MEMORY
