"""Names and words that the processes of the stolen account share."""

from enum import StrEnum
from typing import Final

LABEL: Final = "kim-teluk"
OFFICE: Final = "6112"  # the regency whose officer closes the site
SECRET: Final = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # of the app of that officer
CHAIR_MAIL: Final = "ketua@contoh.id"
OFFICE_MAIL: Final = "kominfo@contoh.go.id"
MARK: Final = "untungbesar"  # in every address that the thief brings


class Post(StrEnum):
    """The people of the KIM, by what they are in the proof. Part of the names of their accounts."""

    CHAIR = "ketua"
    VICTIM = "rina"
    COLLEAGUE = "yusuf"
    WRITER = "dedi"
    CHECKER = "siti"


def disguised() -> list[str]:
    """One link for each of its disguises, each to a host that nobody has seen. In the text of a
    story, as its form takes it.
    """
    m = [f"{MARK}{number}" for number in range(30)]
    wide = "".join(chr(ord(letter) + 0xFEE0) if letter.isalnum() else letter for letter in m[4])
    return [
        f"[klik](https://{m[0]}.com/daftar)",
        f"[klik](http://www.{m[1]}.net)",
        f"[klik](//{m[2]}.com)",
        f"[klik]({m[3]}.com)",
        f"[klik](https://{wide}.com)",
        f"https://{m[5]}.com/masuk",
        f"www.{m[6]}.com",
        f"{m[7]}.com/daftar",
        f"[klik](https://kuburayakab.go.id@{m[8]}.com/)",
        f"[klik](https:\\\\{m[9]}.com\\masuk)",
        f"[klik](https://{m[10]}\u3002com)",
        f"[klik](https://{m[11]}%2ecom/)",
        f"[klik](https://www.google.com/url?q=https://{m[12]}.com)",
        f"[klik](https://bit.ly/{m[13]})",
        f"[klik](https://linktr.ee/{m[14]})",
        f"[klik](https://t.me/{m[15]})",
        f"[klik](https://{m[16]}.blogspot.com)",
        f"[klik](HTTPS://{m[17].upper()}.COM/)",
        f"[klik](https://{m[18].replace('a', '\u0430')}.com)",
        f"[klik](http://203.0.113.7/{m[19]})",
        f"[klik](http://3405803783/{m[20]})",
        f"[klik](https://{m[21]}.com:8443/)",
        f"[klik](https://desa.id.{m[22]}.com/)",
        f"[klik](https://www.youtube.com/redirect?q=https://{m[23]}.com)",
        f"[klik](javascript:location='https://{m[24]}.com')",
        f"[klik](https://docs.google.com/forms/d/e/{m[25]}/viewform)",
    ]
