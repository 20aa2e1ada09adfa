"""Whether the register holds real KIM or made-up ones: pages that print numbers say so."""

from typing import Final

from kimid.places.models import Dataset

REGISTRY_DATASET: Final = (
    "registry"  # the name of the Dataset row that says what the register holds
)
SAMPLE_VERSION: Final = "contoh"  # its version where people and numbers are made up


def sample_notice(register: Dataset | None) -> str:
    """What is said behind a source when the register, whose row this is, holds made-up KIM; else
    nothing.
    """
    return (
        " (data contoh, bukan angka resmi)"
        if register is not None and register.version == SAMPLE_VERSION
        else ""
    )
