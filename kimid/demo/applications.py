"""Groups of the demo that ask to be entered into the register: one waits, one was asked back, one
waits too long.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any, Final

from PIL import Image, ImageDraw, ImageFont

from kimid.applications.actions import applying, checking
from kimid.applications.checking import CHAIR, DECREE, FormStep, check_lines_of
from kimid.applications.flow import ApplicationStep
from kimid.applications.models import Application, Fit, LineFinding, NamedOfficer
from kimid.applications.queries import overdue_applications
from kimid.applications.rules import Applicant
from kimid.applications.schedule import escalate_overdue
from kimid.lib import clock
from kimid.lib.typesetting import FONTS, SANS
from kimid.media.paper import stored_pages
from kimid.media.papers import pages_of
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.registry.policies import Issuer, PaperKind, rulings_for

_CHECKER: Final = "dinaskuburaya"
_SHEET: Final = (1240, 1754)


@dataclass(frozen=True)
class DemoApplication:
    """A group that asks: where, as what, led by whom, so many days ago, and what the office asked
    back, if it did.
    """

    village: str
    name: str
    label: str
    head: str
    people: tuple[str, ...]
    days_ago: int
    question: str = ""
    members: tuple[str, ...] = field(default=())


APPLICATIONS: Final = (
    DemoApplication(
        "6112012012",
        "KIM Pemuda Teluk Kapuas",
        "pemuda-teluk-kapuas",
        "H. Abdul Muis",
        ("Fajar Ramadhan", "Dina Oktaviani", "Rizki Maulana"),
        2,
    ),
    DemoApplication(
        "6112012012",
        "KIM Parit Nipah",
        "parit-nipah",
        "H. Abdul Muis",
        ("Sumiati", "Karsono", "Yohana"),
        5,
        question="Di SK bendaharanya tertulis Yohana Lai. Mana yang benar?",
    ),
    DemoApplication(
        "6112082004",
        "KIM Nelayan Kuala Karang",
        "nelayan-kuala-karang",
        "Burhanuddin",
        ("Ramli", "Hasnah", "Iskandar"),
        12,
    ),
)


def send_applications(now: datetime) -> None:
    """Let each of them send its application; what lies too long is open to the province
    by itself.
    """
    for demo_application in APPLICATIONS:
        at = now - timedelta(days=demo_application.days_ago)
        application = _send_application(demo_application, at)
        if demo_application.question:
            _ask_back(application, demo_application.question, at + timedelta(hours=5))
    if overdue_applications(now):
        escalate_overdue.func(at=now)


def _send_application(demo_application: DemoApplication, at: datetime) -> Application:
    region = Region.objects.get(code=demo_application.village)
    founder = applying.Founder(demo_application.people[0], "+6281200000099")
    application = applying.begin_application(region, founder=founder, by=Applicant(), at=at)
    by = Applicant(application)
    begins = date(at.year, 7, 1)
    ends = date(at.year + 3, 6, 30)
    posts = (CHAIR, "Sekretaris", "Bendahara")
    officers: list[NamedOfficer] = [
        {"post": post, "name": name}
        for post, name in zip(posts, demo_application.people, strict=True)
    ]
    decree = {
        "decree_number": f"141/{demo_application.days_ago + 10}/KPTS/{at.year}",
        "issuer": Issuer.HEAD,
        "issuer_name": demo_application.head,
        "issued_on": begins,
        "valid_until": ends,
    }
    data_by_part: dict[FormStep, dict[str, Any]] = {
        FormStep.PLACE: {"region": region, "hamlet": ""},
        FormStep.NAME: {"name": demo_application.name, "label": demo_application.label},
        FormStep.PEOPLE: {"officers": officers, "members": list(_MEMBERS)},
        FormStep.PAPERS: decree,
    }
    for part, data in data_by_part.items():
        applying.fill_application(application, step=part, values=data, by=by, at=at)
    for kind, lines in (
        (
            DECREE,
            _decree_lines(demo_application, region, application.decree_number, (begins, ends)),
        ),
        (PaperKind.MINUTES, _minutes_lines(demo_application, region)),
    ):
        _add_paper(application, kind, lines, at)
    return applying.send_application(application, by=by, at=at)


def _add_paper(application: Application, kind: str, lines: Iterable[str], at: datetime) -> None:
    pages = pages_of(photographed_page(lines))
    by = Applicant(application)
    with stored_pages(pages) as stored:
        applying.add_paper(application, kind=kind, **stored._asdict(), by=by, at=at)


def _ask_back(application: Application, question: str, at: datetime) -> None:
    checker = Person.objects.filter(username=_CHECKER).first()
    if checker is None or application.region is None or application.step != ApplicationStep.SENT:
        return
    marks = {
        line.name: LineFinding(mark=Fit.FITS, note="", value=line.value)
        for line in check_lines_of(application, rulings_for(application.region))
    }
    marks["officers"] |= {"mark": Fit.DIFFERS, "note": "Nama bendahara beda."}
    checking.ask_applicant(application, findings=marks, question=question, by=checker, at=at)


def _decree_lines(
    demo_application: DemoApplication, region: Region, number: str, term: tuple[date, date]
) -> list[str]:
    begins, ends = term
    head = region.head_title.upper()
    named = [
        f"{post}: {name}"
        for post, name in zip(
            ("Ketua", "Sekretaris", "Bendahara"), demo_application.people, strict=True
        )
    ]
    return [
        f"{head} {region.short_name.upper()}",
        f"KEPUTUSAN NOMOR {number}",
        "",
        "TENTANG PEMBENTUKAN",
        demo_application.name.upper(),
        "",
        "MEMUTUSKAN",
        *named,
        f"Anggota: {len(_MEMBERS)} orang (terlampir)",
        "",
        f"Berlaku sampai {clock.day(ends)}",
        f"Ditetapkan {clock.day(begins)}",
        demo_application.head,
        "",
        "DATA CONTOH",
    ]


def _minutes_lines(demo_application: DemoApplication, region: Region) -> list[str]:
    return [
        "BERITA ACARA MUSYAWARAH",
        f"Pembentukan {demo_application.name}",
        f"Balai {region.full_name}",
        "",
        f"Hadir {len(_MEMBERS) + 3} orang.",
        f"Ketua terpilih: {demo_application.people[0]}",
        "",
        "DATA CONTOH",
    ]


def photographed_page(lines: Iterable[str]) -> bytes:
    """A sheet of paper with these lines, as a phone would photograph it."""
    sheet = Image.new("RGB", _SHEET, "#fbf9f2")
    font = ImageFont.truetype(FONTS / SANS, 46, layout_engine=ImageFont.Layout.BASIC)
    ImageDraw.Draw(sheet).multiline_text(
        (110, 130), "\n".join(lines), fill="#241d14", font=font, spacing=30
    )
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
