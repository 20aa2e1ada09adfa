"""From a file that somebody sent to a document or a voice note of the group: made anew apart, stored, and only then entered."""

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
from kimid.lib.attachment import ENDINGS, Attached, AttachmentKind
from kimid.media import actions, files, queries, sandbox
from kimid.media.limits import MOST_BITS, MOST_BYTES, MOST_PAGES, MOST_SECONDS
from kimid.media.models import unguessable_name
from kimid.media.sandbox import FileRefused, NotMade, Worker
from kimid.sites.models import Site

_MEGABYTES: Final = MOST_BYTES // 1024**2
_TITLE: Final = 80  # letters
_FULL: Final = "Ruang berkas KIM ini sudah penuh. Buang dulu foto yang tidak dipakai, atau hubungi pengelola kimid."
_BUSY: Final = "Sedang banyak berkas yang diolah. Tunggu sebentar, lalu kirim sekali lagi."


class DocumentRefused(FileRefused):
    """This file does not become a document."""

    words: ClassVar[Mapping[str, str]] = {
        "empty": "Dokumen ini kosong. Coba kirim sekali lagi, atau pilih yang lain.",
        "kind": "Berkas ini bukan PDF. Simpan dulu sebagai PDF, lalu kirim lagi.",
        "locked": "Dokumen ini dikunci dengan kata sandi. Simpan ulang tanpa kata sandi, lalu kirim lagi.",
        "long": f"Dokumen ini lebih dari {MOST_PAGES} halaman. Kirim bagian yang penting saja.",
        "heavy": f"Dokumen ini lebih dari {_MEGABYTES} MB. Kecilkan dulu, atau kirim bagian yang penting saja.",
        "large": "Dokumen ini terlalu berat untuk diolah. Kecilkan dulu, atau kirim bagian yang penting saja.",
        "slow": "Dokumen ini terlalu berat untuk diolah. Kecilkan dulu, atau kirim bagian yang penting saja.",
        "unreadable": "Dokumen ini tidak terbaca. Simpan ulang sebagai PDF, lalu kirim lagi.",
        "busy": _BUSY,
        "full": _FULL,
    }


class SoundRefused(FileRefused):
    """This file does not become a voice note."""

    words: ClassVar[Mapping[str, str]] = {
        "empty": "Rekaman ini kosong. Coba rekam sekali lagi.",
        "kind": "Rekaman ini belum bisa dipakai. Rekam langsung di sini, atau kirim rekaman Opus (.ogg, .webm).",
        "short": "Rekaman ini terlalu pendek. Rekam lagi, sedikit lebih lama.",
        "long": f"Rekaman ini lebih dari {MOST_SECONDS // 60} menit. Rekam lagi yang lebih pendek.",
        "heavy": f"Rekaman ini lebih dari {_MEGABYTES} MB. Rekam langsung di sini supaya kecil.",
        "rate": "Rekaman ini terlalu berat. Rekam langsung di sini supaya kecil.",
        "large": "Rekaman ini terlalu berat. Rekam langsung di sini supaya kecil.",
        "slow": "Rekaman ini terlalu berat. Rekam langsung di sini supaya kecil.",
        "unreadable": "Rekaman ini tidak terbaca. Coba rekam sekali lagi.",
        "busy": _BUSY,
        "full": _FULL,
    }


class _Way(NamedTuple):
    """How a kind of file is made anew."""

    worker: Worker
    arguments: tuple[str, ...]
    begins: bytes
    size: str
    refused: type[FileRefused]
    title: str


_WAYS: Final[dict[AttachmentKind, _Way]] = {
    "document": _Way("document", (str(MOST_PAGES),), b"%PDF-", "pages", DocumentRefused, "Dokumen"),
    "sound": _Way("sound", (str(MOST_SECONDS), str(MOST_BITS)), b"OggS", "seconds", SoundRefused, "Rekaman suara"),
}


def attach(file: UploadedFile[Any], kind: AttachmentKind, *, site: Site, by: Actor, at: datetime) -> Attached:
    """Take in one file of a form. Of its name only a title is made; its type, as the sender says it, is not looked at.

    Raises FileRefused, with words for the sender, when it becomes neither a document nor a voice note.
    """
    way = _WAYS[kind]
    if (file.size or 0) > MOST_BYTES:
        raise way.refused("heavy")
    title = title_of(file.name or "") if kind == "document" else ""
    return attach_bytes(file.read(), kind, title=title, site=site, by=by, at=at)


def attach_bytes(data: bytes, kind: AttachmentKind, *, title: str, site: Site, by: Actor, at: datetime) -> Attached:
    """Take in one file. Raises FileRefused."""
    way = _WAYS[kind]
    if queries.weight_of(site) + len(data) > settings.MEDIA_SITE_BYTES:
        raise way.refused("full")
    size, body = _made(data, way)
    facts = Attached(name=unguessable_name(), kind=kind, title=title or way.title, size=size, weight=len(body))
    files.store(facts["name"], {f"lampiran.{ENDINGS[kind]}": body})
    try:
        return actions.attach(site, facts=facts, by=by, at=at).facts()
    except BaseException:
        files.remove(facts["name"])
        raise


def title_of(called: str) -> str:
    """What readers see of the name of a file: `surat_edaran-2.pdf` is `surat edaran 2`."""
    words = blocks.clean(PurePath(called.replace("\\", "/")).stem).replace("_", " ").replace("-", " ")
    return " ".join(words.split())[:_TITLE].strip()


def _made(data: bytes, way: _Way) -> tuple[int, bytes]:
    try:
        head, [body] = sandbox.ask(way.worker, data, *way.arguments)
        size = int(head[way.size])
    except NotMade as why:
        raise way.refused(str(why)) from why
    except (ValueError, KeyError, TypeError) as error:
        raise way.refused("unreadable") from error
    if not body.startswith(way.begins) or not 0 < size < 10_000:
        raise way.refused("unreadable")
    return size, body


@dataclass
class ChosenAttachments:
    """The documents and voice notes of a form that also has other fields: `media/ruang/parts/attachments.html` shows them.

    Sent along are the names of those that are there already (`attachments`), those to leave out (`detach`), the titles as they
    shall be (`judul-<name>`), and, where no script sent them before, files (`dokumen`, `suara`). `refused` are sentences.
    """

    attached: list[Attached] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    @classmethod
    def sent(
        cls, data: QueryDict, files: Any, known: Sequence[Attached] = (), *, site: Site, by: Actor, at: datetime
    ) -> "ChosenAttachments":
        """What a form says, its files taken in. `known` are those that the story has already."""
        dropped = set(data.getlist("detach"))
        names = [name for name in data.getlist("attachments") if name not in dropped]
        refused, fresh = [], []
        for key, kind in FIELDS.items():
            for file in files.getlist(key):
                try:
                    fresh.append(attach(file, kind, site=site, by=by, at=at)["name"])
                except FileRefused as refusal:
                    refused.append(f"{str(file.name)[:60]}: {refusal}")
        here = {each["name"]: each for each in [*queries.attached([*names, *fresh]), *known]}
        chosen = [here[name] for name in dict.fromkeys([*names, *fresh]) if name in here]
        return cls([_titled(each, data) for each in chosen], refused)


FIELDS: Final[dict[str, AttachmentKind]] = {"dokumen": "document", "suara": "sound"}


def _titled(attached: Attached, data: QueryDict) -> Attached:
    title = " ".join(blocks.clean(data.get(f"judul-{attached['name']}", "")).split())[:_TITLE]
    return {**attached, "title": title or attached["title"]}
