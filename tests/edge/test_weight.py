"""The weight that a page tells of itself."""

from kimid.edge.codings import coded
from kimid.edge.page import make_page
from kimid.edge.stored import Mark
from kimid.ui.weight import PLACE


def test_a_page_tells_its_weight_as_it_is_sent() -> None:
    words = b" ".join(str(number).encode() for number in range(4000))
    body = b"<p>" + words + b"</p>" + PLACE

    page = make_page(body, [("Content-Type", "text/html")], Mark(frozenset({"site:1"}), None, by_query=False))

    plain = page.answers[""].body[0]
    sent = len(page.answers["br"].body[0])
    assert PLACE not in plain
    assert f"Berat halaman ini {len(coded(body, 'br')) / 1024:.1f} KB.".replace(".", ",", 1).encode() in plain
    assert abs(sent - len(coded(body, "br"))) < 100
