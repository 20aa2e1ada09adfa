"""The page of answers: what a reader types, what stands there, and what is said when
nothing does.
"""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.test import Client

from kimid.newsroom.flow import Stage
from kimid.pagecache.middleware import PageCacheMiddleware
from kimid.registry.models import Kim
from kimid.sites.stages import LifeStage
from kimid.wire.search.name_search import clear_name_cache
from kimid.wsgi import django_application
from tests import build
from tests.pagecache.asking import ask

pytestmark = pytest.mark.django_db

type Reader = Callable[[str], Client]


@pytest.fixture(autouse=True)
def _names_of_this_test() -> Iterator[None]:
    clear_name_cache()
    yield
    clear_name_cache()


@pytest.fixture
def kim() -> Kim:
    build.children("6112")
    return build.kim(label="teluk-kapuas", name="KIM Teluk Kapuas")


def _page(reader: Reader, label: str, **asked: str) -> str:
    answer = reader(label).get("/cari/", asked)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_reader_finds_a_story_with_its_words_marked_and_goes_to_the_original(
    kim: Kim, reader: Reader
) -> None:
    story = build.story(kim, Stage.PUBLISHED, title="Warga <b>menanam</b> nipah & bakau")

    here = _page(reader, "teluk-kapuas", q="tanam")
    above = _page(reader, "kalimantan-barat", q="tanam")

    for page in (here, above):
        assert "Warga &lt;b&gt;<mark>menanam</mark>&lt;/b&gt; nipah &amp; bakau" in page
        assert "1 kabar" in page
        assert 'content="noindex,follow"' in page
    assert f'href="{story.path}"' in here
    assert f'href="http://teluk-kapuas.kim.localhost{story.path}"' in above


def test_the_empty_form_may_be_stored_and_an_answer_never(kim: Kim, reader: Reader) -> None:
    form = reader("teluk-kapuas").get("/cari/")
    answer = reader("teluk-kapuas").get("/cari/", {"q": "panen"})

    assert "X-Kimid-Tags" in form
    assert "noindex" not in form.content.decode()
    assert "X-Kimid-Tags" not in answer
    assert "no-store" in answer["Cache-Control"]


def test_what_was_typed_stands_in_no_title_and_is_not_indexed(kim: Kim, reader: Reader) -> None:
    answer = reader("teluk-kapuas").get("/cari/", {"q": "slotgacor"})
    head = answer.content.decode().partition("</head>")[0]

    assert "slotgacor" not in head
    assert answer["X-Robots-Tag"] == "noindex, follow"


@pytest.mark.django_db(transaction=True)
def test_the_gate_lets_a_question_pass_on_the_search_page_alone(kim: Kim) -> None:
    build.story(kim, Stage.PUBLISHED, title="Panen lada di dusun")
    build.story(kim, Stage.PUBLISHED, title="Ronda malam")
    gate = PageCacheMiddleware(django_application, follow=False)

    found = ask(
        gate,
        "http://teluk-kapuas.kim.localhost/cari/"
        "?utm_source=wa&q=Panen+LADA%21&urut=baru&jenis=berita",
    )
    home = ask(gate, "http://teluk-kapuas.kim.localhost/?q=lada")

    text = found.body.decode()
    assert "<mark>Panen</mark> <mark>lada</mark> di dusun" in text
    assert "Ronda malam" not in text
    assert 'value="Panen LADA!"' in text
    assert "no-store" in found.headers["cache-control"]
    assert "Ronda malam" in home.body.decode()


@pytest.mark.django_db(transaction=True)
def test_whoever_opens_the_form_first_hides_no_answer_from_those_after(kim: Kim) -> None:
    build.story(kim, Stage.PUBLISHED, title="Panen lada di dusun")
    gate = PageCacheMiddleware(django_application, follow=False)
    gate.store.pages.clear(0)
    address = "http://teluk-kapuas.kim.localhost/cari/"

    form, *answers = (
        ask(gate, f"{address}{query}")
        for query in ("", "?q=lada", "?q=sapi", "?jenis=berita", "?hal=2&q=lada")
    )
    again = ask(gate, f"{address}?utm_source=wa")

    assert "Panen" not in form.body.decode()
    assert ["lada</mark> di dusun" in answer.body.decode() for answer in answers] == [
        True,
        False,
        False,
        False,
    ]
    assert "Panen lada di dusun" in answers[2].body.decode()
    assert again.body == form.body


def test_the_place_that_is_named_stands_first_with_its_groups(kim: Kim, reader: Reader) -> None:
    page = _page(reader, "kab-kubu-raya", q="desa teluk kapuas")

    assert 'href="http://teluk-kapuas-6112012012.kim.localhost/"' in page
    assert page.index("Tempat dan KIM") < page.index("KIM Teluk Kapuas")
    assert "http://teluk-kapuas.kim.localhost/" in _page(reader, "", q="KIM Teluk Kapuas")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("telok kapuas", "Teluk Kapuas"),
        ("teluk kapuaz", "Teluk Kapuas"),
        ("banjir di sungei raya", "banjir di Sungai Raya"),
        ("kubu rya", "Kubu Raya"),
    ],
)
def test_a_mistyped_name_is_helped(kim: Kim, reader: Reader, typed: str, meant: str) -> None:
    page = _page(reader, "", q=typed)

    assert "Mungkin maksud Anda" in page
    assert f">{meant}</a>" in page


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("banjr", "banjir"),
        ("bajnir", "banjir"),
        ("Posyndu", "Posyandu"),
        ("jadwall posyndu", "jadwal posyandu"),
    ],
)
def test_a_mistyped_word_is_read_as_what_was_published_here(
    kim: Kim, reader: Reader, typed: str, meant: str
) -> None:
    build.story(kim, Stage.PUBLISHED, title="Banjir surut, jadwal posyandu berubah")

    page = " ".join(_page(reader, "teluk-kapuas", q=typed).split())

    assert f'Ini kabar tentang <a href="?q={quote(meant)}">{meant}</a>.' in page
    assert "<mark>Banjir</mark>" in page or "<mark>posyandu</mark>" in page


def test_where_other_words_are_missing_too_the_right_spelling_is_offered(
    kim: Kim, reader: Reader
) -> None:
    build.story(kim, Stage.PUBLISHED, title="Banjir surut, jadwal posyandu berubah")

    page = " ".join(_page(reader, "teluk-kapuas", q="kapan panen lda, banjirr?").split())

    meant = "kapan panen lda, banjir?"
    assert f'Mungkin maksud Anda: <a href="?q={quote(meant)}">{meant}</a>' in page


@pytest.mark.parametrize("typed", ["ibu hamil", "hamil", "posyandu"])
def test_a_word_that_somebody_wrote_is_never_corrected(
    kim: Kim, reader: Reader, typed: str
) -> None:
    build.story(kim, Stage.PUBLISHED, title="Hasil panen ibu-ibu")
    build.story(kim, Stage.PUBLISHED, title="Rumah ditandai", body="Ada lansia dan yang hamil.")

    page = _page(reader, "teluk-kapuas", q=typed)

    assert "Ini kabar tentang" not in page
    assert "Mungkin maksud Anda" not in page


def test_words_that_were_written_together_are_taken_apart(kim: Kim, reader: Reader) -> None:
    build.story(kim, Stage.PUBLISHED, title="Donor darah dibuka hari Minggu")

    page = _page(reader, "teluk-kapuas", q="donordarah")

    assert "<mark>Donor</mark> <mark>darah</mark>" in page


@pytest.mark.parametrize(
    "typed", ["6112012012", "61.12.01.2012", " 61.12.01.2012 ", "611201201201", "61.12.01.2012.01"]
)
def test_the_code_of_a_village_finds_it_with_its_groups_and_their_news(
    kim: Kim, reader: Reader, typed: str
) -> None:
    build.story(kim, Stage.PUBLISHED, title="Panen di Teluk Kapuas")
    build.story(build.kim("6101012001"), Stage.PUBLISHED, title="Panen di Sambas")

    page = _page(reader, "", q=typed)

    assert 'href="http://teluk-kapuas-6112012012.kim.localhost/"' in page
    assert "KIM Teluk Kapuas" in page
    assert ("Panen di Teluk" in page, "Panen di Sambas" in page) == (True, False)


@pytest.mark.parametrize("typed", ["61.12", "61.12.01", "611201"])
def test_the_code_of_a_regency_or_a_district_finds_it_too(
    kim: Kim, reader: Reader, typed: str
) -> None:
    assert "Tempat dan KIM" in _page(reader, "", q=typed)


@pytest.mark.parametrize("typed", ["6112", "99.99.99.9999", "2026", "17", "61.12.01.20"])
def test_other_numbers_are_no_code_of_a_place(kim: Kim, reader: Reader, typed: str) -> None:
    assert "Tempat dan KIM" not in _page(reader, "", q=typed)


def test_the_order_is_one_press_away_and_keeps_the_question(kim: Kim, reader: Reader) -> None:
    for days, title in ((40, "Panen lada di dusun"), (0, "Kabar dusun")):
        story = build.story(kim, Stage.VERIFIED, title=title, body="Lada dijemur saat panen.")
        build.publish(story, at=build.AT - timedelta(days=days))

    best = _page(reader, "", q="panen lada", di="6112", hal="1")
    newest = _page(reader, "", q="panen lada", di="6112", urut="baru")

    assert '<a href="?q=panen+lada&amp;di=6112&amp;urut=baru">Terbaru dulu</a>' in best
    assert '<a href="?q=panen+lada&amp;di=6112">Paling cocok dulu</a>' in newest
    assert best.index("di dusun") < best.index("Kabar dusun")
    assert newest.index("Kabar dusun") < newest.index("di dusun")
    without_words = _page(reader, "", di="6112")
    assert "Yang terbaru dulu." in without_words
    assert "Paling cocok dulu</a>" not in without_words


def test_a_word_and_a_place_may_both_be_meant(kim: Kim, reader: Reader) -> None:
    build.kim("6101012001")
    build.story(kim, Stage.PUBLISHED, title="Sambal Teluk Kapuas laku keras")

    both, once = (
        " ".join(_page(reader, "", q=typed).split()) for typed in ("sambaz", "telok kapuas")
    )

    assert 'Ini kabar tentang <a href="?q=sambal">sambal</a>.' in both
    assert 'Mungkin maksud Anda: <a href="?q=Sambas">Sambas</a>' in both
    assert (">Teluk Kapuas</a>" in once, "atau <a" in once) == (True, False)


@pytest.mark.parametrize("typed", ["banjir", "surutnya", "sapi", "dan", "kubu raya", "yang banjir"])
def test_a_word_that_is_known_short_or_far_from_all_is_left_as_it_is(
    kim: Kim, reader: Reader, typed: str
) -> None:
    build.story(kim, Stage.PUBLISHED, title="Banjir surut, sapa tetangga")

    assert "Mungkin maksud Anda" not in _page(reader, "teluk-kapuas", q=typed)


def test_words_of_a_site_that_is_closed_are_no_help(kim: Kim, reader: Reader) -> None:
    build.story(kim, Stage.PUBLISHED, title="Layangan malam ini")
    kim.site.stage = LifeStage.QUARANTINED
    kim.site.save()

    assert "Mungkin maksud Anda" not in _page(reader, "", q="layangaan")


def test_a_right_name_needs_no_help(kim: Kim, reader: Reader) -> None:
    for typed in ("teluk kapuas", "layangan putus"):
        assert "Mungkin maksud Anda" not in _page(reader, "", q=typed)


def test_a_portal_can_be_narrowed_to_a_place_below_it(kim: Kim, reader: Reader) -> None:
    build.story(kim, Stage.PUBLISHED, title="Panen di Kubu Raya")
    build.story(build.kim("6101012001"), Stage.PUBLISHED, title="Panen di Sambas")

    for typed in ("Kubu Raya", "kab kubu raya", "6112", "kubu-raya"):
        page = _page(reader, "", q="panen", di=typed)
        assert ("di Kubu Raya" in page, "di Sambas</a>" in page) == (True, False), typed
    page = _page(reader, "kab-kubu-raya", q="panen", di="Sambas")
    assert "Tidak ada tempat bernama “Sambas” di Kabupaten Kubu Raya." in page
    assert 'value="Sambas"' in page


def test_what_narrows_an_answer_stands_beside_it_and_goes_with_the_question(
    kim: Kim, reader: Reader
) -> None:
    plain = _page(reader, "", q="panen")
    narrowed = _page(reader, "", q="panen & padi", jenis="galeri", sejak="besok")

    for name in ("di", "jenis", "sejak", "urut"):
        assert re.search(rf'<(input|select)[^>]* name="{name}"[^>]* form="tanya"', plain), name
    assert re.search(r'<form[^>]* id="tanya"[^>]* action="/cari/"', plain)
    assert 'href="#saring"' in plain
    counts = re.compile(r'id="saring"[^>]* data-counts')
    assert (bool(counts.search(plain)), bool(counts.search(narrowed))) == (False, True)
    assert 'href="?q=panen%20%26%20padi">Kosongkan saringan</a>' in narrowed
    assert "Kosongkan" not in plain


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"q": "x"}, "Ketik paling sedikit satu kata dari dua huruf"),
        ({"q": "dan yang"}, "Ketik paling sedikit satu kata dari dua huruf"),
        ({"q": '"'}, "Ketik paling sedikit satu kata dari dua huruf"),
        ({"q": "layangan"}, "Tidak ada kabar yang cocok"),
        ({"q": "b" * 300}, "Ketik paling sedikit satu kata dari dua huruf"),
        ({"q": "layangan " * 300}, "Tidak ada kabar yang cocok"),
        ({"q": "panen", "sejak": "besok"}, "Tanggalnya belum terbaca"),
        ({"q": "panen", "jenis": "lain", "urut": "acak", "hal": "x"}, "1 kabar"),
        ({"q": "panen", "hal": "51"}, "1 kabar"),
        ({"q": "NEAR(a b) * - ^ : ("}, "Tidak ada kabar yang cocok"),
        ({"sejak": "2020-01-01"}, "1 kabar"),
    ],
)
def test_every_question_gets_a_clear_answer(
    kim: Kim, reader: Reader, asked: dict[str, str], said: str
) -> None:
    build.story(kim, Stage.PUBLISHED, title="Panen lada")

    assert said in _page(reader, "teluk-kapuas", **asked)
    assert said in _page(reader, "", **asked)


def test_pages_of_an_answer_keep_the_question(kim: Kim, reader: Reader) -> None:
    for hours in range(21):
        story = build.story(kim, Stage.VERIFIED, title=f"Panen ke-{hours}")
        build.publish(story, at=build.AT + timedelta(hours=hours))

    first = _page(reader, "", q="panen ke", di="6112", urut="baru")
    second = _page(reader, "", q="panen ke", di="6112", urut="baru", hal="2")

    assert 'href="?q=panen+ke&amp;di=6112&amp;urut=baru&amp;hal=2"' in first
    assert "Lebih dari 20 kabar" in first
    assert (first.count('class="story"'), second.count('class="story"')) == (20, 1)
    assert 'href="?q=panen+ke&amp;di=6112&amp;urut=baru&amp;hal=1"' in second


def test_a_portal_where_nothing_was_ever_published_can_be_asked(reader: Reader) -> None:
    empty = build.region(build.PAHANDUT).portal_label

    assert "Tidak ada kabar yang cocok" in _page(reader, empty, q="panen")


def test_browsers_can_offer_the_search(kim: Kim, reader: Reader) -> None:
    answer = reader("teluk-kapuas").get("/cari.xml")

    assert answer["Content-Type"] == "application/opensearchdescription+xml"
    assert (
        'template="http://teluk-kapuas.kim.localhost/cari/?q={searchTerms}"'
        in answer.content.decode()
    )
    assert '<link rel="search" type="application/opensearchdescription+xml"' in _page(
        reader, "teluk-kapuas"
    )
