"""The size that a page shows of itself."""

from kimid.pagecache.compression import compress
from kimid.pagecache.directives import CacheDirective
from kimid.pagecache.page import make_page
from kimid.ui.page_size import PLACEHOLDER


def test_a_page_tells_its_weight_as_it_is_sent() -> None:
    words = b" ".join(str(number).encode() for number in range(4000))
    body = b"<p>" + words + b"</p><!--berat WITA-->"

    directive = CacheDirective(frozenset({"site:1"}), None, varies_by_query=False)
    page = make_page(body, [("Content-Type", "text/html")], directive)

    plain = page.responses[""].body[0]
    sent = len(page.responses["br"].body[0])
    assert PLACEHOLDER.search(plain) is None
    kilobytes = f"{len(compress(body, 'br')) / 1024:.1f}".replace(".", ",")
    assert f"Berat halaman ini {kilobytes} KB, dibuat ".encode() in plain
    assert abs(sent - len(compress(body, "br"))) < 100
