"""The size that a page shows of itself."""

from kimid.pagecache.compression import CODINGS, compress
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


def test_a_kept_page_forgets_its_plain_body_and_gives_it_all_the_same() -> None:
    body = b"<p>" + b"kabar desa " * 400 + b"</p>"
    directive = CacheDirective(frozenset({"site:1"}), None, varies_by_query=False)
    page = make_page(body, [("Content-Type", "text/html")], directive)
    sent = {coding: page.responses[coding] for coding in CODINGS}

    page.responses.keep_small()

    assert "" not in page.responses
    assert {coding: page.responses[coding] for coding in CODINGS} == sent
    assert page.size < len(body) + 5_000


def test_what_is_no_text_is_kept_once_and_sent_as_it_is() -> None:
    body = bytes(range(256)) * 4
    directive = CacheDirective(frozenset({"site:1"}), None, varies_by_query=False)
    page = make_page(body, [("Content-Type", "image/png")], directive)
    page.responses.keep_small()
    assert {page.responses[coding].body[0] for coding in CODINGS} == {body}
