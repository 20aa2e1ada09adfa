"""Notices between the groups of one village. They follow from the rows as they are when the task
runs, so tasks may run late and twice.
"""

from typing import Final

from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.notify.kinds import NoticeKind, NoticeTopic, register_kind
from kimid.notify.links import ruang_path
from kimid.notify.notices import Recipient, end, give
from kimid.profile.models import ANSWER_DAYS, BlockProposal, ProposalState
from kimid.profile.queries import block_of
from kimid.queue.lanes import Lane
from kimid.queue.tasks import task
from kimid.sites.guard import across_sites
from kimid.sites.models import Site

_TO_ANSWER: Final = "profile.to_answer"
_ANSWERED: Final = "profile.answered"
_LOST: Final = "profile.lost"

for kind in (
    NoticeKind(
        _TO_ANSWER,
        NoticeTopic.WAITING,
        "KIM lain mengusulkan perubahan profil wilayah.",
        "people",
    ),
    NoticeKind(_ANSWERED, NoticeTopic.GROUP, "Usulan profil wilayah dijawab.", "people"),
    NoticeKind(
        _LOST, NoticeTopic.GROUP, "Sebuah bagian profil wilayah pindah ke KIM lain.", "people"
    ),
):
    register_kind(kind)

FOLLOWED: Final = (
    "profile.proposed",
    "profile.accepted",
    "profile.refused",
    "profile.taken_over",
)


@task(lane=Lane.AWAITED)
def follow_proposal(event_id: int) -> None:
    """A proposal waits for the editors of the group that holds the block; the answer is for those
    of the group that proposed.
    """
    event = Event.objects.get(pk=event_id)
    with across_sites("a proposal stands between two groups"):
        rows = BlockProposal.objects.select_related("site__region", "region")
        key = event.data.get("proposal", event.subject_id)
        proposal = rows.filter(pk=key).first()
    if proposal is None:
        return
    if proposal.is_waiting:
        _ask(proposal, event)
        return
    end([_TO_ANSWER], proposal, event.happened_at)
    if proposal.state == ProposalState.SHOWN:
        _tell_former(proposal, event)
    elif event.kind != "profile.proposed":
        _tell_answer(proposal, event)


def _ask(proposal: BlockProposal, event: Event) -> None:
    block = block_of(proposal.region, proposal.kind)
    if block is None or block.site_id == proposal.site_id:
        return
    _give(
        _TO_ANSWER,
        block.site,
        proposal,
        event,
        title=f"{proposal.site.name} mengusulkan perubahan: {proposal.get_kind_display()}",
        why=f"Jawab dalam {ANSWER_DAYS} hari. Sesudah itu mereka boleh menampilkannya sendiri.",
    )


def _tell_answer(proposal: BlockProposal, event: Event) -> None:
    words = proposal.get_state_display().lower()
    title = f"Usulan {proposal.get_kind_display()} {words}"
    _give(_ANSWERED, proposal.site, proposal, event, title=title, why=proposal.answer)


def _tell_former(proposal: BlockProposal, event: Event) -> None:
    site = Site.objects.select_related("region").filter(pk=event.data.get("before")).first()
    if site is not None:
        title = f"{proposal.get_kind_display()} sekarang diurus {proposal.site.name}"
        why = "Usulannya tidak dijawab. Kalau ada yang keliru, usulkan perubahan."
        _give(_LOST, site, proposal, event, title=title, why=why)


def _give(
    kind: str, site: Site, proposal: BlockProposal, event: Event, *, title: str, why: str
) -> None:
    link = ruang_path("ruang-village", site.ruang_label)
    if kind == _TO_ANSWER:
        link = ruang_path("ruang-village-proposal", site.ruang_label, proposal.pk)
    give(
        kind,
        Recipient.on_site(site, Role.EDITOR),
        about=proposal,
        occasion=str(event.pk),
        title=title,
        why=why,
        link=link,
        at=event.happened_at,
    )
