"""What takes the bytes of strangers apart: photos, documents, sounds.

Each runs in a process of its own that can open no file and no connection. Nothing of kimid but this folder is imported there;
`media/sandbox.py` is the other side.
"""
