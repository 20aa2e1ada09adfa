"""The texts of the lists of an office."""

from typing import Final

NOT_PUBLIC: Final = {
    "onboarding.ImportList": "file_name headings columns",
    "onboarding.ImportRow": "cells why candidates mended chosen",
    "onboarding.DecreePaper": "kind name file_name refusal",
}
