"""Actions between the groups of one village: propose, accept, refuse, and go on without an
answer.
"""

from datetime import datetime
from typing import cast

from kimid.events.action import action, add_event_data
from kimid.lib.blocks import clean_text
from kimid.people.models import Person
from kimid.profile.actions.blocks import (
    BlockData,
    ProfileRefused,
    refuse_if_closed,
    save_block,
)
from kimid.profile.block_kinds import BlockKind
from kimid.profile.models import ANSWER_DAYS, BlockProposal, ProfileBlock, ProposalState
from kimid.profile.queries import answer_is_late, block_of
from kimid.profile.rules import ProfilePermission
from kimid.profile.shapes import SHAPES, BlockContent
from kimid.sites.models import Site
from kimid.sites.public_words import refuse_words


@action(
    needs=ProfilePermission.WRITE,
    records="profile.proposed",
    locks_first="subject.region",
    counts_as_life=True,
)
def propose(
    site: Site, *, kind: BlockKind, data: BlockData, why: str, by: Person, at: datetime
) -> BlockProposal:
    """Propose another wording of a block that another group of the village holds. It takes the
    place of what this group proposed before and nobody answered. Raises WordsRefused and
    ProfileRefused.
    """
    refuse_if_closed(site)
    block = block_of(site.region, kind)
    if block is None or block.site == site or SHAPES[kind].has_photos:
        raise ProfileRefused("Bagian ini bisa langsung ditulis, tanpa usulan.")
    refuse_words(site, *data.typed(SHAPES[kind]), why, by=by)
    waiting = BlockProposal.objects.filter(site=site, kind=kind, state=ProposalState.WAITING)
    proposal = waiting.first() or BlockProposal(region=site.region, site=site, kind=kind)
    proposal.content = data.cleaned("").content
    proposal.why = clean_text(why)
    proposal.proposed_by, proposal.proposed_at = by, at
    proposal.save()
    return proposal


@action(
    needs=ProfilePermission.WRITE,
    records="profile.accepted",
    locks_first="subject.region",
    counts_as_life=True,
)
def accept(
    block: ProfileBlock, *, proposal: BlockProposal, by: Person, at: datetime
) -> ProfileBlock:
    """The group that holds the block takes over the wording of another. Raises WordsRefused and
    ProfileRefused.
    """
    refuse_if_closed(block.site)
    _refuse_answered(proposal)
    data = _data_of(proposal)
    refuse_words(block.site, *data.typed(block.shape), by=by)
    if block.is_held:
        raise ProfileRefused("Bagian ini sedang ditahan. Redaktur lain melihatnya dulu.")
    save_block(block, block.site, data, by=by, at=at)
    _answer(proposal, ProposalState.ACCEPTED, by, at)
    add_event_data(proposal=proposal.pk, group=proposal.site.name)
    return block


@action(
    needs=ProfilePermission.WRITE,
    records="profile.refused",
    locks_first="subject.region",
    counts_as_life=True,
)
def refuse(
    block: ProfileBlock, *, proposal: BlockProposal, why: str, by: Person, at: datetime
) -> ProfileBlock:
    """The group that holds the block lets it be, with a reason for who proposed. Raises
    WordsRefused and ProfileRefused.
    """
    _refuse_answered(proposal)
    refuse_words(block.site, why, by=by)
    proposal.answer = clean_text(why)
    _answer(proposal, ProposalState.REFUSED, by, at)
    add_event_data(proposal=proposal.pk, group=proposal.site.name, why=proposal.answer)
    return block


@action(
    needs=ProfilePermission.WRITE,
    records="profile.taken_over",
    locks_first="subject.region",
    counts_as_life=True,
)
def show_unanswered(proposal: BlockProposal, *, by: Person, at: datetime) -> ProfileBlock:
    """Nobody answered in time, or nobody is there to answer: readers have the proposal, and whoever
    proposed holds the block from now on. Raises WordsRefused and ProfileRefused.
    """
    refuse_if_closed(proposal.site)
    _refuse_answered(proposal)
    block = block_of(proposal.region, proposal.kind)
    if block is None or block.site == proposal.site:
        raise ProfileRefused("Bagian ini bisa langsung ditulis, tanpa usulan.")
    if block.has_answerer and not answer_is_late(proposal, at):
        raise ProfileRefused(f"Tunggu dulu: {block.site.name} punya {ANSWER_DAYS} hari.")
    data = _data_of(proposal)
    refuse_words(proposal.site, *data.typed(proposal.shape), by=by)
    before = block.site
    save_block(block, proposal.site, data, by=by, at=at)
    _answer(proposal, ProposalState.SHOWN, by, at)
    add_event_data(proposal=proposal.pk, group=before.name, before=before.pk)
    return block


def _data_of(proposal: BlockProposal) -> BlockData:
    return BlockData(cast(BlockContent, proposal.content))


def _refuse_answered(proposal: BlockProposal) -> None:
    """Read it again: the village is locked now."""
    rows = BlockProposal._base_manager.select_for_update(no_key=True)
    proposal.refresh_from_db(from_queryset=rows)
    if not proposal.is_waiting:
        raise ProfileRefused("Usulan ini sudah dijawab.")


def _answer(proposal: BlockProposal, state: ProposalState, by: Person, at: datetime) -> None:
    proposal.state, proposal.answered_by, proposal.answered_at = state, by, at
    proposal.save()
