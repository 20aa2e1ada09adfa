"""A file is cut off above the limit while it arrives, before it fills memory or disk."""

from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.test import RequestFactory

from kimid.media.limits import MAX_BYTES

CHUNK = 64 * 1024  # the chunk size of Django


def test_of_a_file_of_thirty_megabytes_no_more_than_the_limit_is_kept() -> None:
    big = SimpleUploadedFile("besar.jpg", bytes(30 * 1024 * 1024))
    small = SimpleUploadedFile("kecil.jpg", b"kecil")

    request = RequestFactory().post("/", {"foto": [big, small], "kata": "sampai"})

    first, second = request.FILES.getlist("foto")
    assert isinstance(first, TemporaryUploadedFile)
    assert MAX_BYTES < (first.size or 0) <= MAX_BYTES + CHUNK
    assert second.read() == b"kecil"
    assert request.POST["kata"] == "sampai"
    request.close()  # deletes the file on the disk
