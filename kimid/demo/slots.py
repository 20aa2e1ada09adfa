"""What fills the slots of a tale: the words of a place, of a day, and of the neighbours who speak
in it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Final

from kimid.demo.story_templates import names, phrases
from kimid.demo.villages import Village
from kimid.lib import clock

_GANGS: Final = (
    "RW 02",
    "RW 04",
    "RW 07",
    "Gang Belimbing",
    "Gang Bersama",
    "Gang Mawar",
    "Gang Karya",
    "RT 03/RW 05",
    "RT 01/RW 09",
)


@dataclass(frozen=True)
class VillagePlace:
    """A village with the names of its district and regency."""

    village: Village
    district: str
    regency: str


def place_slots(place: VillagePlace, choose: Random) -> dict[str, str]:
    """The words of a place; hamlets are the same few for each village."""
    village = place.village
    first, second = choose.sample(_hamlets(village), 2)
    urban = village.is_urban
    return {
        "desa": village.name,
        "Desa": f"{'Kelurahan' if urban else 'Desa'} {village.name}",
        "desa_kata": "kelurahan" if urban else "desa",
        "dusun": first,
        "dusun2": second,
        "air": village.water,
        "kec": place.district,
        "kab": place.regency,
        "kades": "lurah" if urban else "kepala desa",
        "pak_kades": "Pak Lurah" if urban else "Pak Kades",
        "kadus": "ketua RW" if urban else "kepala dusun",
        "kadus_besar": "Ketua RW" if urban else "Kepala dusun",
        "kantor": "kantor lurah" if urban else "kantor desa",
        "kantor_besar": "Kantor lurah" if urban else "Kantor desa",
        "balai": "aula kelurahan" if urban else "balai desa",
        "balai_singkat": "aula" if urban else "balai",
        "dana": "dana kelurahan" if urban else "dana desa",
        "rt": f"RT {choose.randint(1, 9):02d}",
        "ibadah": "gereja" if village.folk[0] == "dayak" else choose.choice(("surau", "masjid")),
        "posyandu": choose.choice(phrases()["posyandu"].split()),
        **_snack(choose),
    }


def day_slots(at: datetime, choose: Random) -> dict[str, str]:
    """The day it happened and a day to come, as people of the place count days."""
    here = clock.in_zone(at, "WIB")
    happened = here - timedelta(days=choose.randint(0, 2))
    coming = here + timedelta(days=choose.randint(3, 9))
    return {
        "hari": clock.DAYS[happened.weekday()],
        "nanti": f"{clock.DAYS[coming.weekday()]}, {coming.day} {clock.MONTHS[coming.month - 1]}",
    }


def people_slots(folk: str, choose: Random) -> dict[str, str]:
    """Neighbours with names of this folk: a woman and a man who speak, two more, somebody young,
    and the old.
    """
    pool = {kind: text.split() for kind, text in names()[folk].items()}
    women = choose.sample(pool["women"], 3)
    men = choose.sample(pool["men"], 3)
    young = choose.choice(pool["young"])
    return {
        "bu": f"Bu {women[0]}",
        "ibu": f"{women[0]} {choose.choice(pool['last_women'])}",
        "bu2": f"Bu {women[1]}",
        "pak": f"Pak {men[0]}",
        "bapak": f"{men[0]} {choose.choice(pool['last_men'])}",
        "pak2": f"Pak {men[1]}",
        "muda": young,
        "pemuda": young,
        "nenek": f"Nek {women[2]}",
        "kakek": f"Kakek {men[2]}",
    }


def folk_for(village: Village, needs: tuple[frozenset[str], ...], choose: Random) -> str:
    """Whose names a tale gets: of the folk it asks for, else of somebody who lives there."""
    asked = [folk for group in needs for folk in village.folk if folk in group]
    return asked[0] if asked else choose.choice((village.folk[0], *village.folk))


def new_name(folk: str, choose: Random) -> str:
    """A name of two parts for somebody of this folk."""
    pool: Mapping[str, str] = names()[folk]
    sex = choose.choice(("women", "men"))
    return f"{choose.choice(pool[sex].split())} {choose.choice(pool[f'last_{sex}'].split())}"


def _hamlets(village: Village) -> list[str]:
    """Four hamlets or lanes of this village, the same at every call."""
    choose = Random(village.code)
    if village.is_urban:
        return choose.sample(_GANGS, 4)
    words = phrases()
    pool = list(words["dusun"])
    for mark, key in (
        ("laut", "dusun_laut"),
        ("dayak", "dusun_dayak"),
        ("sungai", "dusun_sungai"),
        ("parit", "dusun_sungai"),
    ):
        if mark in village.traits:
            pool += words[key] * 2
    chosen = dict.fromkeys(choose.sample(pool, 12))
    return [f"Dusun {name}" for name in list(chosen)[:4]]


def _snack(choose: Random) -> dict[str, str]:
    snack = choose.choice(phrases()["camilan"])
    return {"camilan": snack, "camilan_besar": f"Keripik {snack}"}
