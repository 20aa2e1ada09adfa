"""The texts that people type about roles and links."""

from typing import Final

GATED: Final = {
    "access.OneUseLink": "holder_name",
    "access.Invitation": "name",  # of nobody yet: the person types their own
    "access.Handover": "name",
}
NOT_PUBLIC: Final = {
    # Nobody types it.
    "access.OneUseLink": "token_hash perm subject",
    "access.InPersonCode": "code_hash",
    "access.CodeWait": "training set_aside",  # the group and the office read it
}
