"""The measures.

A file has `lines(...)`, which runs inside one install and prints rows, or `measure(...)`, which
works on installs from outside.
"""
