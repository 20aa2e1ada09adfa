"""The words in which a story goes from hand to hand."""

from kimid.newsroom.sharing import share_text

ADDRESS = "http://teluk-kapuas.kim.localhost/berita/madu-abc234/"


def test_title_lead_and_address_stand_in_the_message() -> None:
    assert share_text("Madu", "Satu. Dua.", ADDRESS) == f"*Madu*\n\nSatu. Dua.\n\n{ADDRESS}"


def test_a_message_has_a_thousand_letters_at_most_and_keeps_its_address() -> None:
    text = share_text("J" * 140, "kata " * 900, ADDRESS)

    assert len(text) <= 1000
    assert text.endswith(f"…\n\n{ADDRESS}")
