"""What a log may not say: the tokens of one-use links. Whoever reads a log could use a link that is still open."""

import logging
import re
from typing import Final

_TOKEN: Final = re.compile(r"(/(?:undangan/[^/]+|pastikan)/)[^/\s]+")


class Discretion(logging.Filter):
    """Lets every line through, with the addresses of one-use links cut before their tokens."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Django names the path of a request whenever it answers 400 or more, also a form that is only to be filled in again."""
        if isinstance(record.args, tuple):
            record.args = tuple(_TOKEN.sub(r"\1…", arg) if isinstance(arg, str) else arg for arg in record.args)
        return True
