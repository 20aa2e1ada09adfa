"""What counts as too small for a finger, and what does not."""

from typing import Final

from tests.journeys.conftest import Come
from tests.journeys.house import House
from tests.journeys.targets import small_targets

_SMALL: Final = """() => document.querySelector('main').insertAdjacentHTML('beforeend',
  '<p><a href="/">Saya keluar</a></p><p>Lihat <a href="/">di sini</a> dulu.</p>'
  + '<p><a class="tap" href="/">Besar</a></p><button>x</button>')"""


def test_a_link_that_stands_alone_is_a_target_and_one_in_a_sentence_is_not(
    come: Come, house: House
) -> None:
    reader = come()
    reader.open(house.public("teluk-kapuas"))
    before = small_targets(reader.page)

    reader.page.evaluate(_SMALL)

    found = [words.partition("px: ")[2] for words in small_targets(reader.page)]
    assert (before, found) == ([], ["a Saya keluar", "button x"])
