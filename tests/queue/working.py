"""What a worker does at a moment, within the transaction of a test."""

from datetime import datetime

from kimid.queue import claims
from kimid.queue.tasks import NotYet


def work_off(at: datetime) -> None:
    """Run each task that is due at this moment once, with all that comes of it."""
    while row := claims.claim("pekerja-1", at):
        try:
            row.task.call(*row.args_kwargs["args"], **row.args_kwargs["kwargs"])
        except NotYet:
            claims.postpone(row, at)
        except Exception as error:
            claims.fail(row, error, at)
        else:
            claims.succeed(row, at)
