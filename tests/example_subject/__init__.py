"""A subject that exists only in tests: what a group lends to its neighbours.

`lending` is its app, as it would stand in `kimid/`. `outside` does what a new subject does in files
that are not its own: one module for each of them. `walk.py` tries all of it in a run of its own
(`test_example.py`), so that no other test knows the subject. docs/how-to/add-a-subject.md follows
it.
"""
