"""Files that an officer chooses: a photo, and a report that was signed."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image


def pdf_bytes(pages: int = 1) -> bytes:
    """A PDF of so many white pages."""
    body = BytesIO()
    sheets = [Image.new("RGB", (600, 850), "white") for _ in range(pages)]
    sheets[0].save(body, "PDF", save_all=True, append_images=sheets[1:])
    return body.getvalue()


def pdf() -> SimpleUploadedFile:
    return SimpleUploadedFile("ttd.pdf", pdf_bytes())


def named(name: str, body: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, body)


def photo() -> SimpleUploadedFile:
    body = BytesIO()
    Image.new("RGB", (640, 480), "teal").save(body, "JPEG")
    return SimpleUploadedFile("foto.jpg", body.getvalue())
