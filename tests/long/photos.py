"""Photos as a phone takes them: twelve megapixels of shapes at every size and no grain, about four
megabytes each.
"""

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter, ImageStat

_SIZE = (4000, 3000)
_GLANCE = (32, 24)  # pixels, at which one sees whether a part is missing
_MOST_APART = 8.0  # of 255 shades


def take(folder: Path, how_many: int = 3) -> list[Path]:
    """So many different photos in this folder; made once."""
    made = [folder / f"IMG_{number}.jpg" for number in range(how_many)]
    for number, file in enumerate(made):
        if not file.exists():
            file.write_bytes(_jpeg(_landscape(number)))
    return made


def is_whole(file: Path, shown: bytes) -> bool:
    """Whether what readers get shows this photo, with no part missing or of another."""
    with Image.open(file) as taken, Image.open(BytesIO(shown)) as seen:
        glances = [
            each.convert("L").resize(_GLANCE, Image.Resampling.BOX) for each in (taken, seen)
        ]
    apart: float = max(
        ImageStat.Stat(ImageChops.difference(*glances).crop((0, row, 32, row + 3))).mean[0]
        for row in range(0, _GLANCE[1], 3)
    )
    return apart <= _MOST_APART


def _landscape(number: int) -> Image.Image:
    """Light and shade at sizes that halve, each half as strong, as in the world; then a
    soft lens.
    """
    ground = Image.new("L", _SIZE, 128)
    for step in range(8):
        across = 4 * 2**step + number
        shade = Image.effect_noise((across, across * 3 // 4), 110).resize(
            _SIZE, Image.Resampling.BICUBIC
        )
        ground = ImageChops.add(
            ground,
            shade.point(lambda light, step=step: int(light / 1.55**step)),
            scale=1,
            offset=-int(128 / 1.55**step),
        )
    hues = [
        Image.effect_noise((6 + number, 5), 90).resize(_SIZE, Image.Resampling.BICUBIC)
        for _ in range(2)
    ]
    return (
        Image.merge("YCbCr", (ground, *hues)).convert("RGB").filter(ImageFilter.GaussianBlur(0.7))
    )


def _jpeg(picture: Image.Image) -> bytes:
    out = BytesIO()
    picture.save(out, "JPEG", quality=98, subsampling=0)
    return out.getvalue()
