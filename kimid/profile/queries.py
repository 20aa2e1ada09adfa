"""Reading the profile of a village."""

from datetime import datetime, timedelta
from typing import Final

from kimid.places.models import Region
from kimid.profile.block_kinds import BlockKind
from kimid.profile.models import ANSWER_DAYS, BlockProposal, ProfileBlock, ProposalState
from kimid.sites.guard import across_sites
from kimid.sites.models import Site, SiteKind
from kimid.sites.stages import UNREADABLE_STAGES

# The pages of readers.
PAGES: Final = ("/wilayah/", "/darurat/")
_SHARED: Final = "a village has one profile, whichever of its groups wrote it"


def blocks_of(region: Region | str) -> list[ProfileBlock]:
    """All blocks of a village in their order, with the groups that hold them. One query."""
    with across_sites(_SHARED):
        rows = ProfileBlock.objects.filter(region=region).select_related("site", "changed_by")
        return list(rows.order_by("place", "pk"))


def shown_blocks(region: Region, *kinds: BlockKind) -> list[ProfileBlock]:
    """Those that readers have, of these kinds or of all. What a closed group holds is closed with
    it. One query.
    """
    with across_sites(_SHARED):
        rows = ProfileBlock.objects.filter(region=region, is_hidden=False, held_account=None)
        rows = rows.exclude(site__stage__in=UNREADABLE_STAGES).select_related("site")
        return list((rows.filter(kind__in=kinds) if kinds else rows).order_by("place", "pk"))


def block_of(region: Region | str, kind: str) -> ProfileBlock | None:
    """The block of this kind, with the group that holds it. One query."""
    with across_sites(_SHARED):
        rows = ProfileBlock.objects.select_related("site__region", "changed_by", "held_account")
        return rows.filter(region=region, kind=kind).first()


def proposals_in(region: Region, kind: str = "") -> list[BlockProposal]:
    """What waits for an answer in a village, the oldest first. One query."""
    with across_sites(_SHARED):
        rows = BlockProposal.objects.filter(region=region, state=ProposalState.WAITING)
        rows = rows.filter(kind=kind) if kind else rows
        return list(rows.select_related("site__region", "proposed_by").order_by("proposed_at"))


def proposal_in(region: Region, number: int) -> BlockProposal | None:
    """A proposal of this village, answered or not."""
    with across_sites(_SHARED):
        rows = BlockProposal.objects.select_related("site__region", "proposed_by", "answered_by")
        return rows.filter(region=region, pk=number).first()


def last_proposal_of(site: Site, kind: str) -> BlockProposal | None:
    """What this group proposed last for a block."""
    rows = BlockProposal.objects.filter(site=site, kind=kind)
    return rows.select_related("site__region", "answered_by").order_by("-pk").first()


def held_paths(site: Site) -> list[str]:
    """The pages of which phones must not show a copy now: something of them is held. One query."""
    with across_sites(_SHARED):
        rows = ProfileBlock.objects.filter(region=site.region_id, held_account__isnull=False)
        return [*PAGES] if rows.exists() else []


def sites_of_village(region_code: str) -> list[Site]:
    """The sites of all groups of a village. One query."""
    rows = Site.objects.filter(region=region_code, kind=SiteKind.KIM)
    return list(rows.order_by("pk"))


def answer_is_late(proposal: BlockProposal, at: datetime) -> bool:
    """Whether the group that holds the block had its days for an answer."""
    return proposal.proposed_at + timedelta(days=ANSWER_DAYS) <= at
