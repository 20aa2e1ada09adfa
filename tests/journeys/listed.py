"""Run as a program: what an office has of its lists, as the whole demo has it; and a paper of which
nobody has said whose it is.
"""

from typing import Final

import django
from django.utils import timezone

KIM: Final = "KIM Pemuda Arang Limbung"


def make() -> None:
    """Put it into the register of Kubu Raya."""
    from kimid.demo.office_lists import bring_in_list
    from tests.build_registry import decree_paper

    bring_in_list(timezone.now())
    decree_paper(None)


if __name__ == "__main__":
    django.setup(set_prefix=False)
    make()
