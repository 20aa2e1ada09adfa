"""Notices about papers of goods and new numbers of sellers. They follow from the rows as they are
when the task runs, so tasks may run late and twice.
"""

from typing import Final

from kimid.events.action import on
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.lib import clock
from kimid.market.models import PhoneChange, ProductPaper, QrisCode
from kimid.notify.kinds import NoticeKind, NoticeTopic, register_kind
from kimid.notify.links import ruang_path
from kimid.notify.notices import Recipient, end, give
from kimid.queue.lanes import Lane
from kimid.queue.tasks import task
from kimid.sites.guard import on_site
from kimid.sites.models import Site

_LAPSED: Final = "paper.to_renew"
_UNFIT: Final = "paper.not_fitting"
_CHECKED: Final = "paper.office_checked"
_NUMBER: Final = "seller.number_to_call"
_QRIS: Final = "seller.qris_to_ask"

for kind in (
    NoticeKind(_LAPSED, NoticeTopic.WAITING, "Kertas sebuah barang jualan sudah habis.", "basket"),
    NoticeKind(
        _UNFIT, NoticeTopic.WAITING, "Dinas menjawab tentang kertas sebuah barang.", "basket"
    ),
    NoticeKind(_CHECKED, NoticeTopic.GROUP, "Dinas mengecek kertas sebuah barang.", "check"),
    NoticeKind(
        _NUMBER,
        NoticeTopic.WAITING,
        "Nomor seorang penjual mau diganti. Telepon dulu nomor lamanya.",
        "phone",
        at_once=True,
    ),
    NoticeKind(
        _QRIS,
        NoticeTopic.WAITING,
        "QRIS seorang penjual menunggu. Tanyakan dulu namanya ke penjual.",
        "phone",
        at_once=True,
    ),
):
    register_kind(kind)

PAPER_EVENTS: Final = (
    "paper.lapsed",
    "paper.unfit",
    "paper.checked",
    "paper.changed",
    "paper.ended",
)
NUMBER_EVENTS: Final = (
    "seller.number_asked",
    "seller.number_approved",
    "seller.number_dropped",
    "seller.official_answered",
)

QRIS_EVENTS: Final = (
    "qris.asked",
    "qris.approved",
    "qris.dropped",
    "qris.taken_down",
    "qris.official_answered",
)


@task(lane=Lane.AWAITED)
def follow_paper(event_id: int) -> None:
    """What the group should do with a paper: ask for a new one, or read what the office says."""
    event = Event.objects.get(pk=event_id)
    site = Site.objects.select_related("region").get(pk=event.site_id or 0)
    with on_site(site):
        rows = ProductPaper.objects.select_related("seller", "product")
        paper = rows.get(pk=event.subject_id)
        if paper.lapsed_at is None or paper.ended_at is not None:
            end([_LAPSED], paper, event.happened_at)
        if not paper.is_unfit or paper.ended_at is not None:
            end([_UNFIT], paper, event.happened_at)
        if paper.ended_at is None:
            _give_notice(paper, site, event)


def _give_notice(paper: ProductPaper, site: Site, event: Event) -> None:
    of = f"{paper.kind_label} {paper.about}"
    if event.kind == "paper.lapsed" and paper.lapsed_at and paper.expires_on:
        why = f"Habis {clock.day(paper.expires_on)}. Pembaca tidak melihatnya lagi."
        words = (_LAPSED, f"Tanyakan kertas baru: {of}", why)
    elif event.kind == "paper.unfit" and paper.is_unfit:
        words = (_UNFIT, f"Tidak cocok menurut dinas: {of}", paper.unfit_reason)
    elif event.kind == "paper.checked" and paper.is_checked:
        words = (_CHECKED, f"Dicek dinas: {of}", "Pembaca melihat tandanya.")
    else:
        return
    kind, title, why = words
    give(
        kind,
        Recipient.on_site(site, Role.MEMBER),
        about=paper,
        occasion=str(event.pk),
        title=title,
        why=why,
        link=ruang_path("ruang-goods-paper", site.ruang_label, paper.public_id),
        at=event.happened_at,
    )


@task(lane=Lane.AWAITED)
def follow_number(event_id: int) -> None:
    """A new number waits for anybody of the group but whoever wrote it."""
    event = Event.objects.get(pk=event_id)
    site = Site.objects.select_related("region").get(pk=event.site_id or 0)
    with on_site(site):
        change = PhoneChange.objects.select_related("seller", "by").get(pk=event.subject_id)
        if not change.is_open:
            end([_NUMBER], change, event.happened_at)
            return
        give(
            _NUMBER,
            Recipient.on_site(site, Role.MEMBER),
            about=change,
            occasion=str(event.pk),
            title=f"Nomor {change.seller.name} mau diganti",
            why="Telepon dulu nomor lamanya. Pesanan tetap ke nomor lama sampai Anda menjawab.",
            link=ruang_path("ruang-number-changes", site.ruang_label),
            at=event.happened_at,
            except_for=change.by,
        )


@task(lane=Lane.AWAITED)
def follow_qris(event_id: int) -> None:
    """The codes of a seller wait for anybody of the group but whoever sent them."""
    event = Event.objects.get(pk=event_id)
    site = Site.objects.select_related("region").get(pk=event.site_id or 0)
    with on_site(site):
        rows = QrisCode.objects.select_related("seller", "by")
        for code in rows.filter(seller__public_id=event.data["seller"], site=site):
            if not code.is_open:
                end([_QRIS], code, event.happened_at)
                continue
            give(
                _QRIS,
                Recipient.on_site(site, Role.MEMBER),
                about=code,
                occasion=str(code.pk),
                title=f"QRIS baru {code.seller.name}",
                why=f"Atas nama {code.merchant}. Tanyakan dulu ke {code.seller.name}.",
                link=ruang_path("ruang-number-changes", site.ruang_label),
                at=event.happened_at,
                except_for=code.by,
            )


def connect() -> None:
    """Listen to what happens to papers, numbers and codes."""
    for event in PAPER_EVENTS:
        on(event, follow_paper)
    for event in NUMBER_EVENTS:
        on(event, follow_number)
    for event in QRIS_EVENTS:
        on(event, follow_qris)
