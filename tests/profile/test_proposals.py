"""Two groups of one village write one profile: whoever wrote a block first holds it, the other
proposes, and nobody's sleep blocks the village.
"""

from datetime import timedelta
from typing import Any, NamedTuple

import pytest

from kimid.events.permissions import Role
from kimid.notify.models import Notice
from kimid.people.models import Person
from kimid.profile.actions import proposals as actions
from kimid.profile.actions.blocks import ProfileRefused
from kimid.profile.models import ANSWER_DAYS, BlockProposal, ProfileBlock, ProposalState
from kimid.profile.queries import block_of, proposals_in
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from kimid.sites.models import Site
from kimid.sites.stages import LifeStage
from tests import build
from tests.profile import making
from tests.queue.working import work_off

pytestmark = pytest.mark.django_db

_LATER = build.AT + timedelta(days=ANSWER_DAYS)


class Neighbours(NamedTuple):
    """A group that holds a block, and one that proposes, each with an editor."""

    holder: Kim
    other: Kim
    editor: Person
    proposer: Person
    block: ProfileBlock
    proposal: BlockProposal


@pytest.fixture
def village() -> Neighbours:
    holder, other = making.two_groups()
    editor, proposer = build.member(holder, Role.EDITOR), build.member(other, Role.EDITOR)
    block = making.block(holder, by=editor)
    return Neighbours(holder, other, editor, proposer, block, making.proposal(other, by=proposer))


def _text(village: Neighbours) -> str:
    block = block_of(village.holder.region, village.block.kind)
    assert block is not None
    return str(block.content["words"]["text"])


def test_a_proposal_changes_nothing_for_readers_until_it_is_accepted(village: Neighbours) -> None:
    assert _text(village) == "Sungai di sini berbelok."

    with on_site(village.holder.site):
        actions.accept(village.block, proposal=village.proposal, by=village.editor, at=build.AT)

    assert _text(village) == "Parit digali tahun 1950."
    block = block_of(village.holder.region, village.block.kind)
    assert block is not None
    assert block.site == village.holder.site
    assert proposals_in(village.holder.region) == []


def test_a_refusal_says_why_and_leaves_the_block(village: Neighbours) -> None:
    with on_site(village.holder.site):
        actions.refuse(
            village.block,
            proposal=village.proposal,
            why="Kakek Rusli ingat lain.",
            by=village.editor,
            at=build.AT,
        )

    village.proposal.refresh_from_db()
    assert village.proposal.state == ProposalState.REFUSED
    assert village.proposal.answer == "Kakek Rusli ingat lain."
    assert _text(village) == "Sungai di sini berbelok."


def test_who_proposed_waits_fourteen_days_and_then_shows_it(village: Neighbours) -> None:
    def show(seconds: int) -> None:
        at = _LATER + timedelta(seconds=seconds)
        with on_site(village.other.site):
            actions.show_unanswered(village.proposal, by=village.proposer, at=at)

    with pytest.raises(ProfileRefused, match="14 hari"):
        show(-1)
    show(0)

    block = block_of(village.holder.region, village.block.kind)
    assert block is not None
    assert block.site == village.other.site
    assert _text(village) == "Parit digali tahun 1950."
    with pytest.raises(ProfileRefused, match="sudah dijawab"):
        show(1)


def test_nobody_waits_for_a_group_that_is_gone(village: Neighbours) -> None:
    Site.objects.filter(pk=village.holder.site_id).update(stage=LifeStage.DISSOLVED)

    with on_site(village.other.site):
        actions.show_unanswered(village.proposal, by=village.proposer, at=build.AT)

    assert _text(village) == "Parit digali tahun 1950."


def test_a_proposal_is_answered_once(village: Neighbours) -> None:
    with on_site(village.holder.site):
        answer: dict[str, Any] = {
            "proposal": village.proposal,
            "by": village.editor,
            "at": build.AT,
        }
        actions.accept(village.block, **answer)
        with pytest.raises(ProfileRefused, match="sudah dijawab"):
            actions.refuse(village.block, why="Lain.", **answer)


def test_a_new_proposal_takes_the_place_of_the_one_that_waits(village: Neighbours) -> None:
    data = making.history("Parit digali tahun 1951.")
    making.proposal(village.other, data=data, by=village.proposer)

    [waiting] = proposals_in(village.holder.region)
    assert waiting.content["words"]["text"] == "Parit digali tahun 1951."


def test_who_holds_a_block_does_not_propose(village: Neighbours) -> None:
    with pytest.raises(ProfileRefused):
        making.proposal(village.holder, by=village.editor)


def test_both_groups_have_notice_of_what_waits_and_what_came_of_it(village: Neighbours) -> None:
    work_off(_LATER)
    asked = Notice.objects.get(kind="profile.to_answer")
    assert (asked.site, asked.ended_at) == (village.holder.site, None)

    with on_site(village.holder.site):
        actions.refuse(
            village.block,
            proposal=village.proposal,
            why="Kakek Rusli ingat lain.",
            by=village.editor,
            at=build.AT,
        )
    work_off(_LATER)

    asked.refresh_from_db()
    assert asked.ended_at is not None
    assert Notice.objects.get(kind="profile.answered").site == village.other.site


def test_a_group_whose_block_was_taken_over_has_notice(village: Neighbours) -> None:
    with on_site(village.other.site):
        actions.show_unanswered(village.proposal, by=village.proposer, at=_LATER)
    work_off(_LATER)

    lost = Notice.objects.get(kind="profile.lost")
    assert lost.site == village.holder.site
    assert not Notice.objects.filter(kind="profile.to_answer", ended_at=None).exists()
