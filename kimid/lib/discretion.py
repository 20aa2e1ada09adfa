"""What a log may not say: the tokens of one-use links, and tickets. Whoever reads a log could use a link that is still open."""

import logging
import re
from typing import Final

# `tests/house/test_logs.py` holds it against every address; the sample for nginx knows the same beginnings.
_SECRET: Final = re.compile(
    r"(/(?:(?:undangan|serah-terima)/[^/\s]+|juri/undangan|pastikan|catatan|rencana|kepala|laporan|kirim-kabar)/)[^/\s]+"
)


class Discretion(logging.Filter):
    """Lets every line through, with addresses cut before the token or ticket in them."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Django names the path of a request whenever it answers 400 or more, also a form that is only to be filled in again."""
        if isinstance(record.args, tuple):
            record.args = tuple(_SECRET.sub(r"\1…", arg) if isinstance(arg, str) else arg for arg in record.args)
        return True
