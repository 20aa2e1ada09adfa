"""A link to a part of a long page leads there, also where what is far down has no height yet."""

from tests.journeys.conftest import Come
from tests.journeys.house import House

_PARTS = "[...document.querySelectorAll('main h2[id]')].map(it => it.id)"
# Whether its heading stands in the upper third of the screen, once the page rests.
_IS_THERE = """async part => {
  for (let before; before !== scrollY; ) {
    before = scrollY;
    await new Promise(again => setTimeout(again, 200));
  }
  const { top } = document.getElementById(part).getBoundingClientRect();
  const last = scrollY + innerHeight >= document.documentElement.scrollHeight - 1;
  return top >= 0 && (top < innerHeight / 3 || last);
}"""


def test_every_part_of_a_home_is_where_its_address_leads(come: Come, house: House) -> None:
    reader = come()
    home = f"{house.public('kalimantan-barat')}/"
    reader.open(home)
    parts = reader.page.evaluate(_PARTS)
    assert len(parts) > 3

    for part in parts:
        reader.open(f"{home}?ke={part}#{part}")
        reader.page.wait_for_load_state("networkidle")
        assert reader.page.evaluate(_IS_THERE, part), part
