"""Every label that readers can see at an item is drawn on its share card, too."""

import pytest

from kimid.lib.share_card import ShareCard, card_svg
from kimid.wire.labels import Label


@pytest.mark.parametrize("label", Label)
def test_a_card_draws_each_label(label: Label) -> None:
    words, tone = label.badge
    card = ShareCard(
        "Kabar", "Desa", "KIM", "6112012012", "daun", "kunyit", stamp=words, stamp_tone=tone
    )
    assert words.upper() in card_svg(card)
