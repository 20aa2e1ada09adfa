"""Drawing one picture of the demo: an SVG comes in, a PNG goes out. In a process of its own: while
resvg draws, no other thread of its process runs.
"""

import subprocess
import sys
from pathlib import Path
from typing import Final

from kimid.lib.rasterizer import svg_to_png
from kimid.media import sandbox
from kimid.media.sandbox import PhotoRefused, Renditions

_WIDTH: Final = 1200
_TRIES: Final = 5  # on a machine that has no time for a picture; whoever fills a demo waits
_ROOT: Final = Path(__file__).resolve().parents[2]
_COMMAND: Final = (sys.executable, "-m", "kimid.demo.pencil")


def draw(svg: str) -> Renditions:
    """The renditions of a drawing, taken in by the same door as a photo from a phone."""
    drawn = subprocess.run(  # noqa: S603  # see `_COMMAND`
        _COMMAND, input=svg.encode(), capture_output=True, check=True, cwd=_ROOT
    )
    for _ in range(_TRIES - 1):
        try:
            return sandbox.renditions(drawn.stdout)
        except PhotoRefused as why:
            if why.reason != "busy":
                raise
    return sandbox.renditions(drawn.stdout)


if __name__ == "__main__":
    sys.stdout.buffer.write(svg_to_png(sys.stdin.read(), _WIDTH))
