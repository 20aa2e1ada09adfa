"""A village goes into another: its profile goes along, but for what the other already has."""

import pytest

from kimid.profile.block_kinds import BlockKind
from kimid.profile.queries import blocks_of, proposals_in
from kimid.profile.region_changes import mover
from tests import build
from tests.profile import making

pytestmark = pytest.mark.django_db

_SUCCESSOR = "6112082004"


def test_blocks_and_proposals_go_along_and_what_is_taken_stays() -> None:
    holder, other = making.two_groups()
    for kind in (BlockKind.HISTORY, BlockKind.NUMBERS):
        making.block(holder, kind)
    making.proposal(other)
    successor = build.kim(_SUCCESSOR)
    making.block(successor, BlockKind.NUMBERS)
    can_move = mover().can_move
    assert can_move is not None
    assert can_move(holder.region, successor.region)

    assert mover().move(holder.region, successor.region, build.AT) == 1

    assert [row.kind for row in blocks_of(holder.region)] == [BlockKind.NUMBERS]
    assert {row.site for row in blocks_of(successor.region)} == {holder.site, successor.site}
    assert len(proposals_in(successor.region)) == 1
    assert not can_move(holder.region, successor.region)
