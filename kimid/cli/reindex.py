"""`kim reindex`: put everything published into the search index anew, as needed after a change of
how words are cut to stems.
"""

from kimid.cli import database


def run(arguments: list[str]) -> int:
    """Index all items while the site is up; whatever is not done yet is found as before."""
    database.setup_django()
    from kimid.wire.reindexing import reindex_all

    done = 0
    for done in reindex_all():
        print(f"\rkimid: {done} indexed", end="", flush=True)
    print(f"\rkimid: {done} indexed, all of them.")
    return 0
