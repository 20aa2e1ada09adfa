"""`kim worker`: the task worker alone."""

import signal

from kimid.cli import database


def run(arguments: list[str]) -> int:
    """Work until SIGTERM or Ctrl-C; the task under way is finished first."""
    database.setup_django()
    from kimid.queue.worker import Worker

    worker = Worker()
    for wanted in (signal.SIGTERM, signal.SIGINT):
        signal.signal(wanted, lambda *_: worker.stop())
    worker.run()
    return 0
