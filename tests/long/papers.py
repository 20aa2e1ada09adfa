"""Every private paper of the demo, asked for by everybody at every address that could lead to it.

    python -m tests.long.papers

Who may see a paper is reckoned once more, from the grants alone (`tests/long/papers_asked.py`).
Takes some minutes. The last line is JSON.
"""

import logging
import os
import sys
from tempfile import TemporaryDirectory
from typing import Final

import django

_SETTINGS: Final = {
    "DJANGO_SETTINGS_MODULE": "kimid.settings",
    "KIMID_SECRET_KEY": "of-no-use-outside-of-tests-" * 2,
}


def run() -> int:
    """Build the demo, ask, tell; 0 when every paper was shown to somebody, none to anybody else,
    and each look is on record.
    """
    with TemporaryDirectory(prefix="kimid-papers-") as folder:
        os.environ |= _SETTINGS | {"KIMID_DATA_DIR": folder}
        django.setup(set_prefix=False)
        logging.disable(logging.WARNING)  # thousands of pages that are not there
        from tests.journeys import world
        from tests.long.papers_asked import prove

        world.make()
        return prove()


if __name__ == "__main__":
    sys.exit(run())
