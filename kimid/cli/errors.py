"""What stops a verb, said to the person at the terminal."""


class CliError(Exception):
    """One or two short sentences: what is in the way, and what to do now."""
