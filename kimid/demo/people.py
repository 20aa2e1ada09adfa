"""The accounts of the demo and what each is for."""

from dataclasses import dataclass
from typing import Final

from kimid.events.permissions import Role

PASSWORD: Final = "kabar-desa-2026"


@dataclass(frozen=True)
class Account:
    """Somebody who can sign in to the demo. `region` is set for offices, `kim` (a label) for members of a group."""

    username: str
    name: str
    role: Role
    what: str
    kim: str = ""
    region: str = ""
    post: str = ""
    phone: str = ""
    password: str = PASSWORD


ACCOUNTS: Final = (
    Account(
        "dedi", "Dedi Kurniawan", Role.MEMBER, "writes for KIM Teluk Kapuas", "teluk-kapuas", post="Anggota", phone="081200000001"
    ),
    Account("siti", "Siti Rahmah", Role.MEMBER, "member, can confirm what Dedi wrote", "teluk-kapuas", post="Sekretaris"),
    Account("rina", "Rina Marlina", Role.EDITOR, "editor of KIM Teluk Kapuas, can publish", "teluk-kapuas", post="Redaktur"),
    Account("hasan", "Hasan Basri", Role.CHAIR, "chair of KIM Teluk Kapuas", "teluk-kapuas", post="Ketua"),
    Account("lina", "Lina Susanti", Role.CHAIR, "chair of KIM Kuala Karang", "kim-kuala-karang", post="Ketua"),
    Account("yohanes", "Yohanes Lai", Role.EDITOR, "the other account of KIM Kuala Karang", "kim-kuala-karang", post="Redaktur"),
    Account("melati", "Melati Sari", Role.CHAIR, "chair of a KIM in Pontianak", "kim-sungai-bangkong", post="Ketua"),
    Account("agus", "Agus Setiawan", Role.EDITOR, "editor of a KIM in Pontianak", "kim-sungai-bangkong", post="Redaktur"),
    Account("andreas", "Andreas Tarigas", Role.CHAIR, "chair of a KIM in Sambas", "kim-dalam-kaum", post="Ketua"),
    Account("nuraini", "Nuraini", Role.EDITOR, "editor of a KIM in Sambas", "kim-dalam-kaum", post="Redaktur"),
    Account("rusmini", "Rusmini", Role.CHAIR, "chair of a KIM in Central Kalimantan", "kim-pahandut", post="Ketua"),
    Account("jaya", "Jaya Pratama", Role.EDITOR, "editor of a KIM in Central Kalimantan", "kim-pahandut", post="Redaktur"),
    Account("kuburaya", "Sri Wahyuni", Role.PORTAL_EDITOR, "portal editor of Kubu Raya regency", region="6112"),
    Account("kalbar", "Bambang Suryadi", Role.OFFICER, "officer of West Kalimantan", region="61"),
    Account("kalteng", "Dewi Lestari", Role.OFFICER, "officer of Central Kalimantan", region="62"),
    Account("pusat", "Maria Kristina", Role.OPERATOR, "the ministry, whole nation", region="00"),
)
