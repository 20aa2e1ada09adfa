"""What stands around every public page: the line of places, the bar, its menu, the foot."""

import pytest

from tests.journeys.conftest import LAPTOP, Come
from tests.journeys.house import House

_SITES = ("teluk-kapuas", "teluk-kapuas-6112012012", "kab-kubu-raya", "")


@pytest.mark.parametrize("script", [True, False])
def test_the_menu_of_a_phone_has_what_the_bar_has_not(
    come: Come, house: House, script: bool
) -> None:
    reader = come(script=script)
    for label in _SITES:
        reader.open(house.public(label))
        bar = reader.page.locator(".bar > ul > li > a:visible").all_inner_texts()
        assert bar[:3] == ["Kabar", "Cari", "Kirim kabar"], label
        reader.page.locator("summary", has_text="Menu").click()

        assert reader.page.locator("summary", has_text="Tutup").is_visible()
        reader.look(f"menu {label}")
        menu = reader.page.locator(".menu a:visible").all_inner_texts()
        assert {"Arsip", "Hubungi kami", "Privasi", "Masuk pengurus"} <= set(menu), label
        assert ("Indonesia" in menu) == bool(label)


def test_the_line_of_places_begins_at_home_and_is_never_cut(come: Come, house: House) -> None:
    reader = come()
    reader.open(house.public("teluk-kapuas"))
    places = reader.page.locator(".levels a:visible")
    assert places.all_inner_texts() == ["Teluk Kapuas", "Sungai Raya", "Kubu Raya"]
    assert all(
        (box := each.bounding_box()) and box["x"] + box["width"] <= 360 for each in places.all()
    )

    reader.page.set_viewport_size({"width": LAPTOP[0], "height": LAPTOP[1]})

    assert places.all_inner_texts()[-2:] == ["Kalimantan Barat", "Indonesia"]


def test_the_foot_is_at_most_400_px_high_on_a_phone(come: Come, house: House) -> None:
    reader = come()
    for label in _SITES:
        for path in ("/", "/tentang/"):
            reader.open(f"{house.public(label)}{path}")
            box = reader.page.locator(".foot").bounding_box()
            assert box
            assert box["height"] <= 400, (label, path)


def test_news_is_sent_to_the_group_of_a_place_from_its_portal(come: Come, house: House) -> None:
    reader = come()
    reader.open(house.public("teluk-kapuas-6112012012"))
    reader.press("Kirim kabar", within=".bar")
    reader.look("whom")

    reader.press("KIM Teluk Kapuas")

    assert reader.page.url == f"{house.public('teluk-kapuas')}/kirim-kabar/"
