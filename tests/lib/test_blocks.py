from hypothesis import given
from hypothesis import strategies as st

from kimid.lib.blocks import (
    clean_text,
    editor_text,
    parse_blocks,
    part_count,
    photo_names,
    plain_text,
    reader_blocks,
)

_NAMES = ["satu", "dua"]
_TYPED = st.lists(
    st.one_of(
        st.text(max_size=30),
        st.sampled_from(
            [
                "",
                "## Panen",
                "- padi",
                "> kata ibu",
                "[foto 1]",
                "[foto 2]",
                "[foto 9]",
                "[desa](https://a.id/b)",
                "[x](javascript:1)",
            ]
        ),
    ),
    max_size=12,
).map("\n".join)


def test_each_mark_becomes_its_block() -> None:
    text = (
        "Satu.\nDua.\n\n## Panen kedua\n- padi\n- jagung\n> "
        "Kami lega.\n[foto 2]\nBaca [di sini](https://desa.id/a)."
    )
    blocks = parse_blocks(text, _NAMES)
    assert [block["kind"] for block in blocks] == [
        "paragraph",
        "heading",
        "list",
        "quote",
        "photo",
        "paragraph",
    ]
    assert blocks[0]["lines"] == [[("Satu.\nDua.", "")]]
    assert blocks[2]["lines"] == [[("padi", "")], [("jagung", "")]]
    assert photo_names(blocks) == {"dua"}
    assert blocks[5]["lines"] == [[("Baca ", ""), ("di sini", "https://desa.id/a"), (".", "")]]


def test_a_link_that_is_no_web_address_stays_words() -> None:
    assert parse_blocks("[klik](javascript:alert(1)) [lagi](//jahat.id)")[0]["lines"] == [
        [("[klik](javascript:alert(1)) [lagi](//jahat.id)", "")]
    ]


def test_signs_that_nobody_sees_are_dropped() -> None:
    assert plain_text(parse_blocks("pan\u200ben \u202eiap\u0000di\r\nlagi")) == "panen iapdi\nlagi"


def test_signs_that_hide_between_letters_are_dropped() -> None:
    assert clean_text("s\u00adl\u034fo\u3164t\U000e0041 \u061cga\ufffecor\uffff") == "slot gacor"


def test_a_photo_is_shown_once_where_it_is_named_first() -> None:
    blocks = parse_blocks("Satu.\n[foto 1]\nDua.\n[foto 2]\n[foto 1]\n[FOTO 2]", _NAMES)

    assert [block["photo"] for block in blocks] == ["", _NAMES[0], "", _NAMES[1], ""]
    assert plain_text(blocks[-1:]) == "[foto 1]\n[FOTO 2]"


def test_a_photo_that_is_not_there_stays_words() -> None:
    assert parse_blocks("[foto 3]", _NAMES)[0]["kind"] == "paragraph"


def test_readers_never_see_the_mark_of_a_photo_that_is_not_there() -> None:
    typed = (
        "[foto 3]\n\nSatu.\n[foto 8]\nDua[foto 9].\n\n> [foto 7]\n\n[foto 2]\n\n"
        "- padi\n- [galeri 7-9]\n\n[galeri 5-4]\nAkhir"
    )
    blocks = parse_blocks(typed, _NAMES)

    read = reader_blocks(blocks)

    assert [(block["kind"], block["photo"]) for block in read] == [
        ("paragraph", ""),
        ("photo", "dua"),
        ("list", ""),
        ("paragraph", ""),
    ]
    assert plain_text(read) == "Satu.\nDua.\npadi\nAkhir"
    assert "[foto 3]" in editor_text(blocks, _NAMES)  # its author still sees it


@given(_TYPED)
def test_what_was_kept_gives_the_same_text_again(typed: str) -> None:
    blocks = parse_blocks(typed, _NAMES)
    assert parse_blocks(editor_text(blocks, _NAMES), _NAMES) == blocks


@given(_TYPED)
def test_no_word_is_lost(typed: str) -> None:
    assert _letters(editor_text(parse_blocks(typed, _NAMES), _NAMES)) == _letters(clean_text(typed))


def _letters(text: str) -> str:
    return "".join(sign for sign in text.lower() if sign.isalnum())


def test_points_links_and_lines_count_as_parts_as_well_as_paragraphs() -> None:
    assert (
        part_count(
            parse_blocks(
                "satu\n\n- a\n- b\n\ndua\ntiga\n\n[a](https://x.id) "
                "dan [b](https://y.id)\n\n[foto 1]",
                ["foto"],
            )
        )
        == 9
    )


def test_a_gallery_is_its_photos_one_after_the_other() -> None:
    names = ["a", "b", "c", "d"]

    assert [
        block["photo"] for block in parse_blocks("[galeri 2-4]\n\nTeks.\n\n[foto 1]", names)
    ] == [
        "b",
        "c",
        "d",
        "",
        "a",
    ]
    assert [block["photo"] for block in parse_blocks("[galeri 3-9]", names)][:2] == ["c", "d"]
    assert editor_text(parse_blocks("[galeri 2-3]", names), names) == "[foto 2]\n\n[foto 3]"
    assert plain_text(parse_blocks("[galeri 4-2]", names)) == "[galeri 4-2]"
