"""The task queue. The database stores each task until it is done.

Nouns: task, worker, beat (a worker's sign of life), slot (one due moment of a schedule).
Verbs: enqueue, claim, finish, requeue. A task is a row, written in the transaction that enqueues
it. So the task exists if and only if that work was saved. Every task may run twice: a worker can
die after the work and before it saves the outcome.
"""
