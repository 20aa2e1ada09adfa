"""Dedi attaches a circular and reads his story aloud. Attackers try the same form."""

from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pikepdf import Name, String
from pytest_django import Settings

from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.lib.attachment import attachment_size_text
from kimid.media import actions, files, sandbox
from kimid.media.attachments import DocumentRefused, SoundRefused, title_of
from kimid.media.limits import MAX_BITS, MAX_PAGES, MAX_SECONDS
from kimid.media.models import Attachment
from kimid.media.reactions import clean_up, remove_files
from kimid.media.sandbox import ProcessingFailed
from kimid.media.usage import mark_media_used
from kimid.media.views import requested_range
from kimid.registry.models import Kim
from kimid.sites.guard import across_sites
from tests import build
from tests.conftest import Answer
from tests.media import documents as pdf
from tests.media import sounds
from tests.media.attachment_families import ATTACHMENT_FAMILIES
from tests.media.effort import spent
from tests.media.families import MANY, to_try, turned_over

pytestmark = pytest.mark.django_db

SLOWEST: Final = 5.0  # seconds of the processor for one file
CLEAR: Final = {*DocumentRefused.messages.values(), *SoundRefused.messages.values()}
FORBIDDEN: Final = (
    *(
        b"RAHASIA",
        b"EICAR",
        b"/JavaScript",
        b"/JS",
        b"/Launch",
        b"/URI",
        b"/SubmitForm",
        b"/OpenAction",
        b"/AA",
        b"/EmbeddedFile",
    ),
    *(
        b"/XFA",
        b"/AcroForm",
        b"/Annots",
        b"/Author",
        b"/Metadata",
        b"/PieceInfo",
        b"<script",
        b"Exif",
        b"Mozilla",
        b"Chrome",
    ),
)


@pytest.fixture
def kim() -> Kim:
    return build.kim()


@pytest.fixture
def dedi(kim: Kim) -> Client:
    client = Client(HTTP_HOST="ruang.localhost")
    client.force_login(build.member(kim, name="Dedi"), backend="kimid.people.backend.PersonBackend")
    return client


def _send(
    who: Client, kim: Kim, field: str, data: bytes, called: str = "surat_edaran-2.pdf"
) -> Answer:
    return who.post(f"/s/{kim.site.label}/lampiran/", {field: SimpleUploadedFile(called, data)})


def _attachments() -> list[Attachment]:
    with across_sites(reason="a test looks at all of them"):
        return list(Attachment.objects.order_by("pk"))


@pytest.mark.files
@pytest.mark.parametrize("family", ATTACHMENT_FAMILIES)
def test_each_becomes_a_quiet_file_or_a_clear_sentence(
    family: str, dedi: Client, kim: Kim, media_dir: Path
) -> None:
    files = turned_over(ATTACHMENT_FAMILIES[family])
    wrong: list[str] = []
    for number, file in enumerate(to_try(files)):
        began = spent()
        answer = _send(dedi, kim, file.what, file.data, file.called)
        if spent() - began > SLOWEST:
            wrong.append(f"{number} was slow")
        clear = any(words in answer.content.decode() for words in CLEAR)
        if (answer.status_code, clear) not in {(200, False), (422, True)} and file.data:
            wrong.append(f"{number} was answered {answer.status_code} {answer.content[:200]!r}")

    assert wrong == []
    assert len(files) >= MANY - 6
    stored = [path for path in media_dir.rglob("*") if path.is_file()]
    assert {path.parent.name for path in stored} == {each.name for each in _attachments()}
    for path in stored:
        body = path.read_bytes()
        assert body.startswith(b"%PDF-" if path.suffix == ".pdf" else b"OggS")
        content = pdf.uncompressed(body) if path.suffix == ".pdf" else body
        assert [secret for secret in FORBIDDEN if secret in content] == []


def test_a_document_keeps_what_is_drawn_and_says_how_large_it_is(dedi: Client, kim: Kim) -> None:
    answer = _send(
        dedi,
        kim,
        "dokumen",
        pdf.document(3, pdf.with_words("RAHASIA"), pdf.opening({"/S": "/JavaScript", "/JS": "x"})),
    )

    [attachment] = _attachments()
    page = answer.content.decode()
    assert (attachment.kind, attachment.title, attachment.size) == ("document", "surat edaran 2", 3)
    assert f'name="attachments" value="{attachment.name}"' in page
    assert attachment_size_text(attachment.as_attached()) in page
    got = dedi.get(f"/s/{kim.site.label}/lampiran/{attachment.name}.pdf")
    assert got["Content-Disposition"] == 'attachment; filename="surat-edaran-2.pdf"'
    assert "sandbox" in got["Content-Security-Policy"]
    assert pdf.DRAWING in pdf.uncompressed(got.content)
    assert b"/A Do" in pdf.uncompressed(got.content)


def test_a_link_in_a_document_leads_nowhere_afterwards(dedi: Client, kim: Kim) -> None:
    link = {"/S": Name.URI, "/URI": String("https://slot88.com/masuk")}
    _send(dedi, kim, "dokumen", pdf.document(2, pdf.opening(link)))

    [attachment] = _attachments()
    got = dedi.get(f"/s/{kim.site.label}/lampiran/{attachment.name}.pdf")
    content = pdf.uncompressed(got.content)
    assert pdf.DRAWING in content
    assert [word for word in (b"slot88", b"/URI", b"/Link") if word in content] == []


@pytest.mark.parametrize("container", [sounds.webm, sounds.ogg])
def test_a_voice_note_keeps_its_sound_and_its_length(
    container: object, dedi: Client, kim: Kim
) -> None:
    note = (
        sounds.webm(sounds.packets(80))
        if container is sounds.webm
        else sounds.ogg(sounds.packets(80))
    )

    assert _send(dedi, kim, "suara", note).status_code == 200
    [attachment] = _attachments()
    assert (attachment.kind, attachment.title, attachment.size) == ("sound", "Rekaman suara", 80)
    assert attachment_size_text(attachment.as_attached()).startswith("1 menit 20 detik, ")
    got = dedi.get(f"/s/{kim.site.label}/lampiran/{attachment.name}.ogg")
    assert all(packet in got.content for packet in sounds.packets(80)[:50])
    part = dedi.get(
        f"/s/{kim.site.label}/lampiran/{attachment.name}.ogg", headers={"Range": "bytes=10-19"}
    )
    assert (part.status_code, part.content) == (206, got.content[10:20])
    assert part["Content-Range"] == f"bytes 10-19/{len(got.content)}"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (pdf.document(MAX_PAGES + 1), "long"),
        (pdf.document(2, encryption=pdf.locked("rahasia")), "locked"),
        (pdf.document(2, encryption=pdf.locked("")), "locked"),
        (b"PK\x03\x04", "kind"),
        (pdf.document(0), "unreadable"),
        (b"", "empty"),
    ],
)
def test_a_document_that_is_not_taken_says_what_to_do(data: bytes, reason: str) -> None:
    with pytest.raises(ProcessingFailed, match=reason):
        sandbox.run_worker("document", data, str(MAX_PAGES))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (sounds.webm(sounds.packets(MAX_SECONDS + 3)), "long"),
        (sounds.webm(sounds.packets(0.2)), "short"),
        (sounds.webm(sounds.packets(3, size=1000)), "rate"),
        (sounds.webm(sounds.packets(3), codec=b"A_VORBIS"), "kind"),
        (sounds.webm(sounds.packets(3), flags=0x84), "unreadable"),
        (b"ID3", "kind"),
        (b"", "empty"),
    ],
)
def test_a_sound_that_is_not_taken_says_what_to_do(data: bytes, reason: str) -> None:
    with pytest.raises(ProcessingFailed, match=reason):
        sandbox.run_worker("sound", data, str(MAX_SECONDS), str(MAX_BITS))


def test_nobody_else_opens_it_and_a_full_site_says_so(
    dedi: Client, kim: Kim, settings: Settings
) -> None:
    _send(dedi, kim, "dokumen", pdf.document(1))
    [attachment] = _attachments()
    stranger = Client(HTTP_HOST="ruang.localhost")
    stranger.force_login(
        build.member(build.kim(), Role.CHAIR), backend="kimid.people.backend.PersonBackend"
    )

    assert stranger.get(f"/s/{kim.site.label}/lampiran/{attachment.name}.pdf").status_code == 404
    assert (
        Client(HTTP_HOST="media.localhost").get(f"/lampiran/{attachment.name}.pdf").status_code
        == 404
    )
    assert dedi.get(f"/s/{kim.site.label}/lampiran/{attachment.name}.ogg").status_code == 404
    settings.MEDIA_SITE_BYTES = 100
    assert (
        DocumentRefused.messages["full"]
        in _send(dedi, kim, "dokumen", pdf.document(1)).content.decode()
    )


def test_what_nothing_took_is_forgotten_with_its_file(dedi: Client, kim: Kim) -> None:
    _send(dedi, kim, "suara", sounds.ogg(sounds.packets(2)))

    clean_up.func(at=timezone.now() + timedelta(days=3))
    remove_files.call(Event.objects.get(kind="attachment.discarded").pk)

    assert (_attachments(), files.stored_names()) == ([], [])


def test_what_a_story_took_stays(kim: Kim) -> None:
    taken = build.attachment(kim)
    mark_media_used(kim.site, [taken.name])

    with pytest.raises(actions.InUse):
        actions.detach(taken, by=build.BUILDER, at=build.AT)
    assert _attachments() == [taken]


@pytest.mark.parametrize(
    ("called", "title"),
    [
        ("Surat_Edaran-12.PDF", "Surat Edaran 12"),
        ("../../etc/passwd.pdf", "passwd"),
        ("C:\\Users\\x\\jadwal posyandu.pdf", "jadwal posyandu"),
        ("\u202egnik.pdf", "gnik"),
        (".pdf", "pdf"),
        ("x" * 200 + ".pdf", "x" * 80),
    ],
)
def test_a_title_is_made_of_the_name_of_a_file(called: str, title: str) -> None:
    assert title_of(called).lstrip(".") == title


def test_a_player_may_ask_for_a_part() -> None:
    asked = ("bytes=0-", "bytes=5-9", "bytes=99-", "bytes=9-5", "bytes=-5", "bytes=0-0,3-4", "")

    assert [requested_range(each, 10) for each in asked] == [
        range(10),
        range(5, 10),
        None,
        None,
        None,
        None,
        None,
    ]
