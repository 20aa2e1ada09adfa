"""Workers that decode the files of strangers: photos, documents, sounds, tables.

Each file runs in its own process, which can open no file and no connection. Workers import nothing
else of kimid. `media/sandbox.py` starts them.
"""
