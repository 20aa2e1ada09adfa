"""A text on its way into WhatsApp."""

from kimid.lib.whatsapp import whatsapp_url


def test_nothing_in_a_text_can_break_out_of_the_address() -> None:
    assert whatsapp_url("a&b #c\nd") == "https://wa.me/?text=a%26b%20%23c%0Ad"
