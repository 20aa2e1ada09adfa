"""Phone numbers as people type them."""

import phonenumbers


def normal_phone(text: str) -> str | None:
    """`0812-3456-7890` gives `+6281234567890`. None when it is no possible number.

    Numbers without a country code are Indonesian.
    """
    try:
        parsed = phonenumbers.parse(text, "ID")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(parsed):
        return None
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
