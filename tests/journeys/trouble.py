"""Run as a program: brings trouble to the demo, so that the pages stand there which one meets only
in it. Where they are lies in `trouble.json` of the data folder.
"""

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

import django
from django.conf import settings
from django.utils import timezone

if TYPE_CHECKING:
    from kimid.people.models import Person

_OFFICE: Final = "kab-kubu-raya"
_QUARANTINED: Final = "kim-dalam-kaum"
_TOLD: Final = "trouble.json"
_PASSWORD: Final = "sandi-yang-lain-2026"


def ways(folder: Path) -> dict[str, str]:
    """The path of each page, by its route, after the program has run."""
    found: dict[str, str] = json.loads((folder / _TOLD).read_text())
    return found


def make(at: datetime) -> dict[str, str]:
    """A KIM in quarantine, a chair for whom a code was asked, another whose account stands still, a
    text that an officer shall look at, a story to hold, links in mails and for officials of the
    village, what a second group proposes; gives the paths.
    """
    outside = {**_mails(), **_outsiders(at), **_neighbours(at)}
    return {**_quarantine(at), **_codes(at), **_stories(at), **outside}


def _quarantine(at: datetime) -> dict[str, str]:
    from kimid.lifecycle.actions import suspending
    from kimid.lifecycle.models import Threat
    from kimid.registry.models import Kim

    kim = Kim.objects.get(site__label=_QUARANTINED)
    words = "Tautan judi di tiga kabar terakhir."
    suspending.quarantine(kim, threat=Threat.GAMBLING, words=words, by=_person("pusat"), at=at)
    return {
        "frozen": f"/beku/{_QUARANTINED}/",
        "ruang-quarantine": f"/s/nasional/pembinaan/{kim.pk}/karantina/",
    }


def _codes(at: datetime) -> dict[str, str]:
    """A code waits for Hasan. Lina cancelled two used ones, so that her account stands still."""
    from kimid.access.actions import cancel_own_code, issue_code, sign_in_with_code
    from kimid.access.code_answers import CodeOwner
    from kimid.access.in_person_codes import CodeHolder
    from kimid.access.models import AccountStop, CodeWait, InPersonCode
    from kimid.sites.models import Site

    office, officer = Site.objects.get(label=_OFFICE), _person("dinaskuburaya")
    for hours in (50, 2):
        asked = at - timedelta(hours=hours)
        issue_code(office, person=_person("lina"), by=officer, at=asked)
        code = InPersonCode.objects.select_related("person", "site").latest("pk")
        used = asked + timedelta(minutes=1)
        sign_in_with_code(
            code, password=_PASSWORD, reset_factors=False, by=CodeHolder(code), at=used
        )
        lina, wait = _person("lina"), CodeWait.objects.latest("pk")
        done = asked + timedelta(minutes=5)
        cancel_own_code(lina, wait=wait, by=CodeOwner(lina), at=done)
    issue_code(office, person=_person("hasan"), by=officer, at=at)
    stop = AccountStop.objects.get(person=_person("lina"))
    return {
        "own-code": "/kode-saya/",
        "ruang-stopped-account": f"/s/nasional/kode/akun/{stop.pk}/",
    }


def _stories(at: datetime) -> dict[str, str]:
    """Rina publishes what will be held when her account is locked; and Dedi asks an officer."""
    from kimid.demo.handmade import Cast, advance_to
    from kimid.newsroom.actions import office_looks, writing
    from kimid.newsroom.actions.content import ContentData, SourceNote
    from kimid.newsroom.flow import Stage
    from kimid.newsroom.models import SourceKind
    from kimid.sites.guard import on_site
    from kimid.sites.models import Site

    site = Site.objects.get(label="teluk-kapuas")
    dedi, siti = _person("dedi"), _person("siti")
    source = SourceNote(SourceKind.SEEN, "Dedi", at.date())
    before = at - timedelta(hours=4)
    with on_site(site):
        texts = (
            ContentData("Pasar pagi pindah ke lapangan", "Pasar pagi pindah. Mulai besok.", ""),
            ContentData(
                "Kursus menjahit dibuka lagi",
                "Kursus menjahit dibuka. Pesertanya dua puluh orang. Gratis.",
                "Pendaftaran [di sini](https://kursus-menjahit.com/daftar). Bawa KTP.",
            ),
        )
        market, course = (
            writing.write(site, content=text, source=source, by=dedi, at=before) for text in texts
        )
        advance_to(market, Stage.PUBLISHED, Cast(dedi, siti, _person("rina")), before)
        advance_to(course, Stage.COLLECTED, Cast(dedi, siti, siti), before)
        look = office_looks.ask_office(course, officer=_person("dinaskuburaya"), by=dedi, at=at)
    return {
        "account-locked-now": "/akun-dibajak/",
        "ruang-held": f"/s/{_OFFICE}/ditahan/",
        "ruang-asked-look": f"/s/{_OFFICE}/diminta-melihat/{look.pk}/",
    }


def _mails() -> dict[str, str]:
    from kimid.notify.mailing import confirm_token, stop_url
    from kimid.notify.models import NoticeAddress

    row = NoticeAddress.objects.create(person=_person("siti"), address="siti@contoh.id")
    return {
        "confirm-address": f"/surel/ya/{confirm_token(row)}/",
        "stop-mails": urlsplit(stop_url(row)).path,
    }


def _outsiders(at: datetime) -> dict[str, str]:
    """A seller's number waits, and an official has a link for it, one for an achievement and one
    for an expense.
    """
    from kimid.access.one_use_links import make_link
    from kimid.ledger.models import Voucher, VoucherState
    from kimid.ledger.rules import LedgerPermission
    from kimid.market.actions.sellers import SellerConsent, SellerData, change_seller
    from kimid.market.models import PhoneChange, Seller
    from kimid.market.rules import MarketPermission
    from kimid.showcase.models import Achievement
    from kimid.showcase.rules import AchievementPermission
    from kimid.sites.guard import on_site
    from kimid.sites.models import Site

    site, rina = Site.objects.get(label="teluk-kapuas"), _person("rina")
    to: dict[str, Any] = {"site": site, "holder_name": "Pak Usman", "made_by": rina, "at": at}
    with on_site(site):
        sellers = Seller.objects.select_related("site__region")
        seller = sellers.get(site=site, name="Kelompok Anyam Seroja")
        consent = SellerConsent(seller.consent_by, seller.consent_to, seller.consent_on)
        data = SellerData(seller.name, seller.place, consent, phone="628125550999")
        change_seller(seller, data=data, by=rina, at=at)
        change = PhoneChange.objects.get(seller=seller, decided_at=None)
        achievement = Achievement.objects.filter(site=site, state="published", confirmations=None)[
            0
        ]
        voucher = Voucher.objects.filter(state=VoucherState.SUBMITTED).latest("pk")
        _, spending = make_link(voucher, perm=LedgerPermission.APPROVE_OUTSIDE, **to)
        _, number = make_link(change, perm=MarketPermission.VOUCH_NUMBER, **to)
        _, token = make_link(achievement, perm=AchievementPermission.CONFIRM_BY_LINK, **to)
    return {
        "ruang-number-changes": "/s/teluk-kapuas/lapak/nomor/",
        "ruang-money-official": f"/s/teluk-kapuas/kas/pejabat/{voucher.public_id}/",
        "voucher-answer": f"/setujui-belanja/{spending}/",
        "seller-number-answer": f"/nomor-penjual/{number}/",
        "achievement-link": f"/pastikan-prestasi/{token}/",
    }


def _neighbours(at: datetime) -> dict[str, str]:
    """A second group of the village proposes another past."""
    from kimid.registry.models import Kim
    from tests import build
    from tests.profile import making

    first = Kim.objects.get(site__label="teluk-kapuas")
    second = build.kim(first.region_id, label="kim-hilir-kapuas")
    proposal = making.proposal(second, at=at)
    return {"ruang-village-proposal": f"/s/teluk-kapuas/wilayah/usulan/{proposal.pk}/"}


def _person(name: str) -> "Person":
    from kimid.people.models import Person

    return Person.objects.get(username=name)


if __name__ == "__main__":
    django.setup(set_prefix=False)
    Path(settings.DATA_DIR, _TOLD).write_text(json.dumps(make(timezone.now())))
