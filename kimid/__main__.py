"""`python -m kimid <verb>` is the command line."""

import sys

from kimid.cli import main

sys.exit(main(sys.argv[1:]))
