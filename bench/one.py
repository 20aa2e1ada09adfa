"""One task in one house, in a process of its own: `python -m bench.one <module> <arguments>` prints lines of JSON.

The environment is set by whoever starts it, so that settings can be read at once.
"""

import logging
import sys
from importlib import import_module

import django
from django.db import connection


def main(arguments: list[str]) -> None:
    """Load Django, run `lines(*arguments)` of the module `bench.<name>` and print what it gives."""
    task, *rest = arguments
    django.setup(set_prefix=False)
    logging.disable(logging.WARNING)  # that a page is gone is no news here
    for line in import_module(f"bench.{task}").lines(*rest):
        print(line, flush=True)
    connection.close()


if __name__ == "__main__":
    main(sys.argv[1:])
