"""Where the scenes are kept, each under the key that its function is named after."""

from collections.abc import Callable
from typing import Final

from kimid.demo.pictures.ink import HEIGHT, WIDTH

Scene = Callable[[], str]
SCENES: Final[dict[str, Scene]] = {}


def scene(draw: Scene) -> Scene:
    """Keeps the scene: `sungai_perahu` is drawn for the key `sungai-perahu`."""
    SCENES[draw.__name__.replace("_", "-")] = draw
    return draw


def picture(key: str) -> str:
    """The whole SVG text of a scene."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">{SCENES[key]()}</svg>'
