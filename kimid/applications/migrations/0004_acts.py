"""Each act gets a row of its own. Its application keeps what all have, and no word of a founding or
of a decree.
"""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

_KINDS = [
    ("dissolve", "Pembubaran"),
    ("merge", "Penggabungan"),
    ("move", "Pindah desa"),
]
_NO_DECREE: dict[str, Any] = {
    "officers": [],
    "members": [],
    "decree_number": "",
    "issuer": "",
    "issuer_name": "",
    "issued_on": None,
    "valid_until": None,
    "head_name": "",
    "head_answer": "",
    "head_note": "",
    "head_recorded_by": None,
}
_OF_MERGER = ("into_id", "into_answer", "into_note")


def take_out(apps: Any, _editor: Any) -> None:
    applications, acts = _rows(apps, "Application"), _rows(apps, "Act")
    found = applications.filter(purpose__in=dict(_KINDS))
    acts.bulk_create(_act_of(row, apps) for row in found)
    found.update(purpose="act", **_NO_DECREE)
    of_kims = applications.exclude(purpose="founding")
    of_kims.update(origin_code="", label="", is_held=False, invitation=None)


def put_back(apps: Any, _editor: Any) -> None:
    for row in _rows(apps, "Application").exclude(purpose="founding").select_related("kim__site"):
        row.label = row.kim.site.label
        act = _rows(apps, "Act").filter(pk=row.pk).first()
        if act is not None:
            row.purpose, row.holds_from, row.why = act.kind, act.holds_from, act.why
            row.origin_code = act.from_region_id or row.kim.region_id
            _copy(act, row, *_OF_MERGER)
        row.save()


def _act_of(row: Any, apps: Any) -> Any:
    act = apps.get_model("applications", "Act")(
        application=row, kind=row.purpose, holds_from=row.holds_from, why=row.why
    )
    if row.purpose == "merge":
        _copy(row, act, *_OF_MERGER)
    if row.purpose == "move":
        act.from_region_id, act.to_region_id = row.origin_code, _goal_of(row, apps)
    return act


def _goal_of(row: Any, apps: Any) -> Any:
    """Where a move led. The region of an application follows the KIM, also when that moves again:
    then it led to where the next move began.
    """
    moves = _rows(apps, "Application").filter(kim=row.kim_id, purpose="move", step="verified")
    after = moves.filter(decided_at__gt=row.decided_at) if row.step == "verified" else moves.none()
    following = after.order_by("decided_at").first()
    return following.origin_code if following else row.region_id


def _copy(of: Any, to: Any, *names: str) -> None:
    for name in names:
        setattr(to, name, getattr(of, name))


def _rows(apps: Any, model: str) -> Any:
    return apps.get_model("applications", model)._base_manager


class Migration(migrations.Migration):
    dependencies = [
        ("applications", "0003_papers_alike"),
        ("places", "0001_initial"),
        ("registry", "0009_without_means"),
        ("sites", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Act",
            fields=[
                (
                    "application",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="act",
                        serialize=False,
                        to="applications.application",
                    ),
                ),
                ("kind", models.CharField(choices=_KINDS, max_length=10)),
                ("holds_from", models.DateField(null=True)),
                ("why", models.TextField(blank=True)),
                (
                    "into_answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Belum dijawab"),
                            ("yes", "Setuju"),
                            ("no", "Tidak setuju"),
                        ],
                        max_length=3,
                    ),
                ),
                ("into_note", models.CharField(blank=True, max_length=300)),
                (
                    "from_region",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.region",
                    ),
                ),
                (
                    "into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.kim",
                    ),
                ),
                (
                    "to_region",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.region",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("into__isnull", False), ("kind", "merge")),
                            models.Q(("into", None), ("into_answer", ""), ("into_note", "")),
                            _connector="OR",
                        ),
                        name="act_goes_into_a_kim_by_merger",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("from_region__isnull", False), ("kind", "move")),
                            models.Q(
                                models.Q(("kind", "move"), _negated=True),
                                ("from_region", None),
                                ("to_region", None),
                            ),
                            _connector="OR",
                        ),
                        name="act_has_places_of_a_move",
                    ),
                ],
            },
        ),
        migrations.RunPython(take_out, put_back),
    ]
