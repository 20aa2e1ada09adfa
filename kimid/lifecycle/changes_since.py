"""What changed on the site of a KIM since a day, in words, for the office that opens it again."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import groupby, islice
from typing import Final, NamedTuple

from django.db.models import Q

from kimid.access.models import Invitation
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.lifecycle.change_dangers import DANGERS, Danger, brings_links, danger_of
from kimid.people.models import Person
from kimid.sites.models import Site
from kimid.wire.models import Item

MOST_EVENTS: Final = 2_000
_MOST_SHOWN: Final = 100  # of one group
# What kimid does by itself, and what changes nothing.
_NO_CHANGES: Final = (
    *("story.card_drawn", "story.photos_lightened", "photo.lightened", "story.mention_heard"),
    *("site.name_checked", "story.held", "kim.quarantined"),
)
# By kind. For what is not here, the beginning of the kind decides.
_TEXTS: Final[Mapping[str, str]] = {
    "story.written": "Konsep dimulai",
    "story.edited": "Naskah diubah",
    "story.restored": "Naskah lama dikembalikan",
    "story.sent": "Kabar dikirim ke kelompok",
    "story.published": "Kabar diterbitkan",
    "story.published_urgently": "Kabar mendesak diterbitkan, belum diperiksa",
    "story.published_unchecked": "Kabar diterbitkan satu-satunya akun, belum diperiksa",
    "story.scheduled": "Kabar dijadwalkan terbit",
    "story.unscheduled": "Jadwal terbit dibatalkan",
    "story.corrected": "Kabar yang sudah terbit diubah (koreksi)",
    "story.withdrawn": "Kabar ditarik",
    "story.replied": "Hak jawab dimuat",
    "story.confirmed": "Kabar dipastikan",
    "story.confirmation_asked": "Tautan untuk memastikan dibuat",
    "story.looked_over": "Frasa iklan diloloskan",
    "story.hold_ended": "Kabar yang ditahan ditampilkan lagi",
    "story.put_back": "Kabar yang ditahan dikembalikan seperti sebelum diubah",
    "story.links_looked_at": "Tautan baru dinyatakan benar",
    "story.office_looked": "Petugas menjawab soal frasa dan tautan",
    "story.recounted": "Kabar terperiksa karena aturan kelompok berubah",
    "story.links_shown": "Tautan ditulis ulang menurut yang sudah dilihat",
    "story.head_noted": "Catatan kepala desa atau lurah dimuat",
    "story.head_note_recorded": "Catatan tatap muka kepala desa atau lurah dimuat",
    "story.checks_taken_back": "Pemastian diambil kembali, akunnya diragukan",
    "story.check_opened": "Kabar perlu dipastikan lagi, aturannya dikembalikan",
    "story.source_seen": "Kontak narasumber dilihat",
    "story.thrown_away": "Konsep dibuang",
    "story.talk_recorded": "Putusan kelompok dicatat",
    "member.invited": "Undangan dibuat",
    "member.uninvited": "Undangan dibatalkan",
    "member.joined": "Orang masuk lewat undangan",
    "member.left": "Orang keluar dari kelompok",
    "role.granted": "Peran diberikan",
    "role.ended": "Peran diakhiri",
    "chair.agreed": "Ketua baru disetujui anggota lain",
    "post.handover_begun": "Serah terima jabatan dimulai",
    "post.handover_accepted": "Serah terima jabatan diterima",
    "post.handover_called_off": "Serah terima jabatan dibatalkan",
    "post.handed_over": "Jabatan diserahkan",
    "code.handed": "Kode masuk diberikan",
    "code.used": "Masuk dengan kode",
    "site.introduced": "Keterangan dan kontak KIM diubah",
    "site.look_changed": "Warna situs diubah",
    "site.picture_hung": "Logo atau sampul diganti",
    "site.menu_arranged": "Menu situs diatur",
    "site.rules_set": "Aturan sebelum terbit diubah",
    "site.adverts_ruled": "Aturan advertorial diubah",
    "site.name_asked": "Alamat sendiri diminta",
    "site.name_proven": "Alamat sendiri terbukti",
    "site.main_address_asked": "Alamat utama yang baru diminta",
    "site.main_address_cancelled": "Alamat utama yang baru dibatalkan",
    "site.main_address_left": "Alamat utama kembali ke alamat bawaan, alamat sendiri mengarah lain",
    "site.main_address_set": "Alamat utama diganti",
    "site.label_made_main": "Alamat bawaan dijadikan alamat utama",
    "site.name_given_back": "Alamat sendiri dilepas",
    "site.name_lost": "Alamat sendiri tidak berlaku lagi",
    "site.change_undone": "Ubahan situs dikembalikan, akunnya diragukan",
    "site.looks_taken_back": "Tautan jadi kata lagi, yang melihatnya diragukan",
    "poll.shown": "Hasil jajak pendapat ditampilkan",
    "plan.finished": "Hasil rencana aksi ditampilkan",
    "photo.added": "Foto dikirim",
    "photo.retouched": "Foto disamarkan atau dipotong",
    "photo.brought_back": "Foto dikembalikan seperti sebelum disamarkan",
    "photo.discarded": "Foto dibuang",
    "tip.answered": "Kabar warga dijawab",
    "tip.sender_seen": "Pengirim kabar warga dilihat",
    "kim.account_confirmed": "Akun dipastikan petugas",
    "kim.account_ended": "Peran akun diakhiri petugas",
}
_BEGINNINGS: Final[Mapping[str, str]] = {
    "story": "Kabar dikerjakan",
    "photo": "Foto dikerjakan",
    "attachment": "Dokumen atau rekaman dikerjakan",
    "meeting": "Rapat dicatat",
    "tip": "Kabar warga dikerjakan",
    "report": "Laporan pembaca dikerjakan",
    "plan": "Rencana aksi diubah",
    "poll": "Jajak pendapat diubah",
    "activity": "Catatan kegiatan diubah",
    "site": "Situs diatur",
    "kim": "Data KIM diubah",
    "roster": "Susunan KIM diubah",
    "evaluation": "Isian evaluasi diubah",
    "application": "Permohonan diubah",
}


class SiteChange(NamedTuple):
    """One change: what it concerned, if that may be named, and what readers have of it."""

    at: datetime
    about: str
    item: Item | None


class ChangeGroup(NamedTuple):
    """Changes of one kind by one account, the newest first."""

    danger: Danger
    text: str
    who: str
    total: int
    changes: Sequence[SiteChange]

    @property
    def is_one(self) -> bool:
        return self.total == 1


class SiteChanges(NamedTuple):
    """Everything that changed; `is_cut` when there was more than is shown."""

    groups: Sequence[ChangeGroup]
    total: int
    is_cut: bool

    @property
    def by_danger(self) -> list[tuple[Danger, list[ChangeGroup]]]:
        """The groups of each rank, the most dangerous first."""
        return [(danger, list(groups)) for danger, groups in groupby(self.groups, _danger)]


def _danger(group: ChangeGroup) -> Danger:
    return group.danger


def changes_since(site: Site, since: datetime) -> SiteChanges:
    """What changed on a site since a moment, grouped by what and who: the most dangerous first, and
    of a rank the newest. Four queries. Drafts are counted and not named: no office reads them.
    """
    events = Event.objects.filter(site_id=site.pk, happened_at__gte=since)
    rows = list(events.exclude(kind__in=_NO_CHANGES).order_by("-pk")[: MOST_EVENTS + 1])
    groups: dict[tuple[Danger, str, str], list[Event]] = {}
    for row in rows[:MOST_EVENTS]:
        groups.setdefault((danger_of(row), _text_of(row), row.actor_name), []).append(row)
    names = _names(rows)
    items = _items(site, since)
    ranked = sorted(groups.items(), key=lambda group: DANGERS.index(group[0][0]))
    return SiteChanges(
        [
            ChangeGroup(danger, text, who, len(each), _changes(each, names, items))
            for (danger, text, who), each in ranked
        ],
        min(len(rows), MOST_EVENTS),
        len(rows) > MOST_EVENTS,
    )


def _changes(
    rows: Iterable[Event], names: Mapping[tuple[str, int], str], items: Mapping[datetime, Item]
) -> list[SiteChange]:
    return [
        SiteChange(row.happened_at, _about(row, names), _item_of(row, items))
        for row in islice(rows, _MOST_SHOWN)
    ]


def _text_of(row: Event) -> str:
    text = _TEXTS.get(row.kind) or _BEGINNINGS.get(row.kind.partition(".")[0], "Hal lain diubah")
    return f"{text}, dengan tautan baru" if brings_links(row) else text


def _about(row: Event, names: Mapping[tuple[str, int], str]) -> str:
    """Whom a change of access concerned, and as what."""
    words = [names.get((key, row.data.get(key, 0)), "") for key in ("person", "invitation")]
    words += [Role(row.data["role"]).label] if row.data.get("role") in set(Role) else []
    return ", ".join(filter(None, words))


def _item_of(row: Event, items: Mapping[datetime, Item]) -> Item | None:
    return items.get(row.happened_at) if row.kind.startswith("story.") else None


def _names(rows: Iterable[Event]) -> dict[tuple[str, int], str]:
    """The names of the people and the invited that the events mention."""
    people = {row.data["person"] for row in rows if "person" in row.data}
    invited = {row.data["invitation"] for row in rows if "invitation" in row.data}
    invited |= {int(row.subject_id) for row in rows if row.subject == Invitation._meta.label}
    known = {("person", pk): name for pk, name in _names_of(Person, people)}
    return known | {("invitation", pk): name for pk, name in _names_of(Invitation, invited)}


def _names_of(kind: type[Person] | type[Invitation], keys: set[int]) -> list[tuple[int, str]]:
    return list(kind._default_manager.filter(pk__in=keys).values_list("pk", "name"))


def _items(site: Site, since: datetime) -> dict[datetime, Item]:
    """The items of a site by the moments at which they were published or corrected since then."""
    items = {}
    changed = Q(published_at__gte=since) | Q(corrected_at__gte=since)
    for item in Item.objects.filter(changed, site=site).select_related("site").order_by("pk"):
        for moment in (item.published_at, item.corrected_at):
            if moment is not None and moment >= since:
                items[moment] = item
    return items
