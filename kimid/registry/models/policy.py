from django.db import models

from kimid.places.models import Region


class PolicyRule(models.TextChoices):
    """What regions decide about the KIM in them."""

    ISSUERS = "penerbit", "Penerbit SK"
    MEMBERS = "anggota", "Anggota paling sedikit"
    TERM = "masa-bakti", "Masa bakti paling lama"
    PAPERS = "berkas", "Berkas selain SK"
    ANSWER = "janji-layanan", "Permohonan dijawab dalam"
    QUIET = "sepi", "Disebut sepi setelah diam"
    DORMANT = "tidak-aktif", "Disebut tidak aktif setelah diam"
    FROZEN = "dibekukan", "Dibekukan setelah diam"
    ARCHIVED = "diarsipkan", "Diarsipkan setelah diam"


class PolicyRow(models.Model):
    """One answer of one region, with the legal basis it rests on. It holds for all below that give
    no answer of their own.
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="policy")
    rule = models.CharField(max_length=20, choices=PolicyRule)
    answer = (
        models.JSONField()
    )  # a number, or names of choices; which is said by `registry.policies`
    legal_basis = models.CharField(max_length=200)
    decided_on = models.DateField()  # the date of the legal basis

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["region", "rule"], name="policy_once_per_region")
        ]

    def __str__(self) -> str:
        return f"{self.get_rule_display()} ({self.region_id})"
