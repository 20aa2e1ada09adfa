"""Pages of private papers on a sheet: cut to a shape, or whole."""

from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageDraw

from kimid.media.paper import stored_pages
from kimid.media.typeset import PrintedPage, PrintSheet, typeset

_TEMPLATE = """
#let sheet = json(bytes(sys.inputs.values))
#set document(title: "Lampiran")
#set page(width: 100pt, height: 100pt, margin: 0pt)
#image(bytes(sheet.photos.p1), format: "jpg", width: 100%, alt: "Nota")
"""


@pytest.mark.parametrize(("is_whole", "shape"), [(True, (100, 200)), (False, (100, 100))])
def test_a_whole_page_keeps_its_edges(
    is_whole: bool, shape: tuple[int, int], tmp_path: Path
) -> None:
    template = tmp_path / "sheet.typ"
    template.write_text(_TEMPLATE)
    with stored_pages([_page("red"), _page("blue")]) as stored:
        page = PrintedPage("p1", stored.name, 100, 200 if is_whole else 100, 2, is_whole)
        pdf = typeset(PrintSheet(template, {}, (page,)))

    [image] = pypdfium2.PdfDocument(pdf)[0].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
    drawn = image.get_bitmap().to_pil()
    assert drawn.size == shape
    # The second page, with the stripe at its upper edge only where nothing is cut.
    assert drawn.getpixel((50, 80))[2] > 200
    assert (drawn.getpixel((50, 1))[0] > 200) is is_whole


def _page(colour: str) -> bytes:
    image = Image.new("RGB", (300, 600), colour)
    ImageDraw.Draw(image).rectangle((0, 0, 300, 60), fill="white")
    out = BytesIO()
    image.save(out, "WEBP")
    return out.getvalue()
