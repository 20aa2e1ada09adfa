"""Which rendition of a photo a page offers to whom."""

from typing import Final

import pytest
from django.template import Context, Template

from kimid.media.models import Photo

_NAME: Final = "a" * 16


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
