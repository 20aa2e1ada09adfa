"""Database engine `kimid.sqlite`: Django's SQLite backend on a SQLite that is new enough to keep every commit.

The SQLite inside a distribution's Python is often older than 3.51.3 and can then lose a commit in WAL mode. The package
pysqlite3 brings its own, so the machine does not matter.
"""
