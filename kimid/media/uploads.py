"""Limits the size of uploaded files while they arrive, whatever length the sender states."""

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler

from kimid.media.limits import MAX_BYTES


class UploadLimiter(FileUploadHandler):
    """Runs before the handlers that store a file, and drops everything beyond the limit.

    So neither memory nor disk can fill up. The cut file is larger than the limit for photos, which
    the views refuse.
    """

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Start with another file of the form."""
        super().new_file(*args, **kwargs)
        self._received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Pass a chunk on to the next handlers, or drop it."""
        if self._received > MAX_BYTES:
            return None
        self._received += len(raw_data)
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the next handlers."""
        return
