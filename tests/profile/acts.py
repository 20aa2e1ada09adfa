"""A call of each action on the profile of a village, for an actor who lacks the permission."""

from typing import Any, Final

from kimid.profile.block_kinds import BlockKind
from kimid.profile.models import BlockProposal, ProfileBlock
from tests import build
from tests.events.action_case import ActionCase
from tests.profile import making

_BLOCKS: Final = "kimid.profile.actions.blocks"
_PROPOSALS: Final = "kimid.profile.actions.proposals"
_KIND: Final = BlockKind.HISTORY


def _proposed() -> tuple[ProfileBlock, BlockProposal]:
    holder, other = making.two_groups()
    return making.block(holder), making.proposal(other)


def _to_accept() -> tuple[ProfileBlock, dict[str, Any]]:
    block, proposal = _proposed()
    return block, {"proposal": proposal}


def _to_refuse() -> tuple[ProfileBlock, dict[str, Any]]:
    block, proposal = _proposed()
    return block, {"proposal": proposal, "why": "Kakek Rusli ingat lain."}


ACTS: Final[dict[str, ActionCase]] = {
    f"{_BLOCKS}.write_block": lambda: (
        build.kim().site,
        {"kind": _KIND, "data": making.block_data(_KIND)},
    ),
    f"{_BLOCKS}.hide_block": lambda: (making.block(build.kim()), {}),
    f"{_BLOCKS}.show_block": lambda: (making.block(build.kim()), {}),
    f"{_BLOCKS}.move_up": lambda: (making.block(build.kim()).site, {"kind": _KIND}),
    f"{_BLOCKS}.show_held": lambda: (making.block(build.kim()), {}),
    f"{_BLOCKS}.renew_profile_photo": lambda: (build.photo(build.kim()), {"old": "2" * 16}),
    f"{_PROPOSALS}.propose": lambda: (
        build.kim().site,
        {"kind": _KIND, "data": making.block_data(_KIND), "why": "Keliru."},
    ),
    f"{_PROPOSALS}.accept": _to_accept,
    f"{_PROPOSALS}.refuse": _to_refuse,
    f"{_PROPOSALS}.show_unanswered": lambda: (_proposed()[1], {}),
}
