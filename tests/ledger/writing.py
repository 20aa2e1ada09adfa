"""Proposals and yearly reports for tests, through the actions that people use."""

from datetime import date, datetime
from typing import Any, Final

from django.utils import timezone

from kimid.events.permissions import Role
from kimid.ledger.actions import proposals, year_reports
from kimid.ledger.actions.proposals import CostLine, FundingData
from kimid.ledger.models import FundingProposal, FundingTarget, YearReport
from kimid.lib import clock
from kimid.lib.picture import Picture
from kimid.people.models import Person
from kimid.registry.models import Decree, Kim, Officer
from kimid.sites.guard import on_site
from tests import build

LINES: Final = (
    CostLine("Cetak dan pasang 12 papan warta", 4_800_000),
    CostLine("Paket data 12 bulan", 1_200_000),
)


def today_of(kim: Kim) -> date:
    return clock.today(timezone.now(), kim.region.zone)


def proposal_data(kim: Kim, **changes: Any) -> FundingData:
    """What a group asks its village for, next year."""
    values: dict[str, Any] = {
        "target": FundingTarget.VILLAGE,
        "year": today_of(kim).year + 1,
        "title": "Papan warta di tiap RT",
        "need": "Kabar desa sampai terlambat.\n\nPapan yang ada sudah lapuk.",
        "plan": "Memasang 12 papan warta, satu di tiap RT.",
        "lines": LINES,
        "legal_bases": ("permendagri-18-2018", "permenkominfo-8-2010"),
        "other_basis": "Perdes Nomor 2 Tahun 2026",
    }
    return FundingData(**(values | changes))


def proposal(kim: Kim, *, by: Person | None = None, **changes: Any) -> FundingProposal:
    """A draft."""
    with on_site(kim.site):
        return proposals.write_proposal(
            kim.site,
            data=proposal_data(kim, **changes),
            by=by or build.member(kim),
            at=timezone.now(),
        )


def handed_over(kim: Kim, *, by: Person | None = None, **changes: Any) -> FundingProposal:
    """One that waits for an answer."""
    draft = proposal(kim, **changes)
    with on_site(kim.site):
        return proposals.hand_over(
            draft,
            to="Pak Darmawan, sekretaris desa",
            on=today_of(kim),
            by=by or build.member(kim, Role.EDITOR),
            at=timezone.now(),
        )


def granted(kim: Kim, *, amount: int = 5_000_000, **changes: Any) -> FundingProposal:
    """One that was granted."""
    waiting = handed_over(kim, **changes)
    with on_site(kim.site):
        return proposals.grant(
            waiting,
            amount=amount,
            on=today_of(kim),
            by=build.member(kim, Role.EDITOR),
            at=timezone.now(),
        )


def words_of_year(
    kim: Kim,
    *,
    foreword: str = "Terima kasih kepada warga.",
    photos: list[Picture] | None = None,
    by: Person | None = None,
) -> YearReport:
    """The foreword and the photos of the report of this year."""
    with on_site(kim.site):
        return year_reports.write_report(
            kim.site,
            year=today_of(kim).year,
            foreword=foreword,
            photos=photos or [],
            by=by or build.member(kim, Role.CHAIR),
            at=timezone.now(),
        )


def public_report(kim: Kim, *, by: Person | None = None, at: datetime | None = None) -> YearReport:
    """The report of this year, shown to readers."""
    with on_site(kim.site):
        return year_reports.publish_report(
            kim.site,
            year=today_of(kim).year,
            by=by or build.member(kim, Role.CHAIR),
            at=at or timezone.now(),
        )


def registered(kim: Kim) -> None:
    """What the register says of a group: its decree, a chair, a treasurer."""
    Decree.objects.create(
        kim=kim,
        number="141/08/2024",
        issuer_title=kim.region.head_title,
        issued_on=date(2024, 11, 28),
        valid_until=date(2099, 11, 28),
    )
    for post, name in (("Ketua", "Hasan Basri"), ("Bendahara", "Siti Aminah")):
        Officer.objects.create(kim=kim, name=name, post=post, term_from=date(2024, 1, 1))
