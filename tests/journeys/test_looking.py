"""The look at every page sees what is wrong with one."""

import pytest

from tests.journeys.conftest import Come
from tests.journeys.house import House

# Styles are set from script: the page's own rules refuse them in its text.
_SPOIL = """([html, style]) => {
  const main = document.querySelector('main');
  main.insertAdjacentHTML('beforeend', html);
  Object.assign(main.lastElementChild.style, style);
}"""


@pytest.mark.parametrize(
    ("html", "style", "seen"),
    [
        ("<p>Lebar</p>", {"width": "900px"}, "moves sideways: 916 > 360"),
        ("<button>Kecil</button>", {"height": "20px"}, "only 20 px high: Kecil"),
        ("<input class='input' name='tanpa-nama'>", {}, "no label: tanpa-nama"),
        ("<p id='isi'>Kembar</p>", {}, "two things are called #isi"),
        (
            "<p aria-describedby='hilang'>Sunyi</p>",
            {},
            "aria-describedby #hilang, which is not there",
        ),
        ("<h1>Judul kedua</h1>", {}, "2 headings of the first rank"),
        ("<p>Invalid input</p>", {}, "not our word: Invalid"),
        (
            "<a class='button' data-kind='main'>A</a><a class='button' data-kind='main'>B</a>",
            {},
            "2 filled buttons",
        ),
    ],
)
def test_what_is_wrong_with_a_page_is_seen(
    html: str, style: dict[str, str], seen: str, come: Come, house: House
) -> None:
    reader = come()
    reader.open(house.public("teluk-kapuas"))
    reader.look()
    reader.page.evaluate(_SPOIL, [html, style])

    with pytest.raises(AssertionError) as raised:
        reader.look()

    assert seen in str(raised.value)


def test_a_style_that_the_rules_of_the_page_refuse_is_heard(come: Come, house: House) -> None:
    reader = come()
    reader.open(house.public("teluk-kapuas"))
    reader.page.evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">Merah</p>')"
    )

    with pytest.raises(AssertionError, match="Content Security Policy"):
        reader.look()
