"""Groups of the demo that ask to be entered into the register: one waits, one was asked back, one waits too long."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any, Final

from PIL import Image, ImageDraw, ImageFont

from kimid.lib import clock
from kimid.lib.typesetting import FONTS, SANS
from kimid.media import vault
from kimid.media.models import unguessable_name
from kimid.media.papers import pages_of
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.registry import actions
from kimid.registry.applications import overdue
from kimid.registry.checking import CHAIR, DECREE, Part, lines_of
from kimid.registry.flow import Step
from kimid.registry.models import Application, Fit, Mark, NamedOfficer
from kimid.registry.policies import Issuer, Paper, rulings
from kimid.registry.rules import Applicant
from kimid.registry.upkeep import hand_up_at

_CHECKER: Final = "dinaskuburaya"
_SHEET: Final = (1240, 1754)


@dataclass(frozen=True)
class Founding:
    """A group that asks: where, as what, led by whom, so many days ago, and what the office asked back, if it did."""

    village: str
    name: str
    label: str
    head: str
    people: tuple[str, ...]
    days_ago: int
    asked: str = ""
    members: tuple[str, ...] = field(default=())


FOUNDINGS: Final = (
    Founding(
        "6112012012",
        "KIM Pemuda Teluk Kapuas",
        "pemuda-teluk-kapuas",
        "H. Abdul Muis",
        ("Fajar Ramadhan", "Dina Oktaviani", "Rizki Maulana"),
        2,
    ),
    Founding(
        "6112012012",
        "KIM Parit Nipah",
        "parit-nipah",
        "H. Abdul Muis",
        ("Sumiati", "Karsono", "Yohana"),
        5,
        asked="Di SK bendaharanya tertulis Yohana Lai. Mana yang benar?",
    ),
    Founding(
        "6112082004", "KIM Nelayan Kuala Karang", "nelayan-kuala-karang", "Burhanuddin", ("Ramli", "Hasnah", "Iskandar"), 12
    ),
)


def apply(now: datetime) -> None:
    """Let each of them send its application; what lies too long is open to the province by itself."""
    for founding in FOUNDINGS:
        at = now - timedelta(days=founding.days_ago)
        made = _sent(founding, at)
        if founding.asked:
            _ask_back(made, founding.asked, at + timedelta(hours=5))
    if overdue(now):
        hand_up_at(now)


def _sent(founding: Founding, at: datetime) -> Application:
    region = Region.objects.get(code=founding.village)
    founder = actions.Founder(founding.people[0], "+6281200000099")
    made = actions.begin(region, founder=founder, by=Applicant(), at=at)
    by = Applicant(made)
    begins, ends = date(at.year, 7, 1), date(at.year + 3, 6, 30)
    posts = (CHAIR, "Sekretaris", "Bendahara")
    officers: list[NamedOfficer] = [{"post": post, "name": name} for post, name in zip(posts, founding.people, strict=True)]
    decree = {
        "decree_number": f"141/{founding.days_ago + 10}/KPTS/{at.year}",
        "issuer": Issuer.HEAD,
        "issuer_name": founding.head,
        "issued_on": begins,
        "valid_until": ends,
    }
    said: dict[Part, dict[str, Any]] = {
        Part.PLACE: {"region": region, "hamlet": ""},
        Part.NAME: {"name": founding.name, "label": founding.label},
        Part.PEOPLE: {"officers": officers, "members": list(_MEMBERS)},
        Part.PAPERS: decree,
    }
    for part, words in said.items():
        actions.fill(made, part=part, said=words, by=by, at=at)
    for kind, lines in ((DECREE, _decree_lines(founding, made)), (Paper.MINUTES, _minutes_lines(founding, region))):
        _add(made, kind, lines, at)
    return actions.send(made, by=by, at=at)


def _add(made: Application, kind: str, lines: Iterable[str], at: datetime) -> None:
    pages, name = pages_of(photographed(lines)), unguessable_name()
    vault.keep(name, pages)
    weight = sum(map(len, pages))
    actions.add_paper(made, kind=kind, name=name, pages=len(pages), weight=weight, by=Applicant(made), at=at)


def _ask_back(made: Application, question: str, at: datetime) -> None:
    checker = Person.objects.filter(username=_CHECKER).first()
    if checker is None or made.region is None or made.step != Step.SENT:
        return
    marks = {line.name: Mark(mark=Fit.FITS, note="", said=line.value) for line in lines_of(made, rulings(made.region))}
    marks["officers"] |= {"mark": Fit.DIFFERS, "note": "Nama bendahara beda."}
    actions.ask_back(made, marks=marks, question=question, by=checker, at=at)


def _decree_lines(founding: Founding, made: Application) -> list[str]:
    region = made.region
    assert region is not None  # noqa: S101  # for mypy: it was filled in above
    assert made.issued_on is not None  # noqa: S101  # as above
    assert made.valid_until is not None  # noqa: S101  # as above
    head = region.head_title.upper()
    named = [f"{post}: {name}" for post, name in zip(("Ketua", "Sekretaris", "Bendahara"), founding.people, strict=True)]
    return [
        f"{head} {region.short_name.upper()}",
        f"KEPUTUSAN NOMOR {made.decree_number}",
        "",
        "TENTANG PEMBENTUKAN",
        founding.name.upper(),
        "",
        "MEMUTUSKAN",
        *named,
        f"Anggota: {len(_MEMBERS)} orang (terlampir)",
        "",
        f"Berlaku sampai {clock.day(made.valid_until)}",
        f"Ditetapkan {clock.day(made.issued_on)}",
        founding.head,
        "",
        "DATA CONTOH",
    ]


def _minutes_lines(founding: Founding, region: Region) -> list[str]:
    return [
        "BERITA ACARA MUSYAWARAH",
        f"Pembentukan {founding.name}",
        f"Balai {region.full_name}",
        "",
        f"Hadir {len(_MEMBERS) + 3} orang.",
        f"Ketua terpilih: {founding.people[0]}",
        "",
        "DATA CONTOH",
    ]


def photographed(lines: Iterable[str]) -> bytes:
    """A sheet of paper with these lines, as a phone would photograph it."""
    sheet = Image.new("RGB", _SHEET, "#fbf9f2")
    font = ImageFont.truetype(FONTS / SANS, 46, layout_engine=ImageFont.Layout.BASIC)
    ImageDraw.Draw(sheet).multiline_text((110, 130), "\n".join(lines), fill="#241d14", font=font, spacing=30)
    out = BytesIO()
    sheet.save(out, "JPEG", quality=82)
    return out.getvalue()


_MEMBERS: Final = (
    "Aminah",
    "Budiman",
    "Cici Lestari",
    "Darmansyah",
    "Eka Safitri",
    "Firmansyah",
    "Gunawan",
    "Halimah",
    "Indra Wijaya",
)
