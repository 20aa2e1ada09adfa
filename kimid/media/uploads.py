"""What arrives with a form is cut off a little above what a photo may weigh, whatever its sender says of its length."""

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler

from kimid.media.limits import MOST_BYTES


class Cap(FileUploadHandler):
    """Stands before the handlers that keep a file: what comes after the limit reaches none of them.

    So neither memory nor disk fill. A file that was cut is larger than a photo may be, and is refused for that.
    """

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Another file of the form begins."""
        super().new_file(*args, **kwargs)
        self._kept = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Hand a piece on to the handlers that keep it, or to nobody."""
        if self._kept > MOST_BYTES:
            return None
        self._kept += len(raw_data)
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """The others make the file."""
        return
