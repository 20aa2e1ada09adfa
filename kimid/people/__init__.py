"""People (orang) and how they sign in to the workspace.

By username, phone or e-mail with a password, by a passkey, or by a code from a chair or officer.
"""
