from django.db import models


class Event(models.Model):
    """Something that happened. Rows are added and never changed. They have no foreign keys, so that
    no deletion removes them.
    """

    kind = models.CharField(max_length=60)
    actor_kind = models.CharField(max_length=10)
    actor_ref = models.CharField(max_length=120)
    actor_name = models.CharField(max_length=120)
    site_id = models.BigIntegerField(null=True)
    region_code = models.CharField(max_length=10)
    subject = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=40)
    data = models.JSONField(default=dict)
    # The post with which an official acted (`kimid.access.acting_office`); empty for all others.
    # None: older than this field.
    post = models.JSONField(null=True)
    happened_at = models.DateTimeField()
    # A person did something by which a group shows that it works: no group that does is silent.
    is_sign_of_life = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(
                fields=["site_id", "-id"],
                condition=models.Q(is_sign_of_life=True),
                name="event_sign_of_life",
            ),
            models.Index(fields=["subject", "subject_id", "id"], name="event_of_subject"),
            models.Index(fields=["site_id", "id"], name="event_of_site"),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.kind}"


class Change(models.Model):
    """What a committed transaction changed on public pages. Every web process follows these rows
    and drops pages by their tags.

    Ids become visible in rising order on both databases: a process that sees change n has missed
    none before it.
    """

    tags = models.JSONField()
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"#{self.pk} {' '.join(self.tags)}"
