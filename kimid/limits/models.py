from django.db import models


class RateCounter(models.Model):
    """One counter. `key` is a keyed hash: no name, address or account can be read from it.

    All moments are microseconds since 1970. The counter empties by itself: at `empty_at` nothing is
    counted any more. `full_at` is the latest `empty_at` that the last try allowed.
    """

    # No index but that of the key: PostgreSQL then updates a row in place.
    key = models.BinaryField(max_length=16, primary_key=True)
    empty_at = models.BigIntegerField()
    full_at = models.BigIntegerField()
    is_refused = models.BooleanField()  # whether the last try was refused

    def __str__(self) -> str:
        return bytes(self.key).hex()
