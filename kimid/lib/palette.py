"""The dyes and threads as plain colours, for pictures outside a page: cloth files, icons, share
cards.

Pages take them from the tokens (`ui/css/tokens.css`, `ui/css/dyes.css`). A test checks that both
are equal.
"""

from typing import Final

from kimid.lib.motif import Dyes

# --dye-deep: the ground of a cloth.
GROUNDS: Final = {
    "nila": "#13244b",
    "laut": "#002d35",
    "daun": "#0e2e19",
    "secang": "#471016",
    "manggis": "#3c1632",
    "soga": "#38200e",
    "bata": "#42180c",
    "lumpur": "#2b2520",
}
# --dye-text: words in the colour of a dye on paper.
INKS: Final = {
    "nila": "#253f7a",
    "laut": "#004c58",
    "daun": "#1e4e2e",
    "secang": "#73212a",
    "manggis": "#632a55",
    "soga": "#5d381e",
    "bata": "#6c2c1b",
    "lumpur": "#494138",
}
ACCENTS: Final = {
    "kunyit": "#dca23a",
    "karang": "#f2916a",
    "pandan": "#87c074",
    "langit": "#65bbdb",
    "jambu": "#ef8d9a",
    "padi": "#c4ae40",
}
THREAD: Final = "#f1e7d2"
PAPER: Final = "#fcfaf5"
INK: Final = "#231b14"
INK_SOFT: Final = "#554b43"


def dyes(dye: str, accent: str) -> Dyes:
    """The colours of a cloth by the names of its dye and accent. Raises KeyError for an unknown
    name.
    """
    return Dyes(GROUNDS[dye], THREAD, ACCENTS[accent])
