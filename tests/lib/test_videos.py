"""A link to a film stands on a line of its own and says where it leads."""

import pytest

from kimid.lib.blocks import editor_text, parse_blocks, plain_text
from kimid.lib.videos import video_site
from kimid.ui.prose import prose_html


@pytest.mark.parametrize(
    ("address", "site"),
    [
        ("https://www.youtube.com/watch?v=dQw4w9WgXcQ", "YouTube"),
        ("https://youtu.be/dQw4w9WgXcQ", "YouTube"),
        ("https://vt.tiktok.com/ZS8abc/", "TikTok"),
        ("https://m.facebook.com/watch/?v=1", "Facebook"),
        ("https://www.instagram.com/reel/abc/", "Instagram"),
        ("https://youtube.com.jahat.id/x", ""),
        ("https://jahat.id/youtube.com/x", ""),
        ("https://youtube.com@jahat.id/x", ""),
        ("https://youtube.com/", ""),
        ("javascript:alert(1)//youtube.com/x", ""),
    ],
)
def test_only_known_sites_are_named(address: str, site: str) -> None:
    assert video_site(address) == site


def test_a_line_with_nothing_but_a_film_is_a_card_and_comes_back_as_it_was_typed() -> None:
    lines = (
        "Ini rekamannya.",
        "[Panen raya](https://youtu.be/abc)",
        "https://vt.tiktok.com/ZS8abc/",
        "Lihat https://youtu.be/abc ya.",
    )
    typed = "\n\n".join(lines)
    blocks = parse_blocks(typed)

    assert [block["kind"] for block in blocks] == ["paragraph", "video", "video", "paragraph"]
    assert editor_text(blocks) == typed
    assert "Panen raya" in plain_text(blocks)


def test_the_card_says_where_it_leads_and_asks_nobody_for_anything() -> None:
    shown = prose_html(parse_blocks("[Panen <b>raya](https://youtu.be/a?b=1&c=2)"), {}, "")

    assert shown == (
        '<p class="video"><a href="https://youtu.be/a?b=1&amp;c=2" rel="nofollow ugc">'
        "Panen &lt;b&gt;raya<small>Video di YouTube, butuh kuota</small></a></p>"
    )
