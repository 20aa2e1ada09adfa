"""The texts that people type about a village."""

from typing import Final

from django.utils import timezone

from kimid.people.models import Person
from kimid.profile.actions import proposals
from kimid.profile.actions.blocks import BlockData
from kimid.profile.block_kinds import BlockKind
from kimid.profile.shapes import SHAPES, BlockContent
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from tests import build
from tests.profile import making
from tests.sites.public_text_case import PublicTextCase

GATED: Final = {"profile.ProfileBlock": "content photos", "profile.BlockProposal": "content why"}
# From one group to another.
NOT_PUBLIC: Final = {"profile.BlockProposal": "answer"}


def _in(kind: BlockKind, name: str) -> PublicTextCase:
    """This text in this input of a block, of its words or of a row."""
    is_word = name in {each.name for each in SHAPES[kind].words}

    def act(kim: Kim, by: Person, text: str) -> object:
        before = making.CONTENTS[kind]
        words = before["words"] | ({name: text} if is_word else {})
        rows = [row | ({} if is_word else {name: text}) for row in before["rows"]]
        data = BlockData(BlockContent(words=words, rows=rows))
        return making.block(kim, kind, data=data, by=by)

    return act


def _inputs() -> dict[str, PublicTextCase]:
    return {
        f"profile.ProfileBlock {kind} {each.name}": _in(kind, each.name)
        for kind, shape in SHAPES.items()
        for each in (*shape.words, *shape.columns)
        if not each.choices and each.name != "tried_on"
    }


def _propose(kim: Kim, by: Person, text: str) -> object:
    making.block(build.kim(label="kim-hilir"))
    return making.proposal(kim, data=making.history(text), by=by)


def _propose_because(kim: Kim, by: Person, text: str) -> object:
    making.block(build.kim(label="kim-hilir"))
    return making.proposal(kim, why=text, by=by)


def _accept(kim: Kim, by: Person, text: str) -> object:
    """What another group proposed before anybody looked at it."""
    block = making.block(kim, by=by)
    proposal = making.proposal(build.kim(label="kim-hilir"))
    proposal.content = making.history(text).content
    proposal.save()
    with on_site(kim.site):
        return proposals.accept(block, proposal=proposal, by=by, at=timezone.now())


BESIDE: Final[dict[str, PublicTextCase]] = {
    **_inputs(),
    "profile.ProfileBlock.photos": lambda kim, by, text: making.gallery(kim, by=by, caption=text),
    "profile.BlockProposal.content": _propose,
    "profile.BlockProposal.why": _propose_because,
    "an accepted proposal": _accept,
}
