"""What the tables of this app answer (`kimid/events/tables.py`)."""

from kimid.events.tables import Erasure, InDoubt, TableAnswers, register_tables

register_tables(
    TableAnswers(
        "people.Person",
        InDoubt.CLOSED,
        alone="the person",
        words={
            "name": Erasure.EMPTIED,
            "username": Erasure.EMPTIED,
            "phone": Erasure.EMPTIED,
            "email": Erasure.EMPTIED,
        },
        secrets=("password",),
    ),
    TableAnswers(
        "people.AccountLock",
        InDoubt.CLOSED,
        alone="the person",
        people={"person": Erasure.NAMELESS},
    ),
    TableAnswers(
        "people.LockCard",
        InDoubt.CLOSED,
        alone="the person",
        people={"person": Erasure.DELETED},
        secrets=("code_hash",),
    ),
    TableAnswers(
        "people.Device",
        InDoubt.CLOSED,
        alone="the person",
        people={"person": Erasure.DELETED},
        secrets=("session_key",),
    ),
    TableAnswers(
        "account.EmailAddress",
        InDoubt.CLOSED,
        alone="the person",
        people={"user": Erasure.DELETED},
        words={"email": Erasure.DELETED},
    ),
    TableAnswers(
        "account.EmailConfirmation",
        InDoubt.CLOSED,
        alone="the person",
        secrets=("key",),
    ),
    TableAnswers(
        "mfa.Authenticator",
        InDoubt.CLOSED,
        alone="the person",
        people={"user": Erasure.DELETED},
        secrets=("data",),
    ),
    TableAnswers(
        "sessions.Session",
        InDoubt.CLOSED,
        alone="the person",
        secrets=("session_key", "session_data"),
    ),
    TableAnswers(
        "auth.Permission",
        InDoubt.NO_ACCOUNT,
        alone="Django, which needs it; kimid has roles",
    ),
    TableAnswers(
        "auth.Group",
        InDoubt.NO_ACCOUNT,
        alone="Django, which needs it; kimid has roles",
    ),
    TableAnswers(
        "contenttypes.ContentType",
        InDoubt.NO_ACCOUNT,
        alone="Django: the models of the install",
    ),
    # Of the queue and the limits, which stand on one layer with the answers.
    TableAnswers(
        "limits.RateCounter",
        InDoubt.NO_ACCOUNT,
        alone="the install: who asks too often",
        derived="by each request",
        retention="kimid.people.schedule.sweep_counters",
    ),
    TableAnswers(
        "queue.WorkerBeat",
        InDoubt.NO_ACCOUNT,
        alone="the install: which workers live",
        derived="by each worker",
    ),
    TableAnswers(
        "queue.ScheduleSlot",
        InDoubt.NO_ACCOUNT,
        alone="the install: which scheduled tasks ran",
        retention="kimid.queue.cleanup.delete_old_tasks",
    ),
    TableAnswers(
        "django_tasks_database.DBTaskResult",
        InDoubt.DERIVED,
        alone="the install: tasks that wait",
        derived="by each event",
        retention="kimid.queue.cleanup.delete_old_tasks",
    ),
)
