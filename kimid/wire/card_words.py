"""What the share card of an item says."""

from kimid.lib.share_card import ShareCard
from kimid.wire.labels import Label
from kimid.wire.models import Item
from kimid.wire.verdicts import UNVERIFIED


def card_words(item: Item) -> ShareCard:
    """All of the card but its photo."""
    site = item.site
    claim = item.judged_claim
    answer = claim.answer if claim else item.warning
    is_open = item.is_unverified and not item.is_paid
    return ShareCard(
        title=claim.quoted if claim else item.title,
        place=item.place,
        site_name=site.name,
        region_code=site.region_id,
        dye=site.dye,
        accent=site.accent,
        photo=None,
        focus=tuple(item.picture["focus"]) if item.picture else (50, 50),
        badge=UNVERIFIED if is_open else "Dikoreksi" if item.corrected_at else "",
        tone="warn" if is_open else "info",
        stamp="" if is_open else answer,
        stamp_tone=Label(item.label).tone if item.label else "plain",
    )
