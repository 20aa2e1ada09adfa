"""Warnings that went out hours ago and that nobody has confirmed yet: one in the small demo, more
in the full one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Final

from kimid.demo import grammar
from kimid.demo.groups import Group
from kimid.demo.slots import VillagePlace, people_slots, place_slots
from kimid.lib import clock
from kimid.newsroom.actions import urgent, writing
from kimid.newsroom.actions.content import ContentData, SourceNote
from kimid.newsroom.models import SourceKind, Urgency
from kimid.sites.guard import on_site
from kimid.wire.models import Topic


@dataclass(frozen=True)
class _Warning:
    """One for a village by its label, or for the first that has this mark and no known people."""

    where: str
    hours_ago: int
    title: str
    lead: str
    urgency: Urgency
    asked: str


_PACE_OF_KNOWN: Final = 20  # those whom everybody may try write more than that
_WARNINGS: Final = (
    _Warning(
        "kim-pahandut",
        3,
        "Pohon besar tumbang menutup jalan ke tepian Pahandut",
        "Pohon besar tumbang menutup jalan ke tepian Pahandut pada pagi ini. Kabel listrik ikut"
        " tertarik. Warga diminta tidak mendekat sampai petugas memutus alirannya.",
        Urgency.ROAD,
        "Ketua RT di ujung jalan, lewat telepon",
    ),
    _Warning(
        "danau",
        5,
        "Angin kencang di {air}, perahu kecil di {dusun} diminta menunggu",
        "Angin kencang bertiup di {air} sejak subuh. Dua perahu sempat terbalik dekat {dusun},"
        " penumpangnya selamat. Perahu kecil diminta menunggu sampai sore.",
        Urgency.DISASTER,
        "{pak}, juru mudi, lewat telepon",
    ),
    _Warning(
        "laut",
        8,
        "Tanggul {dusun} retak menjelang pasang malam",
        "Tanggul di {dusun} retak sepanjang lima meter. Pasang besar diperkirakan datang nanti"
        " malam. Warga yang rumahnya rendah diminta menaikkan barang.",
        Urgency.DISASTER,
        "{kadus} {dusun}, di tempat",
    ),
    _Warning(
        "bukit",
        11,
        "Jalan tebing ke {dusun} tertutup longsoran",
        "Longsoran menutup jalan tebing ke {dusun} sejak pagi. Belum diketahui kapan bisa dilalui."
        " Yang hendak berobat diminta lewat jalan lama.",
        Urgency.ROAD,
        "{bu}, kader, lewat pesan suara",
    ),
)


def send_warnings(groups: Mapping[str, Group], now: datetime) -> int:
    """Let them go out; gives how many there are."""
    sent = 0
    for warning in _WARNINGS:
        group = _group(warning, groups)
        if group is not None:
            _send(warning, group, now - timedelta(hours=warning.hours_ago))
            sent += 1
    return sent


def _group(warning: _Warning, groups: Mapping[str, Group]) -> Group | None:
    if warning.where in groups:
        return groups[warning.where]
    known = {each.where for each in _WARNINGS}
    rows = (group for label, group in sorted(groups.items()) if label not in known)
    return next((each for each in rows if _is_there(warning, each)), None)


def _is_there(warning: _Warning, group: Group) -> bool:
    """Whether its land has the mark. Those of the small demo have stories of their own, and others
    fell silent.
    """
    village = group.village
    return warning.where in village.land and village.is_ict_based and village.pace < _PACE_OF_KNOWN


def _send(warning: _Warning, group: Group, at: datetime) -> None:
    choose = Random(warning.title)
    village = group.village
    slots = {
        **place_slots(VillagePlace(village, "", ""), choose),
        **people_slots(village.folk[0], choose),
    }
    title, lead, asked = (
        grammar.render(text, slots, choose) for text in (warning.title, warning.lead, warning.asked)
    )
    site = group.kim.site
    editor = group.editors[0]
    words = ContentData(title, lead, topic=Topic.SAFETY)
    seen = SourceNote(SourceKind.SEEN, editor.name, clock.today(at, site.region.zone))
    with on_site(site):
        story = writing.write(site, content=words, source=seen, by=editor, at=at)
        urgent.publish_urgent(
            story, urgency=warning.urgency, asked=asked, by=editor, at=at + timedelta(minutes=9)
        )
