"""A log filter for tokens of one-use links and tickets. A reader of the log could use a link that
is still open.
"""

import logging
import re
from typing import Final

# `tests/house/test_logs.py` checks it with every address. The sample for nginx has the same
# prefixes.
_SECRET: Final = re.compile(
    r"(/(?:(?:undangan|serah-terima)/[^/\s]+|juri/undangan"
    r"|akun-dibajak/terkunci|surel/(?:ya|berhenti)"
    r"|pastikan(?:-prestasi)?|catatan|rencana|kepala|jual|nomor-penjual|setujui-belanja"
    r"|laporan|kirim-kabar)/)[^/\s]+"
)


class SecretsFilter(logging.Filter):
    """Passes every record, but cuts addresses before the token or ticket."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Shorten the arguments of a record. Django logs the path of a request for each answer of
        400 or more.
        """
        if isinstance(record.args, tuple):
            record.args = tuple(
                _SECRET.sub(r"\1…", arg) if isinstance(arg, str) else arg for arg in record.args
            )
        return True
