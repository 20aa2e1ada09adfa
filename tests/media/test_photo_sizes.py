"""Which rendition of a photo a page offers to whom."""

import re
from typing import Final

import pytest
from django.template import Context, Template

from kimid.media.models import Photo
from kimid.ui.teasers import thumb_html

_NAME: Final = "a" * 16


def _offered(html: str) -> list[int]:
    return [int(width) for width in re.findall(r"(\d+)\.webp \d+w", html)]


@pytest.mark.parametrize(
    ("sizes", "on_phones"),
    [
        ("36rem, 100vw", "36rem, (min-width: 30rem) 100vw, 320px"),
        ("18rem, 50vw", "18rem, (min-width: 30rem) 50vw, 160px"),
    ],
)
def test_a_phone_is_offered_the_rendition_that_is_light(sizes: str, on_phones: str) -> None:
    photo = Photo(name=_NAME, width=800, height=600, widths=[320, 640])

    shown = Template("{% photo picture sizes=sizes %}").render(
        Context({"picture": photo.as_picture(), "sizes": f"(min-width: 64rem) {sizes}"})
    )

    assert f'sizes="(min-width: 64rem) {on_phones}"' in shown
    assert f"/f/{_NAME}/640.webp 640w" in shown


@pytest.mark.parametrize(
    ("widths", "tag", "offered"),
    [
        ([192, 320, 640], '{% photo picture sizes="100vw" %}', [320, 640]),
        ([192, 320, 640], '{% photo picture sizes="64px" width=192 %}', [192, 320, 640]),
        ([320, 640], '{% photo picture sizes="64px" width=192 %}', [320, 640]),
        ([192, 250], '{% photo picture sizes="100vw" %}', [250]),
    ],
)
def test_the_rendition_for_small_squares_is_offered_to_them_alone(
    widths: list[int], tag: str, offered: list[int]
) -> None:
    photo = Photo(name=_NAME, width=widths[-1], height=200, widths=widths)

    shown = Template(tag).render(Context({"picture": photo.as_picture()}))

    assert _offered(shown) == offered


def test_the_small_square_beside_a_story_takes_the_rendition_made_for_it() -> None:
    photo = Photo(name=_NAME, width=800, height=600, widths=[192, 320, 640])
    old = Photo(name=_NAME, width=800, height=600, widths=[320, 640])

    assert f"/f/{_NAME}/192.webp" in thumb_html(photo.as_picture())
    assert f"/f/{_NAME}/320.webp" in thumb_html(old.as_picture())


def test_the_first_picture_of_a_page_is_lighter_on_a_cheap_phone() -> None:
    photo = Photo(name=_NAME, width=800, height=600, widths=[192, 320, 540, 640, 800])

    first, further, own = (
        Template(tag).render(Context({"picture": photo.as_picture()}))
        for tag in (
            "{% photo picture eager=True %}",
            "{% photo picture %}",
            '{% photo picture eager=True base="/s/desa/foto/" %}',
        )
    )

    assert _offered(first) == [540, 640, 800]
    assert 'sizes="(min-width: 30rem) 100vw, (min-resolution: 2.1dppx) 320px, 270px"' in first
    assert _offered(further) == _offered(own) == [320, 640, 800]
    assert 'sizes="(min-width: 30rem) 100vw, 320px"' in own


def test_a_first_picture_of_before_takes_what_it_has() -> None:
    old = Photo(name=_NAME, width=800, height=600, widths=[320, 640])

    shown = Template("{% photo picture eager=True %}").render(
        Context({"picture": old.as_picture()})
    )

    assert _offered(shown) == [320, 640]
    assert 'sizes="(min-width: 30rem) 100vw, 320px"' in shown
