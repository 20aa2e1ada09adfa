"""A story goes from hand to hand, and the group sees that it did."""

from tests.journeys.conftest import Come
from tests.journeys.house import soon
from tests.journeys.visitor import Visitor

TITLE = "Madu kelulut"


def _hand_on(reader: Visitor) -> None:
    """A reader without script follows the link to WhatsApp, which we play."""
    reader.page.route(
        "https://wa.me/**",
        lambda route: route.fulfill(body="<h1>WhatsApp</h1>", content_type="text/html"),
    )
    reader.open(f"{reader.house.public('teluk-kapuas')}/cari/?q=madu+kelulut")
    reader.press(TITLE)
    with reader.page.expect_request("**/dibagikan/**") as told:
        reader.press("Kirim ke WhatsApp")
    assert (told.value.method, told.value.headers["content-type"]) == ("POST", "text/ping")
    assert "cookie" not in told.value.headers


def test_the_group_sees_that_readers_handed_a_story_on(come: Come) -> None:
    _hand_on(come(script=False))
    rina = come()
    rina.sign_in("rina")
    rina.open(f"{rina.house.ruang}/s/teluk-kapuas/berita-terbit/")
    rina.press(TITLE)

    def is_counted() -> bool:
        rina.page.reload()
        return "kali diteruskan pembaca\n1" in rina.page.locator("main").inner_text()

    assert soon(is_counted, seconds=20), rina.page.locator("main").inner_text()
    rina.look("01-diteruskan")
    rina.press("Lembar papan pengumuman")
    assert TITLE in rina.look("02-papan")
    assert rina.pages_on_paper() == 1
