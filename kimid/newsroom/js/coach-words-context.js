/* What takes a danger away, in short lists by meaning. */
export const CONTEXT = {
  /* In these no word of harm is meant of anybody, */
  teaches: `penyuluhan sosialisasi edukasi belajar_p belajar berlatih p3k pelatihan kampanye simulasi
    deklarasi seminar workshop pemateri narasumber ikrar antinarkoba antikorupsi`,
  /* nor in a sentence with these. */
  prevents: `cegah mencegah pencegahan penyuluhan sosialisasi edukasi belajar berlatih p3k pelatihan
    kampanye bahaya bahayanya waspada waspadai mewaspadai anti antikorupsi antinarkoba stop tolak
    menolak lomba simulasi latihan deklarasi materi seminar workshop tanpa_kekerasan tanpa_korban
    bebas jangan agar supaya menghindari hindari melawan lawan vaksin imunisasi posyandu modus
    tips diskusi ikrar narasumber pemateri penceramah perang_melawan antisipasi mengantisipasi
    menekan_angka angka kasus_# data semester hotline layanan_pengaduan undang-undang perdes
    konseling perlindungan satgas rehabilitasi diingatkan mengingatkan_warga diminta_memeriksa
    diminta_waspada`,
  /* Nor in these is anybody accused. */
  warns: `bahaya bahayanya lomba perlombaan latihan modus`,
  /* On the stage and in the past. */
  stage: `drama teater film_pendek membuat_film bedah_film pemutaran_film film_dokumenter film_tentang
    film_berjudul layar_tancap pentas mementaskan dipentaskan berperan memerankan pemeran adegan
    lakon wayang ketoprak kethoprak ludruk sandiwara dalang_ki lenong randai sendratari operet
    monolog novel cerpen puisi dongeng legenda cerita_rakyat rekaan tokoh_utama sinetron lawak
    pelawak komedi srimulat haul cerita_tentang jaranan ogoh-ogoh naskah simulasi berpura_pura
    pura-pura_jadi gladi sejarah penjajah penjajahan belanda serdadu pejuang pahlawan zaman_jepang
    zaman_belanda kemerdekaan tempo_dulu pertempuran kerajaan monumen tugu #_masehi buku_favorit
    misteri judul_buku komik cerita_horor menggambarkan mengisahkan menceritakan_kisah penari
    kecak kisah_cinta tarian`,
  /* In a match nobody is beaten. */
  match: `gol skor kiper striker babak wasit laga semifinal final turnamen liga klub sepakbola
    sepak_bola futsal voli bola_voli bulutangkis bulu_tangkis takraw smash smes set_kedua
    set_ketiga kejuaraan pertandingan silat pesilat karate tinju petinju o2sn porprov popda
    penalti juara catur atlet kesebelasan kontra kalah_telak adu_penalti pencak_silat tenis_meja
    layangan panco basket tim_putra tim_putri tim_kita tim_desa tim_voli tim_futsal tim_bola
    tuan_rumah juara_bertahan tendangan_bebas gawang`,
  /* Nobody did it. */
  nature: `korsleting korslet arus_pendek puntung tungku kompor petir kebocoran_gas cuaca panen
    obat_nyamuk gagal_panen harga_anjlok`,
  /* Of prices, people say that they rob and choke. */
  price: `harga inflasi harganya`,
  pest: `tikus hama wereng belalang ulat nyamuk jentik kecoa lalat gulma rayap keong babi_hutan celeng
    musang ular biawak monyet kera pipit semut tawon bakteri kuman virus jamur gropyokan gropyok
    emposan walang`,
  /* What animals suffer. */
  animal: `ayam sapi kambing kerbau domba bebek itik ikan lele kucing anjing kuda babi buaya burung gajah
    harimau beruang penyu orang_utan ternak hewan jawi pmk sapinya kambingnya ayamnya ekor udang
    nila gurame kurban disembelih aedes`,
  /* What drifts, burns or breaks. */
  structure: `jembatan rumah perahu kapal mobil motor truk pohon lampu listrik mesin kabel tiang atap sawah
    tanaman padi tanggul talud jalan dapur warung gudang bangunan gedung tenda panggung trafo`,
  /* Nobody is accused: a denial, */
  denies: `membantah bantah klarifikasi bantahan hak_jawab tidak_benar hoaks hoax tidak_ada_pungutan
    tidak_ada_potongan tanpa_pungutan tanpa_potongan tidak_dipungut bukan_korupsi negatif
    salah_catat tidak_hilang salah_paham meminta_maaf_lahir`,
  /* or nobody is known. */
  unknown: `belum_tertangkap belum_diketahui belum_ditemukan belum_terungkap masih_dicari masih_diburu
    masih_buron tidak_dikenal tak_dikenal otk masih_diselidiki dalam_penyelidikan masih_dikejar
    diselidiki_polisi orang_tak_dikenal belum_ada_tersangka`,
  no: `tidak tak bukan tanpa jangan belum dilarang cegah larang hindari anti nihil susah sulit
    hampir_tidak`,
  old: `usia_7# usia_tua karena_usia lanjut_usia sesepuh pensiunan veteran tahlilan sakit_tua cucu_cicit
    anak_cucu tetua`,
};

export const CALLS = {
  /* Who sells or invites, also in the sentence before. */
  offer: `pesan pesanan pemesanan order jual menjual dijual penjual pendaftaran mendaftar daftar_ke
    daftar_di daftarkan daftarnya lowongan lamaran reservasi jasa sewa disewakan servis produk stok
    promo lapak panitia narahubung hotline lomba turnamen kursus les undangan bibit katering keripik
    kue pelatihan darurat donor koordinator layanan`,
  /* Offices, shops, committees. */
  public: `pesan pesanan pemesanan order beli pembelian harga jual menjual dijual penjual melayani layanan
    pelayanan pendaftaran mendaftar daftar_ke daftar_di daftarkan daftarnya lowongan lamaran
    reservasi call_center call_centre hotline posko keripik kue produk katering puskesmas polsek
    polres bpbd damkar pemadam ambulans ambulan rumah_sakit rsud kantor dinas panitia pengaduan
    narahubung toko warung humas admin siaga darurat pln pdam bumdes bidan_desa cod ongkir dapur
    kedai kelompok sekretariat koordinator contact_person cp pengurus takmir dkm jasa sewa servis
    disewakan grosir eceran bibit stok diskon promo tiket lapak peserta lomba turnamen kursus les
    bengkel homestay villa penginapan travel rental nasabah bank_sampah poliklinik klinik apotek
    bidan_praktik koperasi agen pangkalan galon laundry donatur santunan pmi yayasan lazisnu baznas
    redaksi kim kades kepala_desa bhabinkamtibmas babinsa kadus sekdes operator konsultasi loket
    sekolah ppdb spmb pamsimas`,
  /* A person's own people, and who never asked for it. */
  private: `pribadi pemenang ahli_waris anaknya istrinya suaminya ibunya bapaknya cucunya adiknya kakaknya
    menantunya mertuanya keponakannya orang_tuanya keluarganya pacarnya single jomblo kenalan kenal
    cantik ganteng teror telponin viralkan tagih serbu malu kapok ngucapin bocorkan dibocorkan
    nomornya_dapat tanpa_izin belum_tau belum_tahu pikun sakit stroke kanker lumpuh janda utang
    hutang ngutang nipu menipu penipu belum_pulang dicari langsung_ke_beliau gombal naksir
    belum_kembali rame-rame ramai-ramai pinjol galbay penunggak nunggak selingkuh`,
};
/* Words that nobody stands up for. */
export const SOURCES = {
  nobody: `katanya kabarnya konon isunya infonya dikabarkan desas-desus kata_orang kata_warga
    sumber_terpercaya sumber_yang_tidak menurut_warga menurut_salah_satu_warga
    menurut_seorang_warga menurut_informasi menurut_kabar menurut_cerita menurut_orang
    menurut_sumber menurut_beberapa menurut_banyak menurut_sejumlah menurut_isu
    menurut_masyarakat menurut_satu_warga`,
};
