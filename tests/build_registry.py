"""Builders of what leads into the register: applications with their papers, and lists."""

from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from io import BytesIO
from itertools import count
from typing import Final

from django.utils import timezone
from PIL import Image

from kimid.applications.actions import applying, checking
from kimid.applications.checking import FormStep, check_lines_of
from kimid.applications.flow import ApplicationStep
from kimid.applications.models import Application, Fit, HeadContact, LineFinding
from kimid.applications.rules import Applicant
from kimid.media import paper_storage
from kimid.media.models import unguessable_name
from kimid.onboarding.actions import comparing, importing
from kimid.onboarding.models import DecreePaper, ImportRow
from kimid.onboarding.worksheet import read_worksheet
from kimid.people.models import Person
from kimid.registry.defaults import create_default_rules
from kimid.registry.models import Decree, Kim, PolicyRow
from kimid.registry.policies import rulings_for
from tests.build import AT, TELUK_KAPUAS, officer, region

_number = count(1)


def application(
    code: str = TELUK_KAPUAS,
    step: ApplicationStep = ApplicationStep.SENT,
    *,
    at: datetime = AT,
    label: str = "",
) -> Application:
    """An application for a KIM in this place, filled in as the rules of the country want it, at
    this step.
    """
    place = region(code)
    if not PolicyRow.objects.exists():
        create_default_rules(at)
    founder = applying.Founder("Hasan Basri", "+6281200000001")
    made = applying.begin_application(place, founder=founder, by=Applicant(), at=at)
    by = Applicant(made)
    said: dict[FormStep, dict[str, object]] = {
        FormStep.PLACE: {"region": place, "hamlet": ""},
        FormStep.NAME: {"name": f"KIM {place.name}", "label": label or f"kim-baru-{next(_number)}"},
        FormStep.PEOPLE: {
            "officers": _OFFICERS,
            "members": [f"Anggota {number}" for number in range(1, 10)],
        },
        FormStep.PAPERS: DECREE,
    }
    for part, words in said.items():
        applying.fill_application(made, step=part, values=words, by=by, at=at)
    for kind in ("sk", "berita-acara"):
        paper(made, kind, at=at)
    if step != ApplicationStep.BEGUN:
        applying.send_application(made, by=by, at=at)
    checker = (
        officer(code[:4])
        if step in (ApplicationStep.ASKED, ApplicationStep.REFUSED, ApplicationStep.VERIFIED)
        else None
    )
    if checker is not None:
        _DECIDE[step](made, checker, at)
    return made


def import_row(code: str = "6112") -> ImportRow:
    """A row of a list that the office of this region has begun to bring in; it means a village
    there.
    """
    office = officer(code)
    sheet = read_worksheet([["Nama KIM", "Desa"], [f"KIM Daftar {next(_number)}", "Teluk Kapuas"]])
    region()
    made = importing.begin_import(
        region(code), file_name="a.csv", worksheet=sheet, by=office, at=AT
    )
    return ImportRow.objects.select_related("import_list__region", "place").get(import_list=made)


def listed_decree(kim: Kim, number: str = "141/7/2024", **days: date | None) -> Decree:
    """A decree of this KIM as the list of an office has it: nobody has seen its paper."""
    text = {"issued_on": date(2024, 5, 4), "valid_until": None, **days}
    issuer = kim.region.head_title
    return kim.decrees.create(number=number, issuer_title=issuer, is_listed=True, **text)


def decree_paper(decree: Decree | None, code: str = "6112") -> DecreePaper:
    """A paper of one page that an office holds, of this decree or of one that nobody has named."""
    name, by = unguessable_name(), officer(code)
    paper_storage.save(name, [sheet_of_paper()])
    made = comparing.add_decree_paper(
        region(code), name=name, file_name="IMG_0012.jpg", decree=decree, by=by, at=AT
    )
    size = len(sheet_of_paper())
    return comparing.give_decree_pages(made, page_count=1, size_bytes=size, by=by, at=AT)


def paper(of: Application, kind: str = "sk", *, at: datetime = AT) -> str:
    """A paper of one page that came with an application; gives its name."""
    name = unguessable_name()
    paper_storage.save(name, [sheet_of_paper()])
    applying.add_paper(
        of,
        kind=kind,
        name=name,
        page_count=1,
        size_bytes=len(sheet_of_paper()),
        by=Applicant(of),
        at=at,
    )
    return name


@cache
def sheet_of_paper() -> bytes:
    """A page as private storage holds it: a small WebP."""
    out = BytesIO()
    Image.linear_gradient("L").convert("RGB").save(out, "WEBP")
    return out.getvalue()


def fitting(of: Application) -> dict[str, LineFinding]:
    """Every line found to fit."""
    assert of.region is not None
    lines = check_lines_of(of, rulings_for(of.region))
    return {line.name: LineFinding(mark=Fit.FITS, note="", value=line.value) for line in lines}


def head_link(
    of: Application,
    name: str = "Pak Kades",
    *,
    by: Person | None = None,
    at: datetime | None = None,
) -> str:
    """The token of the link by which the head of the village answers."""
    asker = by or officer(of.scope().region_code[:4])
    contact, _ = HeadContact.objects.update_or_create(
        region_id=of.scope().region_code,
        defaults={"name": name, "phone": "+6281200000002", "changed_at": AT},
    )
    return checking.ask_head_of_village(of, to=contact, by=asker, at=at or timezone.now())[1]


_OFFICERS: Final = [
    {"post": "Ketua", "name": "Hasan Basri"},
    {"post": "Seksi", "section": "Dokumentasi", "name": "Siti Rahmah"},
]
DECREE: Final[dict[str, object]] = {
    "decree_number": "141/17/KPTS/2024",
    "issuer": "kepala",
    "issuer_name": "H. Abdul Muis",
    "issued_on": date(2024, 7, 1),
    "valid_until": date(2029, 6, 30),
}
_DECIDE: Final[dict[ApplicationStep, Callable[[Application, Person, datetime], object]]] = {
    ApplicationStep.ASKED: lambda made, by, at: checking.ask_applicant(
        made, findings={}, question="Siapa bendaharanya?", by=by, at=at
    ),
    ApplicationStep.REFUSED: lambda made, by, at: checking.refuse_application(
        made, reason="SK ini milik desa lain.", by=by, at=at
    ),
    ApplicationStep.VERIFIED: lambda made, by, at: checking.verify_application(
        made, findings=fitting(made), by=by, at=at
    ),
}
