"""The stories of the demo. All invented: people, numbers, events. Places are real."""

from dataclasses import dataclass, field
from typing import Final

from kimid.newsroom.details import Details
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import HowKnown, SourceKind, StoryKind
from kimid.wire.models import Topic
from kimid.wire.verdicts import Verdict


@dataclass(frozen=True)
class HandmadeStory:
    """One story and how far it has come; `days_ago` and two hours more is when it was written, so
    today's is published by now.
    """

    kim: str
    title: str
    lead: str
    body: str
    stage: Stage
    days_ago: int
    topic: Topic = Topic.COMMUNITY
    picture: str = ""
    caption: str = ""
    place: str = ""
    kind: StoryKind = StoryKind.NEWS
    details: Details = field(default_factory=Details)
    second: tuple[str, str, str, str] = (
        "",
        "",
        "",
        "",
    )  # the same in a language of the place: its tag, title, lead, body
    beside: str = ""  # a lead that somebody else wrote meanwhile, and that waits to be united
    starts_in: int | None = None  # days from now until an agenda entry, at eight in the morning
    # Which kinds of sources, by name; without any the writer saw it.
    sources: tuple[tuple[SourceKind, str], ...] = ()
    knows: tuple[str, HowKnown] = ("Saya ada di tempat hari itu.", HowKnown.TOOK_PART)
    # A number that was wrong in the lead until it was corrected, the right one, and why.
    mistake: tuple[str, str, str] = ("", "", "")


HANDMADE_STORIES: Final = (
    HandmadeStory(
        "teluk-kapuas",
        "Warga Dusun Sukun memperbaiki jembatan papan",
        "Sebanyak 30 warga Dusun Sukun mengganti 60 lembar papan jembatan pada Minggu pagi. Kayunya"
        " sumbangan warga dan desa. Anak sekolah kini tidak perlu memutar dua kilometer.",
        "Jembatan di atas parit besar itu rapuh sejak banjir bulan lalu. Dua anak sempat"
        " terperosok, untung hanya lecet.\n\nPak Atan, tukang perahu di ujung dusun, memimpin"
        " pekerjaan. Papan belian bekas dermaga dipakai lagi untuk bagian tengah.\n\nIbu-ibu"
        " menyiapkan bubur pedas dan kopi. Pekerjaan selesai sebelum azan zuhur.",
        Stage.PUBLISHED,
        9,
        topic=Topic.BUILDING,
        picture="jembatan-papan",
        caption="Jembatan papan Dusun Sukun sesudah diperbaiki.",
        place="Dusun Sukun",
    ),
    HandmadeStory(
        "teluk-kapuas",
        "Posyandu Melati kini buka setiap Rabu",
        "Posyandu Melati di Desa Teluk Kapuas pindah jadwal dari Selasa ke Rabu mulai pekan ini."
        " Bidan desa bertugas di dua tempat. Timbangan dan imunisasi tetap mulai pukul 08.00.",
        "Kader meminta orang tua membawa buku KIA. Anak yang belum lengkap imunisasinya"
        " didahulukan.\n\n- Pukul 08.00: timbang dan ukur\n- Pukul 09.00: imunisasi oleh bidan"
        " desa\n- Pukul 10.00: bubur kacang hijau, lalu bincang gizi\n\nYang berhalangan pada hari"
        " Rabu boleh datang ke posyandu di dusun sebelah pada hari Kamis.",
        Stage.PUBLISHED,
        5,
        topic=Topic.HEALTH,
        second=(
            "zlm-x-ponti",
            "Posyandu Melati kinik bukak tiap Rabu",
            (
                "Posyandu Melati di Dese Teluk Kapuas pindah jadwal dari Selase ke Rabu mulai"
                " minggu nih. Bidan dese betugas di dua tempat. Nimbang dan imunisasi tetap mulai"
                " jam lapan."
            ),
            (
                "Kader mintak orang tue bawak buku KIA. Budak yang belom lengkap imunisasinye"
                " dikasik dolok."
            ),
        ),
    ),
    HandmadeStory(
        "teluk-kapuas",
        "Madu kelulut Bu Salmah sampai ke Pontianak",
        "Madu kelulut dari 18 stup milik Bu Salmah kini dijual di tiga toko di Pontianak. Setiap"
        " bulan ia memanen sekitar 12 liter. Tetangganya mulai ikut membuat stup.",
        "Bu Salmah belajar dari video dan dari penyuluh kehutanan. Kotak lebahnya dibuat dari kayu"
        " sisa bengkel perahu. Kelulut tidak menyengat, jadi stupnya berdiri di belakang dapur, di"
        " antara pohon jambu dan rambutan.\n\n> Dulu saya kira madu harus dicari jauh ke hutan."
        " Ternyata cukup sampai belakang dapur.\n\n## Mulai dari dua stup\n\nIa mulai dengan dua"
        " stup dua tahun lalu. Yang pertama habis dimakan semut dalam sebulan. Sejak itu setiap"
        " kaki stup berdiri di dalam kaleng berisi air, dan belum ada lagi yang kosong.\n\nMadunya"
        " disaring dua kali, dikemas dalam botol 250 mililiter, dan dibawa keponakannya ke"
        " Pontianak setiap Jumat.\n\n## Kalau ingin mencoba\n\n- Stup kosong dibuat di bengkel"
        " perahu Pak Atan, dipesan sepekan sebelumnya.\n- Bu Salmah mengajari siapa saja setiap"
        " Sabtu sore, tidak dipungut bayaran.\n- Panen pertama baru boleh setelah tiga bulan, pada"
        " siang yang kering.\n\nTiga tetangga sudah punya stup sendiri. Mereka berencana memberi"
        " satu nama untuk semua botol dari dusun ini.",
        Stage.PUBLISHED,
        0,
        topic=Topic.BUSINESS,
        picture="madu-panen",
        caption="Kotak lebah kelulut di belakang rumah Bu Salmah.",
        place="Dusun Sukun",
    ),
    HandmadeStory(
        "teluk-kapuas",
        "Air pasang masuk ke 14 rumah di RT 02",
        "Air pasang setinggi betis masuk ke 14 rumah di RT 02 pada Senin malam. Warga memindahkan"
        " karung beras ke tempat tinggi. Air surut sebelum subuh.",
        "Kepala dusun mencatat tanggul tanah di hulu parit bocor di dua tempat.\n\nPagi harinya"
        " warga menutupnya dengan karung pasir. Air pasang berikutnya diperkirakan dua pekan lagi.",
        Stage.VERIFIED,
        1,
        topic=Topic.SAFETY,
        picture="pasang-gang",
        caption="Air pasang di gang RT 02.",
        place="RT 02",
    ),
    HandmadeStory(
        "teluk-kapuas",
        "Karang taruna menanam 400 bibit mangrove",
        "Karang taruna dan pelajar menanam 400 bibit mangrove di muara parit pada Sabtu sore."
        " Bibitnya dari kelompok tani hutan. Mereka akan memeriksanya setiap dua pekan.",
        "",
        Stage.DISCUSSED,
        1,
        topic=Topic.ENVIRONMENT,
    ),
    HandmadeStory(
        "teluk-kapuas",
        "Harga kelapa butir naik menjelang akhir tahun",
        "Pengepul di Teluk Kapuas membeli kelapa butir lebih mahal dibanding bulan lalu. Petani"
        " menahan sebagian panen. Mereka menunggu kapal besar datang.",
        "",
        Stage.COLLECTED,
        0,
        topic=Topic.FARMING,
        beside=(
            "Pengepul di Teluk Kapuas membeli kelapa butir 3.500 rupiah, bulan lalu 2.800. Petani"
            " menahan sebagian panen. Mereka menunggu kapal besar datang pekan depan."
        ),
    ),
    HandmadeStory(
        "teluk-kapuas",
        "Lomba sampan antardusun disiapkan",
        "Enam dusun menyiapkan regu untuk lomba sampan bulan depan. Latihan dimulai pekan ini.",
        "",
        Stage.DRAFT,
        0,
        topic=Topic.SPORT,
    ),
    HandmadeStory(
        "kim-kuala-karang",
        "Nelayan Kuala Karang sepakat sebulan tanpa pukat",
        "Nelayan Desa Kuala Karang sepakat tidak memakai pukat selama satu bulan supaya udang"
        " sempat besar. Kesepakatan dibuat dalam rapat di balai desa. Pelanggar membayar denda ke"
        " kas dusun.",
        "Ketua kelompok nelayan mengatakan tangkapan tahun lalu turun jauh. Kapal dari luar desa"
        " akan diberi tahu oleh pos pantau.\n\n> Kalau yang kecil diambil hari ini, yang besar dari"
        " mana besok?\n\nSelama bulan itu orang melaut dengan pancing dan bubu. Kas dusun membeli"
        " 40 bubu untuk dipinjam bergiliran. Pada akhir bulan semua berkumpul lagi dan menimbang:"
        " diteruskan, atau cukup.",
        Stage.PUBLISHED,
        3,
        topic=Topic.FISHERY,
        picture="pantai-kapal",
        caption="Perahu nelayan Kuala Karang sandar.",
        place="Kuala Karang",
    ),
    HandmadeStory(
        "kim-sungai-bangkong",
        "Bank sampah Sungai Bangkong membayar warga dengan sembako",
        "Warga Sungai Bangkong menukar botol dan kardus dengan beras dan minyak di bank sampah"
        " kelurahan. Bulan ini 86 keluarga ikut. Timbangannya dibuka setiap Sabtu.",
        "Pengurus mencatat tabungan di buku dan di papan tulis, supaya semua bisa"
        " memeriksa.\n\nBotol harus kosong dan kering, kardus diikat. Minyak jelantah diterima"
        " juga, dengan jeriken sendiri.\n\nYang belum sempat ke sana boleh menitip kepada ketua RT."
        " Timbangannya difoto dan dikirim kepada pemiliknya.",
        Stage.PUBLISHED,
        4,
        topic=Topic.ENVIRONMENT,
        picture="bank-sampah",
        caption="Menimbang botol dan kardus pada hari Sabtu.",
        place="Sungai Bangkong",
    ),
    HandmadeStory(
        "kim-dalam-kaum",
        "Penenun muda Sambas belajar motif pucuk rebung",
        "Dua belas perempuan muda belajar menenun kain lunggi di rumah Bu Halimah. Mereka mulai"
        " dari motif pucuk rebung. Kain pertama selesai setelah enam pekan.",
        "Benang emasnya dibeli bersama supaya lebih murah. Hasil penjualan pertama dibagi"
        " rata.\n\n> Salah satu helai saja, besoknya harus dibuka lagi. Di situ kami belajar"
        " sabar.\n\nBu Halimah menenun sejak umur dua belas tahun. Alat tenunnya peninggalan"
        " ibunya; dua lagi dibuat tukang kayu dengan meniru yang lama. Yang ingin ikut boleh datang"
        " pada sore hari, tanpa biaya, asal mau mulai dari menggulung benang."
        "\n\n[Dari benang sampai kain, dua menit (data"
        " contoh)](https://www.youtube.com/watch?v=kimidcontoh)",
        Stage.PUBLISHED,
        6,
        topic=Topic.CULTURE,
        picture="tenun-alat",
        caption="Menenun kain lunggi di rumah Bu Halimah.",
        place="Dalam Kaum",
    ),
    HandmadeStory(
        "kim-pahandut",
        "Pasar terapung kecil dibuka lagi di Pahandut",
        "Pasar terapung kecil di tepian Pahandut dibuka lagi setiap Minggu pagi. Ada 20 perahu yang"
        " berjualan sayur dan ikan. Pengunjung diminta membawa keranjang sendiri.",
        "[Menjelang matahari terbit, satu menit (data contoh)](https://youtu.be/kimidpasar1)"
        "\n\nPasarnya buka pukul 05.30 dan habis sebelum pukul 09.00. Yang paling dicari ikan"
        " patin, kelakai, dan singkong rebus.\n\nSampah plastik dibawa pulang; perahu yang"
        " meninggalkannya di sungai tidak mendapat tempat pada pekan berikutnya.",
        Stage.PUBLISHED,
        7,
        topic=Topic.BUSINESS,
        picture="pasar-terapung",
        caption="Perahu penjual sayur di tepian Pahandut.",
        place="Pahandut",
    ),
    HandmadeStory(
        "kim-sungai-bangkong",
        "Jadwal pemadaman air ternyata keliru",
        "Kabar jadwal pemadaman air di Sungai Bangkong pekan ini beredar dari pesan berantai.",
        "",
        Stage.WITHDRAWN,
        8,
    ),
    HandmadeStory(
        "teluk-kapuas",
        "Imunisasi susulan di Posyandu Melati",
        "Posyandu Melati membuka imunisasi susulan untuk anak di bawah lima tahun. Orang tua"
        " membawa buku KIA. Tidak dipungut biaya.",
        "",
        Stage.PUBLISHED,
        3,
        topic=Topic.HEALTH,
        kind=StoryKind.AGENDA,
        details=Details(
            venue="Posyandu Melati, Dusun Sukun", organiser="Kader posyandu dan bidan desa"
        ),
        starts_in=4,
    ),
    HandmadeStory(
        "teluk-kapuas",
        "Rapat warga membahas tanggul Parit Besar",
        "Pemerintah desa mengundang warga membahas perbaikan tanggul Parit Besar. Setiap RT"
        " mengirim dua orang. Rapat terbuka.",
        "",
        Stage.PUBLISHED,
        16,
        topic=Topic.SERVICE,
        kind=StoryKind.AGENDA,
        details=Details(venue="Balai desa", organiser="Pemerintah desa"),
        starts_in=-6,
    ),
    HandmadeStory(
        "kim-kuala-karang",
        "Lomba dayung antarkampung di muara",
        "Dua belas regu mendaftar lomba dayung di muara. Pendaftaran masih dibuka di rumah ketua RT"
        " 01. Penonton boleh naik dermaga.",
        "",
        Stage.PUBLISHED,
        4,
        topic=Topic.SPORT,
        kind=StoryKind.AGENDA,
        details=Details(venue="Dermaga Kuala Karang", organiser="Karang taruna"),
        starts_in=11,
    ),
    HandmadeStory(
        "kim-kuala-karang",
        "Ikan asin Kuala Karang tidak memakai formalin",
        "Pesan berantai menyebut ikan asin Kuala Karang memakai formalin. Petugas dinas perikanan"
        " menguji 8 contoh dari 4 penjemur. Semuanya bersih dari formalin.",
        "Pesan itu memakai foto dari pasar di kota lain, tiga tahun lalu. Penjemur di Kuala Karang"
        " hanya memakai garam dan panas matahari.\n\nHasil uji ditempel di dermaga dan bisa dilihat"
        " siapa saja.",
        Stage.PUBLISHED,
        2,
        topic=Topic.FISHERY,
        kind=StoryKind.FACT_CHECK,
        details=Details(
            claim="Jangan beli ikan asin Kuala Karang, semua pakai formalin!",
            claim_seen="Grup WhatsApp pedagang pasar",
            verdict=Verdict.FALSE,
            reach="Di sedikitnya lima grup, sampai ke Pontianak.",
        ),
        sources=(
            (SourceKind.OFFICE, "Dinas Perikanan Kabupaten Kubu Raya"),
            (SourceKind.INTERVIEW, "Ketua kelompok penjemur ikan Kuala Karang"),
        ),
        knows=("Saya membaca lembar hasil ujinya di dermaga.", HowKnown.DOCUMENT),
    ),
    HandmadeStory(
        "kim-sungai-bangkong",
        "Air PDAM mati dua hari: belum ada pengumuman resmi",
        "Pesan di grup RT menyebut air PDAM mati dua hari mulai Jumat. Petugas loket belum menerima"
        " jadwalnya. Warga tetap menampung air untuk berjaga-jaga.",
        "",
        Stage.PUBLISHED,
        1,
        topic=Topic.SERVICE,
        kind=StoryKind.FACT_CHECK,
        details=Details(
            claim="Mulai Jumat air PDAM mati dua hari di seluruh kota.",
            claim_seen="Grup RT di Sungai Bangkong",
            verdict=Verdict.UNPROVEN,
            reach="Di grup tiga RT.",
        ),
        sources=(
            (SourceKind.OFFICE, "Loket pelayanan air minum Sungai Bangkong"),
            (SourceKind.INTERVIEW, "Ketua RT 03 Sungai Bangkong"),
        ),
        knows=("Saya bertanya di loketnya Kamis pagi.", HowKnown.ASKED),
    ),
    HandmadeStory(
        "kim-sungai-bangkong",
        "Gang Melur di Sungai Bangkong selesai dicor",
        "Gang Melur di Sungai Bangkong selesai dicor pada Sabtu sore. Panjangnya 180 meter,"
        " dikerjakan 22 warga. Gerobak penjual sayur kini sampai ke ujung gang.",
        "Semennya dari dana kelurahan, pasirnya dari warga. Tiga sudutnya diberi tanggul kecil"
        " supaya sepeda tidak meluncur ke parit.\n\nYang lewat malam hari diminta membawa senter;"
        " lampunya baru dipasang bulan depan.",
        Stage.CORRECTED,
        12,
        topic=Topic.BUILDING,
        place="Gang Melur",
        sources=(
            (SourceKind.DOCUMENT, "papan proyek di ujung gang"),
            (SourceKind.INTERVIEW, "Pak Uray Hamdi, ketua RW 02"),
        ),
        knows=("Saya melihat mereka mengukurnya.", HowKnown.SEEN),
        mistake=(
            "210 meter",
            "180 meter",
            "Angka di papan proyek adalah rencana. Ketua RW mengukur ulang bersama kami.",
        ),
    ),
    HandmadeStory(
        "kim-sungai-bangkong",
        "Kursus menjahit sebulan, mesin disediakan",
        "Rumah Jahit Melur membuka kursus sebulan untuk 12 orang. Mesin dan kain latihan"
        " disediakan. Pendaftaran di Gang Melur.",
        "",
        Stage.PUBLISHED,
        6,
        topic=Topic.BUSINESS,
        kind=StoryKind.ADVERTORIAL,
        details=Details(paid_by="Rumah Jahit Melur"),
    ),
)
