"""Runs one task in one install: `python -m bench.one <module> <arguments>` prints lines of JSON.

The caller sets the environment, so that the settings can be read at once.
"""

import logging
import sys
from importlib import import_module

import django
from django.db import connection


def main(arguments: list[str]) -> None:
    """Load Django, run `lines(*arguments)` of the module `bench.<name>` and print the result."""
    task, *rest = arguments
    django.setup(set_prefix=False)
    logging.disable(logging.WARNING)  # 404 and 410 are expected here
    for line in import_module(f"bench.{task}").lines(*rest):
        print(line, flush=True)
    connection.close()


if __name__ == "__main__":
    main(sys.argv[1:])
