"""What is drawn: key, what is seen (the alternative text), and the subjects a story may have to go with it."""

from typing import Final

ROWS: Final[tuple[tuple[str, str, str], ...]] = (
    # Water and sky
    ("sungai-perahu", "Dua orang mendayung sampan di sungai lebar saat matahari terbit.", "sungai perahu pagi wisata tebing"),
    (
        "pantai-kapal",
        "Kapal nelayan berwarna-warni bersandar dekat pantai berpohon kelapa.",
        "laut pantai nelayan kapal ikan penyu dermaga",
    ),
    ("pasang-gang", "Warga berjalan di gang yang tergenang air pasang di antara rumah panggung.", "pasang rob banjir gang cuaca"),
    ("banjir-sampan", "Sampan menjemput warga dari rumah panggung yang dikepung banjir.", "banjir bencana cuaca"),
    ("kabut-asap", "Jalan kampung tertutup kabut asap, dua warga memakai masker.", "asap karhutla bencana kesehatan"),
    ("hujan-payung", "Anak-anak pulang sekolah di bawah payung saat hujan.", "hujan cuaca angin anak"),
    ("bulan-sungai", "Bulan purnama di atas sungai, lampu rumah menyala di tepinya.", "malam sungai kampung cerita"),
    ("air-terjun", "Air terjun di tengah hutan, dua pengunjung berdiri di batu.", "air-terjun terjun wisata hutan"),
    ("bukit-fajar", "Tiga pendaki memandang matahari terbit dari puncak bukit.", "wisata bukit gunung pagi tebing"),
    ("enggang-langit", "Sepasang burung enggang terbang di atas hutan.", "hutan burung alam budaya"),
    ("bekantan-pos", "Pengunjung mengamati hutan bakau dari menara pandang kayu.", "wisata mangrove hutan bekantan alam perahu"),
    ("danau-lanting", "Rumah lanting dan sampan di danau dengan pulau-pulau kecil.", "danau ikan sungai wisata nelayan"),
    ("parit-kota", "Parit kota dengan rumah kelurahan dan jembatan kecil.", "parit kota kelurahan kampung"),
    # Fields and gardens
    ("sawah-tanam", "Petani menanam padi berjajar di sawah berair.", "sawah padi tanam petani musim"),
    ("sawah-panen", "Petani memanen padi yang menguning.", "sawah padi panen petani pangan"),
    ("kebun-lada", "Petani memetik lada di kebun dengan tiang panjatan.", "lada sahang kebun petani panen"),
    ("kebun-sawit", "Pekerja mengangkut tandan sawit dengan gerobak.", "sawit kebun petani panen"),
    ("sadap-karet", "Penyadap menoreh pohon karet di pagi hari.", "karet kebun petani pagi hutan"),
    ("kelapa-panen", "Tumpukan kelapa di bawah pohon, seorang warga mengupas sabutnya.", "kelapa kebun petani kopra panen"),
    ("jeruk-panen", "Dua warga memetik jeruk siam dan mengisi keranjang.", "jeruk kebun petani panen buah"),
    ("durian-musim", "Pondok durian di pinggir jalan dengan buah bersusun.", "durian buah musim panen tengkawang"),
    ("kopi-meja", "Cangkir kopi, biji kopi, dan poci di atas meja kayu.", "kopi umkm warung kebun"),
    ("pekarangan-sayur", "Ibu-ibu merawat bedeng sayur di pekarangan.", "sayur pekarangan pkk pangan cabai gizi lidahbuaya"),
    ("hidroponik", "Remaja memeriksa selada pada pipa hidroponik.", "sayur hidroponik pemuda pertanian pangan"),
    ("bebek-ternak", "Peternak menggiring bebek di tepi kolam.", "ternak bebek ayam telur pangan"),
    ("madu-panen", "Peternak membuka kotak lebah kelulut di tepi hutan.", "madu kelulut lebah hutan umkm"),
    (
        "tanam-pohon",
        "Warga dan anak-anak menanam bibit pohon di lahan terbuka.",
        "pohon hutan lingkungan penghijauan gaharu tengkawang tanam",
    ),
    ("tanam-mangrove", "Pemuda menanam bibit bakau di lumpur pantai.", "mangrove lingkungan pantai pemuda penghijauan"),
    # Fish
    ("nelayan-jala", "Nelayan menebar jala dari sampan.", "nelayan ikan sungai laut jala"),
    ("ikan-asap", "Seorang ibu menjaga ikan di atas rak pengasapan.", "ikan salai umkm nelayan pangan"),
    ("tambak-udang", "Petambak mengangkat anco di petak tambak udang.", "udang tambak nelayan pesisir panen"),
    ("keramba-ikan", "Pembudi daya memberi makan ikan di keramba apung.", "ikan keramba sungai budidaya kerambah kolam danau"),
    # Crafts and trade
    ("tenun-alat", "Perempuan menenun kain pada alat tenun kayu.", "tenun kain umkm budaya perempuan"),
    ("kain-tenun", "Kain tenun merah tua dengan motif kotak-kotak emas.", "kain tenun budaya umkm songket"),
    ("anyam-tikar", "Dua perempuan menganyam tikar pandan di beranda.", "anyaman tikar rotan umkm budaya perempuan"),
    ("tukang-kayu", "Tukang kayu mengetam papan di bengkelnya.", "kayu kerajinan tukang umkm bengkel rumah"),
    ("galangan-perahu", "Pembuat perahu memasang papan lambung di tepi sungai.", "galangan perahu kayu tukang kerajinan dermaga"),
    ("pasar-pagi", "Pedagang dan pembeli di pasar sayur pagi.", "pasar pangan harga sayur umkm bumdes toko koperasi jagung"),
    ("pasar-terapung", "Perahu-perahu penjual buah dan sayur di pasar terapung.", "pasar sungai perahu terapung wisata"),
    (
        "warung-makan",
        "Warung makan kecil dengan periuk mengepul dan pembeli.",
        "warung makanan kuliner umkm bubur makan toko",
    ),
    ("bank-sampah", "Warga menimbang botol dan kardus di bank sampah.", "sampah lingkungan bank-sampah daur-ulang bank"),
    # Health
    (
        "posyandu-timbang",
        "Kader menimbang balita di posyandu sementara ibu menunggu.",
        "posyandu balita stunting kesehatan gizi timbang remaja",
    ),
    ("pos-kesehatan", "Warga datang ke pos kesehatan desa yang teduh.", "kesehatan puskesmas bidan berobat difabel jamban"),
    ("imunisasi", "Bidan memberi imunisasi kepada anak di pangkuan ibunya.", "imunisasi kesehatan anak bidan vaksin posyandu"),
    ("senam-lansia", "Warga lanjut usia bersenam bersama di halaman.", "lansia kesehatan senam olahraga"),
    # School
    ("sekolah-halaman", "Murid bermain di halaman sekolah saat istirahat.", "sekolah anak pendidikan guru remaja"),
    ("pojok-baca", "Anak-anak membaca di pojok baca kampung.", "baca perpustakaan literasi anak pendidikan buku sekolah"),
    (
        "perahu-pustaka",
        "Perahu pustaka singgah di dermaga, anak-anak memilih buku.",
        "perpustakaan buku baca perahu literasi anak dermaga",
    ),
    ("wisuda", "Para lulusan bertoga melempar topi di halaman.", "wisuda lulus pendidikan pemuda"),
    (
        "latihan-laptop",
        "Peserta pelatihan belajar memakai laptop bersama.",
        "pelatihan digital laptop internet pemuda kim komputer remaja muda jahit",
    ),
    # Roads, power, places
    ("jembatan-papan", "Jembatan papan di atas parit, anak-anak menyeberang.", "jembatan parit jalan"),
    ("jalan-cor", "Pekerja meratakan semen di jalan desa.", "jalan pembangunan dana-desa pekerja"),
    ("listrik-malam", "Tiang listrik dan rumah-rumah terang di malam hari.", "listrik malam penerangan kampung lampu jalan"),
    (
        "menara-air",
        "Menara air dan warga mengambil air bersih.",
        "air-bersih pembangunan dana-desa kesehatan air kemarau pamsimas pipa",
    ),
    ("panel-surya", "Panel surya di atap rumah di kaki bukit.", "listrik surya energi pembangunan panel"),
    ("pos-batas", "Pos perbatasan beratap lancip di jalan berbukit.", "perbatasan jalan pos bukit"),
    (
        "rumah-kayu",
        "Warga mendirikan rangka rumah kayu bersama-sama.",
        "rumah gotongroyong gotong-royong pembangunan tukang difabel jamban api",
    ),
    (
        "kantor-desa",
        "Warga mengurus surat di meja pelayanan depan kantor desa.",
        "kantor pelayanan administrasi desa surat koperasi jamban",
    ),
    (
        "menara-sinyal",
        "Menara sinyal di bukit, warga di bawahnya membuka ponsel.",
        "sinyal menara internet telepon digital pembangunan",
    ),
    ("tugu-khatulistiwa", "Tugu khatulistiwa di bawah matahari tengah hari.", "wisata kota tugu sejarah"),
    # Faith and feasts
    ("masjid-senja", "Masjid kayu di tepi sungai saat senja.", "masjid maulid ramadan idulfitri agama"),
    ("gereja-pagi", "Gereja kampung putih di kaki bukit pada pagi hari.", "gereja natal paskah agama"),
    ("kelenteng-lampion", "Kelenteng merah dengan deretan lampion.", "kelenteng vihara imlek lampion agama"),
    ("rumah-panjang", "Rumah panjang di atas tiang dengan tangga kayu.", "rumah-panjang budaya gawai adat kampung rumah sejarah"),
    ("gawai-halaman", "Warga menari melingkar di halaman rumah panjang.", "gawai naik-dango budaya tari adat panen festival"),
    ("capgomeh-lampion", "Jalan kota penuh lampion pada malam Cap Go Meh.", "capgomeh imlek lampion festival budaya malam"),
    ("naga-kertas", "Pemain mengusung naga kertas di jalan.", "capgomeh naga imlek festival budaya"),
    (
        "meriam-karbit",
        "Meriam karbit dari batang kayu dibunyikan di tepi sungai malam hari.",
        "meriam-karbit meriam idulfitri ramadan budaya malam",
    ),
    (
        "saprahan",
        "Warga duduk berhadapan makan saprahan di atas tikar.",
        "saprahan makan budaya robo-robo maulid syukuran panggung",
    ),
    (
        "karnaval",
        "Anak-anak berpawai dengan pakaian warna-warni dan sepeda hias.",
        "karnaval pawai festival anak budaya kemerdekaan panggung",
    ),
    # Sport
    ("lomba-sampan", "Dua perahu panjang berlomba di sungai.", "lomba sampan olahraga festival"),
    ("bola-lapangan", "Pemuda bermain sepak bola di lapangan kampung.", "bola olahraga pemuda lapangan turnamen"),
    ("voli-sore", "Warga bermain voli di sore hari.", "voli olahraga pemuda lapangan turnamen badminton"),
    # Together
    ("gotong-royong", "Warga bergotong royong membersihkan parit.", "gotong-royong lingkungan parit kampung gotongroyong"),
    ("musyawarah-balai", "Warga bermusyawarah di balai desa.", "musyawarah balai desa rapat dana-desa warga"),
    ("rapat-kim", "Anggota KIM berkumpul di meja dengan ponsel dan catatan.", "kim rapat informasi musyawarah warta muda"),
    ("pengeras-suara", "Pengeras suara di tiang menyampaikan kabar ke kampung.", "pengumuman informasi kabar kim pengeras"),
    (
        "papan-pengumuman",
        "Warga membaca papan pengumuman di simpang kampung.",
        "pengumuman informasi papan desa transparansi kantor",
    ),
    ("ronda-malam", "Dua peronda berjaga di pos ronda dengan senter.", "ronda keamanan malam pos warga"),
    (
        "kotak-surat",
        "Kotak surat merah di pagar rumah, seorang warga memasukkan surat.",
        "surat aspirasi pos pelayanan administrasi pesan",
    ),
)
