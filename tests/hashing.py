"""A password hash that costs nothing: tests try hundreds of doors, not how dear a guess is."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class CheapArgon2(Argon2PasswordHasher):
    """The hash of the settings with the least work that argon2 takes."""

    time_cost = 1
    memory_cost = 8
    parallelism = 1
