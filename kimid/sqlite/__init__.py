"""Database engine `kimid.sqlite`: the SQLite backend of Django, on a SQLite that is new enough to
keep every commit.

The SQLite of a distribution is often older than 3.51.3 and can then lose a commit in WAL mode. The
package pysqlite3 brings its own SQLite.
"""
