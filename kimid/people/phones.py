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


def spaced_phone(phone: str) -> str:
    """`+6285200000322` as people read it: `0852 0000 0322`. In a CSV file it stays a text so: no
    formula begins with its sign, and no spreadsheet takes its zero away.
    """
    plain = phone.replace("+62", "0", 1)
    return " ".join(filter(None, (plain[:4], plain[4:8], plain[8:])))
