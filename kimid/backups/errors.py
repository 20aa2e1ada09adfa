"""What stops a backup, a restore or a drill."""


class BackupError(Exception):
    """Its text tells the person at the terminal what happened and what to do now."""
