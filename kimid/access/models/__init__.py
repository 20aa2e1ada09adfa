from kimid.access.models.grants import Acting, Appointment, Grant, GrantQuerySet
from kimid.access.models.links import (
    AccountStop,
    CodeAgreement,
    CodeWait,
    Handover,
    InPersonCode,
    Invitation,
    OneUseLink,
    StopOutcome,
    WaitEnding,
    hash_token,
)

__all__ = [
    "AccountStop",
    "Acting",
    "Appointment",
    "CodeAgreement",
    "CodeWait",
    "Grant",
    "GrantQuerySet",
    "Handover",
    "InPersonCode",
    "Invitation",
    "OneUseLink",
    "StopOutcome",
    "WaitEnding",
    "hash_token",
]
