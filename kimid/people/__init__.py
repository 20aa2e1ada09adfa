"""People (orang) and how they sign in: by username, phone or e-mail with a password, and only in the workspace."""
