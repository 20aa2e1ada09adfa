"""A laptop's width is used, and everything stands where the eye looks for it; a phone keeps its one
column.
"""

from tests.journeys.conftest import LAPTOP, Come
from tests.journeys.house import House
from tests.journeys.visitor import Visitor


def _edges(of: Visitor, place: str) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of the first thing there, in px."""
    box = of.page.locator(place).first.bounding_box() or {
        "x": 0.0,
        "y": 0.0,
        "width": 0.0,
        "height": 0.0,
    }
    left = round(box["x"])
    top = round(box["y"])
    return left, top, left + round(box["width"]), top + round(box["height"])


def test_what_narrows_an_answer_stands_beside_it_on_a_laptop(come: Come, house: House) -> None:
    reader = come(size=LAPTOP)
    reader.open(f"{house.public('')}/cari/?q=air")

    reader.look("beside")

    story, narrow, field = (_edges(reader, each) for each in ("main .story", "#saring", "#id_q"))
    assert narrow[0] > story[2]
    assert narrow[1] <= field[1]
    assert narrow[2] == _edges(reader, ".nameplate")[2]
    reader.page.get_by_label("Jenis").select_option("galeri")
    assert reader.press("Saring", within="#saring") == 200
    assert ("q=air" in reader.page.url, "jenis=galeri" in reader.page.url) == (True, True)


def test_on_a_phone_the_filters_come_when_they_are_wanted_and_take_what_was_typed_along(
    come: Come, house: House
) -> None:
    reader = come(script=False)
    reader.open(f"{house.public('')}/cari/?q=air")
    reader.look("plain")
    assert not reader.page.locator("#saring").is_visible()

    reader.page.locator("#id_q").fill("jembatan")
    reader.reveal("Saring dan urutkan")
    reader.write("Di mana?", "Tidakada")
    assert reader.press("Saring", within="#saring") == 200

    assert "Tidak ada tempat bernama “Tidakada”" in reader.look("no such place")
    assert reader.page.locator("#id_q").input_value() == "jembatan"
    assert _edges(reader, ".field__error")[2] > 320
    reader.press("Kosongkan saringan")
    assert not reader.page.locator("#saring").is_visible()


def test_a_panel_ends_with_its_words_and_a_door_has_its_name_above_them(
    come: Come, house: House
) -> None:
    reader = come(size=LAPTOP)
    home = house.public("teluk-kapuas")
    for path in ("pedoman/", "tentang/"):
        reader.open(f"{home}/{path}")
        assert _edges(reader, ".panel")[3] - _edges(reader, ".panel .thread")[3] < 40, path

    reader.open(f"{home}/tidak-ada/")

    name = reader.page.locator(".gate__cloth > a")
    padding = name.evaluate("name => parseFloat(getComputedStyle(name).paddingLeft)")
    assert _edges(reader, ".gate__cloth > a")[0] + padding == _edges(reader, "h1")[0]


def test_the_heads_of_a_table_stand_on_one_line(come: Come, house: House) -> None:
    reader = come(size=LAPTOP)
    reader.open(f"{house.public('kalimantan-barat')}/data/")

    tops = reader.page.locator(".ledger thead th:not(:has(.hidden))").evaluate_all(
        """heads => heads.map(head => {
          const words = document.createRange();
          words.selectNodeContents(head.querySelector('a') ?? head);
          return Math.round(words.getBoundingClientRect().bottom);
        })"""
    )

    # nine where an office's list has brought decrees that wait
    assert len(tops) in {8, 9}
    assert max(tops) - min(tops) < 3, tops
