"""The accounts of the demo and what each is for."""

from dataclasses import dataclass
from typing import Final

from kimid.events.permissions import Role

PASSWORD: Final = "kabar-desa-2026"


@dataclass(frozen=True)
class Account:
    """Somebody who can sign in to the demo. `region` is set for offices, `kim` (a label) for
    members of a group.
    """

    username: str
    name: str
    role: Role
    purpose: str
    kim: str = ""
    region: str = ""
    post: str = ""
    phone: str = ""


ACCOUNTS: Final = (
    Account(
        "dedi",
        "Dedi Kurniawan",
        Role.MEMBER,
        "writes for KIM Teluk Kapuas",
        "teluk-kapuas",
        post="Anggota",
        phone="081200000001",
    ),
    Account(
        "siti",
        "Siti Rahmah",
        Role.MEMBER,
        "member, can confirm what Dedi wrote",
        "teluk-kapuas",
        post="Sekretaris",
    ),
    Account(
        "rina",
        "Rina Marlina",
        Role.EDITOR,
        "editor of KIM Teluk Kapuas, can publish",
        "teluk-kapuas",
        post="Redaktur",
        phone="081200000003",
    ),
    Account(
        "hasan",
        "Hasan Basri",
        Role.CHAIR,
        "chair of KIM Teluk Kapuas",
        "teluk-kapuas",
        post="Ketua",
        phone="081200000004",
    ),
    Account(
        "lina",
        "Lina Susanti",
        Role.CHAIR,
        "chair of KIM Kuala Karang",
        "kim-kuala-karang",
        post="Ketua",
    ),
    Account(
        "yohanes",
        "Yohanes Lai",
        Role.EDITOR,
        "the other account of KIM Kuala Karang",
        "kim-kuala-karang",
        post="Redaktur",
    ),
    Account(
        "melati",
        "Melati Sari",
        Role.CHAIR,
        "chair of a KIM in Pontianak",
        "kim-sungai-bangkong",
        post="Ketua",
    ),
    Account(
        "agus",
        "Agus Setiawan",
        Role.EDITOR,
        "editor of a KIM in Pontianak",
        "kim-sungai-bangkong",
        post="Redaktur",
    ),
    Account(
        "andreas",
        "Andreas Tarigas",
        Role.CHAIR,
        "chair of a KIM in Sambas",
        "kim-dalam-kaum",
        post="Ketua",
    ),
    Account(
        "nuraini",
        "Nuraini",
        Role.EDITOR,
        "editor of a KIM in Sambas",
        "kim-dalam-kaum",
        post="Redaktur",
    ),
    Account(
        "rusmini",
        "Rusmini",
        Role.CHAIR,
        "chair of a KIM in Central Kalimantan",
        "kim-pahandut",
        post="Ketua",
    ),
    Account(
        "jaya",
        "Jaya Pratama",
        Role.EDITOR,
        "editor of a KIM in Central Kalimantan",
        "kim-pahandut",
        post="Redaktur",
    ),
    Account(
        "kuburaya",
        "Sri Wahyuni",
        Role.PORTAL_EDITOR,
        "portal editor of Kubu Raya regency",
        region="6112",
    ),
    Account(
        "dinaskuburaya",
        "Endang Pertiwi",
        Role.OFFICER,
        "officer of Kubu Raya regency",
        region="6112",
    ),
    Account("kalbar", "Bambang Suryadi", Role.OFFICER, "officer of West Kalimantan", region="61"),
    Account("kalteng", "Dewi Lestari", Role.OFFICER, "officer of Central Kalimantan", region="62"),
    Account("pusat", "Maria Kristina", Role.OPERATOR, "the ministry, whole nation", region="00"),
)
# What a newcomer may try, and as whom.
TRY_FIRST: Final = (
    ("nobody", "read a story on the first address above, then look for its title on the next five"),
    ("dedi", "write three sentences and send them to the group"),
    ("siti", "talk it over, record what was decided, and confirm it"),
    ("rina", "publish it, and see it stand on six addresses at once"),
    ("kuburaya", "put a story on top of the portal of Kubu Raya, or leave one out with a reason"),
    (
        "dinaskuburaya",
        "compare the application of KIM Pemuda Teluk Kapuas with its decree, and give it a number",
    ),
    ("kalbar", "look at the numbers of all fourteen regencies: 103 KIM, 50 of them ICT-based"),
)
# The offices of the other regencies and cities, in the full demo only.
OFFICES: Final = tuple(
    Account(username, name, Role.OFFICER, f"officer of {where}", region=region)
    for region, username, where, name in (
        ("6101", "sambas", "Sambas", "Uray Mardiana"),
        ("6102", "mempawah", "Mempawah", "Syarif Alamsyah"),
        ("6103", "sanggau", "Sanggau", "Veronika Jampi"),
        ("6104", "ketapang", "Ketapang", "Tarmizi Hadi"),
        ("6105", "sintang", "Sintang", "Albertus Saban"),
        ("6106", "kapuashulu", "Kapuas Hulu", "Agnes Layang"),
        ("6107", "bengkayang", "Bengkayang", "Damianus Linggi"),
        ("6108", "landak", "Landak, which has no KIM yet", "Paulina Selimah"),
        ("6109", "sekadau", "Sekadau", "Kornelius Jarau"),
        ("6110", "melawi", "Melawi, which has no KIM yet", "Raudah Yusnita"),
        ("6111", "kayongutara", "Kayong Utara", "Hamdan Fikri"),
        ("6171", "pontianak", "Pontianak", "Lanny Chin"),
        ("6172", "singkawang", "Singkawang", "Hendra Bong"),
    )
)
