"""What in a story can hurt people."""

from collections.abc import Collection

from django.db import models


class Sensitivity(models.TextChoices):
    """What in a story can hurt people. Any of it needs two confirmations and forbids urgent
    publishing.
    """

    ETHNIC = "ethnic", "Suku"
    FAITH = "faith", "Agama"
    CONFLICT = "conflict", "Konflik"
    VICTIM = "victim", "Korban kejahatan"
    CHILD = "child", "Anak"
    ACCUSED = "accused", "Menuduh orang yang disebut namanya"


def ordered_sensitivities(sensitivities: Collection[Sensitivity]) -> list[Sensitivity]:
    """Each of these once, in the order of the form."""
    return [each for each in Sensitivity if each in sensitivities]
