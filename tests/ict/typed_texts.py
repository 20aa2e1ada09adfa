"""The texts that a group says of its means, and an office of its rules."""

from typing import Final

NOT_PUBLIC: Final = {
    "ict.Means": "entered_by",
    "ict.Training": "name trainer",
    "ict.IctRules": "based strata legal_basis reason made_by",
    "ict.IctCount": "stratum lacks",
}
