from django.db import models


class WorkerBeat(models.Model):
    """The last sign of life of a worker. A worker that stops normally deletes its row."""

    worker_id = models.CharField(max_length=64, primary_key=True)
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.worker_id} {self.seen_at:%H:%M:%S}"


class ScheduleSlot(models.Model):
    """A due moment of a scheduled task that is enqueued. Only the worker that writes the row
    enqueues the task.
    """

    name = models.CharField(max_length=200)
    slot = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "slot"], name="one_row_per_slot")]

    def __str__(self) -> str:
        return f"{self.name} {self.slot:%Y-%m-%d %H:%M}"
