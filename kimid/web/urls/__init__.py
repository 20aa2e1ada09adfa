"""One set of addresses per kind of host; the middleware of `sites` chooses it."""
