"""The task queue: work that the database remembers until it is done.

Nouns: task, worker, beat (a worker's sign of life), slot (one due moment of a schedule). Verbs: enqueue, claim, finish, put
back. A task is a row written in the transaction of whoever enqueues it, so it exists if and only if that work was saved.
Every task may run twice: a worker can die after the work and before the note that it is done.
"""
