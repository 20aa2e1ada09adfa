"""A tidy photo: straight, square and light; no colour of it changes, and the original stays."""

import colorsys
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied
from PIL import Image, ImageDraw

from kimid.media import actions, files, queries
from kimid.media.models import Photo
from kimid.media.reactions import clean_up
from kimid.media.receiving import make_tidied
from kimid.media.sandbox import PhotoRefused, Tidying, renditions
from kimid.media.sandboxed.tidying import tidied
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from tests import build
from tests.build import AT
from tests.media.pictures import encoded, scene

# What is sold, in poor light: honey, songket, a leaf, a chilli, indigo.
_SOLD = ((150, 90, 12), (120, 20, 40), (30, 90, 35), (140, 18, 10), (28, 30, 90), (70, 70, 70))


def _stripes(size: tuple[int, int] = (600, 400)) -> Image.Image:
    image = Image.new("RGB", size)
    draw = ImageDraw.Draw(image)
    wide = size[0] // len(_SOLD)
    for place, colour in enumerate(_SOLD):
        draw.rectangle((place * wide, 0, (place + 1) * wide, size[1]), fill=colour)
    return image


def _shore(*, turned: float = 0, size: tuple[int, int] = (640, 480)) -> Image.Image:
    """Light above, dark below, with a level line between; then turned."""
    large = Image.new("RGB", (size[0] * 2, size[1] * 2), (225, 228, 235))
    draw = ImageDraw.Draw(large)
    draw.rectangle((0, size[1], size[0] * 2, size[1] * 2), fill=(70, 80, 60))
    slanted = large.rotate(turned, Image.Resampling.BICUBIC)
    left, top = size[0] // 2, size[1] // 2
    return slanted.crop((left, top, left + size[0], top + size[1]))


def _slant(image: Image.Image) -> int:
    """How many pixels its line falls from the left to the right."""
    grey = image.convert("L")

    def height(x: int) -> int:
        return next(y for y in range(image.height) if int(str(grey.getpixel((x, y)))) < 140)

    return abs(height(image.width - 5) - height(5))


def _hsv(pixel: object) -> tuple[float, float, float]:
    assert isinstance(pixel, tuple)
    red, green, blue = (int(each) / 255 for each in pixel)
    return colorsys.rgb_to_hsv(red, green, blue)


def test_hue_and_saturation_of_every_colour_stay_while_it_gets_lighter() -> None:
    before = _stripes((400, 400))
    after, is_new = tidied(before, (50, 50), 200)
    assert is_new
    assert after.size == before.size
    for x in range(10, 400, 13):
        old, new = _hsv(before.getpixel((x, 200))), _hsv(after.getpixel((x, 200)))
        turn = min(abs(old[0] - new[0]), 1 - abs(old[0] - new[0]))
        assert old[1] < 0.05 or turn * 360 <= 2, x
        assert abs(old[1] - new[1]) <= 0.03, x
        assert old[2] < new[2] <= old[2] * 1.65, x


def test_black_cloth_stays_black_and_a_light_photo_as_it_is() -> None:
    cloth = Image.new("RGB", (300, 300), (14, 14, 16))
    after, _ = tidied(cloth, (50, 50), 200)
    assert max(_hsv(after.getpixel((150, 150)))[2:]) < 0.12
    light = Image.new("RGB", (300, 300), (245, 240, 230))
    same, is_new = tidied(light, (50, 50), 200)
    assert (same, is_new) == (light, False)


@pytest.mark.parametrize("degrees", [-4.0, -2.0, 2.0, 4.0])
def test_a_slanted_line_becomes_level(degrees: float) -> None:
    slanted = _shore(turned=degrees)
    assert _slant(slanted) > 15
    after, _ = tidied(slanted, (50, 50), 200)
    assert _slant(after) <= 5
    # No corner of the turn is left.
    corners = [after.getpixel((x, y)) for x in (0, -1) for y in (0, -1)]
    assert all(sum(each) > 100 for each in corners if isinstance(each, tuple))


def test_where_no_line_is_sure_nothing_is_turned() -> None:
    level, _ = tidied(_shore(), (50, 50), 200)
    assert (level.size, _slant(level)) == ((480, 480), 0)
    # Upright stripes, and a picture with lines of every direction.
    for unsure in (_stripes(), scene(600, 400)):
        square, _ = tidied(unsure, (50, 50), 200)
        assert square.size == (400, 400)


def test_the_square_goes_around_what_is_seen() -> None:
    image = Image.new("RGB", (900, 300), (200, 200, 200))
    draw = ImageDraw.Draw(image)
    for y in range(40, 260, 12):
        draw.line((640, y, 860, y), fill=(20, 20, 20), width=4)
    aside, _ = tidied(image, (50, 50), 200)
    assert aside.size == (300, 300)
    dark = sum(aside.convert("L").histogram()[:60])
    assert dark > 10_000
    by_focus, _ = tidied(image, (15, 50), 200)
    assert sum(by_focus.convert("L").histogram()[:60]) == 0


def test_the_sandbox_makes_it_in_every_width() -> None:
    made = renditions(encoded(_stripes((1000, 700))), changes=Tidying())
    assert (made.width, made.height) == (700, 700)
    with Image.open(BytesIO(made.bodies[640])) as body:
        assert body.size == (640, 640)


@pytest.fixture
def kim() -> Kim:
    return build.kim()


@pytest.mark.django_db
@pytest.mark.all_sites
def test_a_tidy_photo_is_one_of_its_own_and_made_once(kim: Kim) -> None:
    member = build.member(kim)
    photo = build.photo(kim, by=member, data=encoded(_stripes()))
    Photo.objects.filter(pk=photo.pk).update(alt="Madu di meja.", credit="Siti")
    photo.refresh_from_db()
    with on_site(kim.site):
        tidy = make_tidied(photo, by=member, at=AT)
        assert make_tidied(photo, by=member, at=AT) == tidy
        with pytest.raises(PhotoRefused, match="sudah lurus"):
            make_tidied(tidy, by=member, at=AT)
    assert (tidy.original, tidy.alt, tidy.credit) == (photo, "Madu di meja.", "Siti")
    assert (tidy.width, tidy.height) == (400, 400)
    assert files.own_file(tidy.name, "400.webp")
    assert Photo.objects.count() == 2


@pytest.mark.django_db
@pytest.mark.all_sites
def test_the_original_stays_as_long_as_the_tidy_one(kim: Kim) -> None:
    member = build.member(kim)
    photo = build.photo(kim, by=member, data=encoded(_stripes()))
    with on_site(kim.site):
        tidy = make_tidied(photo, by=member, at=AT + timedelta(days=3))
        assert photo.is_used
        with pytest.raises(PermissionDenied):
            actions.discard(photo, by=member, at=AT)
    # The night after: the original is old, but the tidy one is of today.
    assert queries.never_used(Photo, AT + timedelta(days=4)) == []
    clean_up.func(at=AT + timedelta(days=6))
    assert [each.pk for each in Photo.objects.all()] == [photo.pk]
    clean_up.func(at=AT + timedelta(days=7))
    assert not Photo.objects.exists()
    assert tidy.name not in queries.known_names()
