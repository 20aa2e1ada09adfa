"""What offices see: the numbers of their own region, their portal's desk, and nothing else."""

import re

from tests.journeys.conftest import LAPTOP, Come
from tests.journeys.house import House, soon
from tests.journeys.visitor import Visitor


def _published(house: House, label: str, title: str) -> bool:
    """Whether a portal shows it at all: its front has room for two of a KIM, its list for all."""
    return title in house.get(f"{house.public(label)}/kabar/")[1]


def test_an_officer_sees_all_fourteen_regencies_of_the_province_also_those_without_a_kim(
    come: Come,
) -> None:
    for size, name in (((360, 740), "telepon"), (LAPTOP, "laptop")):
        officer = come(size=size)
        officer.sign_in("kalbar")
        officer.look(f"beranda-{name}")
        officer.press("Angka", within="nav.places")
        officer.look(f"angka-{name}")
        rows = officer.page.locator("table.ledger tbody tr").all_inner_texts()
        assert len(rows) == 14
        assert {re.split(r"[\t\n]", row.strip())[0].strip() for row in rows} >= {
            "Sambas",
            "Kubu Raya",
            "Landak",
            "Kota Pontianak",
            "Kota Singkawang",
        }
        assert sum("Jadwalkan sosialisasi" in row for row in rows) == 11


def test_an_officer_is_told_that_other_provinces_and_drafts_do_not_exist(
    come: Come, house: House
) -> None:
    dedi = come()
    dedi.sign_in("dedi")
    dedi.open(
        f"{house.ruang}/s/teluk-kapuas/konsep/"
    )  # other journeys write as Dedi too, so it may be gone from the home page
    dedi.press("Lomba sampan antardusun")
    draft = dedi.page.url
    assert "Buang konsep ini" in dedi.look("konsep")
    officer = come()
    officer.sign_in("kalbar")

    shut = [
        "/s/kalimantan-tengah/",
        "/s/kalimantan-tengah/angka/",
        "/s/kalimantan-tengah/meja/",
        "/s/teluk-kapuas/",
    ]
    assert [officer.open(f"{house.ruang}{path}") for path in shut] == [404] * 4
    assert officer.open(draft) == 404
    assert "Halaman ini tidak ada" in officer.look("tidak-ada")


def test_a_portal_editor_puts_a_story_on_top_and_leaves_another_out_with_a_reason(
    come: Come, house: House
) -> None:
    editor = come()
    editor.sign_in("kuburaya")
    editor.press("Meja", within="nav.places")
    editor.look("meja")
    _on_the_card(editor, "Posyandu Melati kini buka", "Taruh di atas")
    editor.look("paling-atas")
    reader = come(size=LAPTOP)
    reader.open(house.public("kab-kubu-raya"))
    reader.look("portal")
    assert "Posyandu Melati" in reader.page.locator('.story[data-shape="lead"]').inner_text()

    _unfold_on_the_card(editor, "Madu kelulut Bu Salmah")
    assert _on_the_card(editor, "Madu kelulut Bu Salmah", "Sembunyikan dari portal ini") == 422
    assert "Tulis alasannya dulu; KIM berhak tahu." in editor.look("tanpa-alasan")
    editor.write("Alasannya", "Sudah tampil sepekan.")
    _on_the_card(editor, "Madu kelulut Bu Salmah", "Sembunyikan dari portal ini")
    assert "Sudah tampil sepekan." in editor.look("disembunyikan")
    assert soon(lambda: not _published(house, "kab-kubu-raya", "Madu kelulut Bu Salmah"))
    assert all(
        _published(house, label, "Madu kelulut Bu Salmah") for label in ("kalimantan-barat", "")
    )

    _on_the_card(editor, "Madu kelulut Bu Salmah", "Tampilkan lagi")
    assert soon(lambda: _published(house, "kab-kubu-raya", "Madu kelulut Bu Salmah"))


def _on_the_card(editor: Visitor, title: str, act: str) -> int:
    button = editor.page.locator("article", has_text=title).get_by_role(
        "button", name=act, exact=True
    )
    return editor.after(button.click)


def _unfold_on_the_card(editor: Visitor, title: str) -> None:
    editor.page.locator("article", has_text=title).locator("summary").click()


def test_the_rail_shows_its_last_place_in_a_low_window(come: Come, house: House) -> None:
    for size, is_whole in (((1280, 720), True), ((1366, 640), False)):
        officer = come(size=size)
        officer.sign_in("kalbar")
        officer.open(f"{house.ruang}/s/kalimantan-barat/")
        officer.look(f"rel-{size[1]}")
        places = officer.page.locator("nav.places a")
        boxes = places.evaluate_all("all => all.map(each => each.getBoundingClientRect().bottom)")
        assert (boxes[-1] <= size[1]) is is_whole

        places.last.press("Shift+Tab")  # from the last one to the last but one, and back
        officer.page.keyboard.press("Tab")
        assert _window_of(officer, "nav.places a:last-of-type")[1] <= size[1]
        places.first.focus()
        head = _window_of(officer, "header.top")[1]
        assert _window_of(officer, "nav.places a")[0] >= head


def test_the_list_of_kim_is_short_on_a_phone_until_columns_are_chosen(
    come: Come, house: House
) -> None:
    officer = come()
    officer.sign_in("kalbar")
    address = f"{house.ruang}/s/kalimantan-barat/daftar-kim/"
    officer.open(address)
    officer.look("daftar-singkat")
    rows = officer.page.locator("table.rows tbody tr")
    heights = rows.evaluate_all("all => all.map(each => each.offsetHeight)")
    assert min(heights) <= 96  # name, place and decree
    assert max(heights) <= 144  # two of these are long
    assert _window_of(officer, "#cari")[1] < 400
    assert "Sambas" in rows.first.inner_text()

    officer.open(f"{address}?kolom=nama&kolom=ketua")
    assert rows.first.locator("td").is_visible()


def _window_of(officer: Visitor, place: str) -> tuple[float, float]:
    """Top and bottom of the first such thing in the window."""
    box = officer.page.locator(place).first.bounding_box()
    assert box
    return box["y"], box["y"] + box["height"]
