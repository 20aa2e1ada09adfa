"""Receives documents and voice notes: rebuilds a file in the sandbox and stores it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import PurePath
from typing import Any, ClassVar, Final, NamedTuple

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict

from kimid.events.actor import Actor
from kimid.lib import blocks
from kimid.lib.attachment import EXTENSIONS, AttachmentData, AttachmentKind
from kimid.media import actions, files, queries, sandbox
from kimid.media.limits import MAX_BITS, MAX_BYTES, MAX_PAGES, MAX_SECONDS
from kimid.media.models import unguessable_name
from kimid.media.sandbox import FileRefused, ProcessingFailed, Worker
from kimid.media.upload_rate import refuse_too_many_of
from kimid.sites.models import Site

_MEGABYTES: Final = MAX_BYTES // 1024**2
_MAX_TITLE_LENGTH: Final = 80  # letters
_FULL: Final = (
    "Ruang berkas KIM ini sudah penuh. Buang dulu foto yang tidak dipakai, atau hubungi pengelola "
    "kimid."
)
_OFTEN: Final = (
    "Anda baru saja mengirim sangat banyak berkas. Tunggu beberapa menit, lalu kirim sekali lagi."
)
_BUSY: Final = "Sedang banyak berkas yang diolah. Tunggu sebentar, lalu kirim sekali lagi."


class DocumentRefused(FileRefused):
    """The file does not become a document."""

    messages: ClassVar[Mapping[str, str]] = {
        "empty": "Dokumen ini kosong. Coba kirim sekali lagi, atau pilih yang lain.",
        "kind": "Berkas ini bukan PDF. Simpan dulu sebagai PDF, lalu kirim lagi.",
        "locked": (
            "Dokumen ini dikunci dengan kata sandi. Simpan ulang tanpa kata sandi, lalu kirim lagi."
        ),
        "long": f"Dokumen ini lebih dari {MAX_PAGES} halaman. Kirim bagian yang penting saja.",
        "heavy": (
            f"Dokumen ini lebih dari {_MEGABYTES} MB. "
            "Kecilkan dulu, atau kirim bagian yang penting saja."
        ),
        "large": (
            "Dokumen ini terlalu berat untuk diolah. "
            "Kecilkan dulu, atau kirim bagian yang penting saja."
        ),
        "slow": (
            "Dokumen ini terlalu berat untuk diolah. "
            "Kecilkan dulu, atau kirim bagian yang penting saja."
        ),
        "unreadable": "Dokumen ini tidak terbaca. Simpan ulang sebagai PDF, lalu kirim lagi.",
        "busy": _BUSY,
        "often": _OFTEN,
        "full": _FULL,
    }


class SoundRefused(FileRefused):
    """The file does not become a voice note."""

    messages: ClassVar[Mapping[str, str]] = {
        "empty": "Rekaman ini kosong. Coba rekam sekali lagi.",
        "kind": (
            "Rekaman ini belum bisa dipakai. Rekam langsung di sini, atau kirim rekaman Opus "
            "(.ogg, .webm)."
        ),
        "short": "Rekaman ini terlalu pendek. Rekam lagi, sedikit lebih lama.",
        "long": f"Rekaman ini lebih dari {MAX_SECONDS // 60} menit. Rekam lagi yang lebih pendek.",
        "heavy": f"Rekaman ini lebih dari {_MEGABYTES} MB. Rekam langsung di sini supaya kecil.",
        "rate": "Rekaman ini terlalu berat. Rekam langsung di sini supaya kecil.",
        "large": "Rekaman ini terlalu berat. Rekam langsung di sini supaya kecil.",
        "slow": "Rekaman ini terlalu berat. Rekam langsung di sini supaya kecil.",
        "unreadable": "Rekaman ini tidak terbaca. Coba rekam sekali lagi.",
        "busy": _BUSY,
        "often": _OFTEN,
        "full": _FULL,
    }


class _Pipeline(NamedTuple):
    """How one kind of file is rebuilt and checked."""

    worker: Worker
    arguments: tuple[str, ...]
    signature: bytes
    size_key: str
    error: type[FileRefused]
    title: str


_PIPELINES: Final[dict[AttachmentKind, _Pipeline]] = {
    "document": _Pipeline(
        "document", (str(MAX_PAGES),), b"%PDF-", "pages", DocumentRefused, "Dokumen"
    ),
    "sound": _Pipeline(
        "sound",
        (str(MAX_SECONDS), str(MAX_BITS)),
        b"OggS",
        "seconds",
        SoundRefused,
        "Rekaman suara",
    ),
}


def attach(
    file: UploadedFile[Any], kind: AttachmentKind, *, site: Site, by: Actor, at: datetime
) -> AttachmentData:
    """Receive one file of a form. Only a title comes from its name; its content type is ignored.

    Raises FileRefused with a message for the sender.
    """
    pipeline = _PIPELINES[kind]
    if (file.size or 0) > MAX_BYTES:
        raise pipeline.error("heavy")
    refuse_too_many_of(by, pipeline.error, at)
    title = title_of(file.name or "") if kind == "document" else ""
    return attach_bytes(file.read(), kind, title=title, site=site, by=by, at=at)


def attach_bytes(
    data: bytes, kind: AttachmentKind, *, title: str, site: Site, by: Actor, at: datetime
) -> AttachmentData:
    """Receive one file. Raises FileRefused."""
    pipeline = _PIPELINES[kind]
    if queries.bytes_used(site) + len(data) > settings.MEDIA_SITE_BYTES:
        raise pipeline.error("full")
    size, body = _process(data, pipeline)
    attached = AttachmentData(
        name=unguessable_name(),
        kind=kind,
        title=title or pipeline.title,
        size=size,
        weight=len(body),
    )
    files.store(attached["name"], {f"lampiran.{EXTENSIONS[kind]}": body})
    try:
        return actions.attach(site, attached=attached, by=by, at=at).as_attached()
    except BaseException:
        files.erase(attached["name"])
        raise


def attach_voice(data: bytes, *, site: Site, by: Actor, at: datetime) -> AttachmentData | None:
    """Receive a recording of a message. None without one. Raises FileRefused."""
    if not data:
        return None
    if len(data) > MAX_BYTES:
        raise SoundRefused("heavy")
    refuse_too_many_of(by, SoundRefused, at)
    return attach_bytes(data, "sound", title="Pesan suara", site=site, by=by, at=at)


def title_of(file_name: str) -> str:
    """The title for a file name: `surat_edaran-2.pdf` becomes `surat edaran 2`."""
    words = (
        blocks.clean_text(PurePath(file_name.replace("\\", "/")).stem)
        .replace("_", " ")
        .replace("-", " ")
    )
    return " ".join(words.split())[:_MAX_TITLE_LENGTH].strip()


def _process(data: bytes, pipeline: _Pipeline) -> tuple[int, bytes]:
    try:
        head, [body] = sandbox.run_worker(pipeline.worker, data, *pipeline.arguments)
        size = int(head[pipeline.size_key])
    except ProcessingFailed as why:
        raise pipeline.error(str(why)) from why
    except (ValueError, KeyError, TypeError) as error:
        raise pipeline.error("unreadable") from error
    if not body.startswith(pipeline.signature) or not 0 < size < 10_000:
        raise pipeline.error("unreadable")
    return size, body


@dataclass
class ChosenAttachments:
    """The attachments of a larger form; `media/ruang/parts/attachments.html` shows them.

    The form posts the names of stored attachments (`attachments`), those to remove (`detach`),
    titles (`judul-<name>`), and, without the script, files (`dokumen`, `suara`). `refused` are
    messages for the sender.
    """

    attached: list[AttachmentData] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    @classmethod
    def from_form(
        cls,
        data: QueryDict,
        files: Any,
        known: Sequence[AttachmentData] = (),
        *,
        site: Site,
        by: Actor,
        at: datetime,
    ) -> "ChosenAttachments":
        """Receive the files of a posted form. `known` are the attachments of the story so far."""
        dropped = set(data.getlist("detach"))
        names = [name for name in data.getlist("attachments") if name not in dropped]
        refused = []
        new_names = []
        for key, kind in FIELDS.items():
            for file in files.getlist(key):
                try:
                    new_names.append(attach(file, kind, site=site, by=by, at=at)["name"])
                except FileRefused as refusal:
                    refused.append(f"{str(file.name)[:60]}: {refusal}")
        available = {
            each["name"]: each
            for each in [*queries.attachments_by_name([*names, *new_names]), *known]
        }
        chosen = [
            available[name] for name in dict.fromkeys([*names, *new_names]) if name in available
        ]
        return cls([_titled(each, data) for each in chosen], refused)


FIELDS: Final[dict[str, AttachmentKind]] = {"dokumen": "document", "suara": "sound"}


def _titled(attached: AttachmentData, data: QueryDict) -> AttachmentData:
    title = " ".join(blocks.clean_text(data.get(f"judul-{attached['name']}", "")).split())[
        :_MAX_TITLE_LENGTH
    ]
    return {**attached, "title": title or attached["title"]}
