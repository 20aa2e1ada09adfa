"""What the register keeps: KIM with their decrees and officers, the rules of regions, and applications with their papers."""

from kimid.registry.models.application import Application, Fit, HeadAnswer, HeadContact, Mark, NamedOfficer, PaperFile
from kimid.registry.models.importing import Column, ImportList, ImportRow, RowState
from kimid.registry.models.kim import Decree, IctStatus, Kim, KimKind, LifeStage, Officer
from kimid.registry.models.policy import PolicyRow, Rule

__all__ = [
    "Application",
    "Column",
    "Decree",
    "Fit",
    "HeadAnswer",
    "HeadContact",
    "IctStatus",
    "ImportList",
    "ImportRow",
    "Kim",
    "KimKind",
    "LifeStage",
    "Mark",
    "NamedOfficer",
    "Officer",
    "PaperFile",
    "PolicyRow",
    "RowState",
    "Rule",
]
