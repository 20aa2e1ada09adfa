/* What somebody has, does or leaves undone: harmless alone. */
export const SIGNS = {
  /* New riches, */
  wealth: `mobil_baru motor_baru rumah_baru motornya_baru mobilnya_baru rumah_tingkat
    rumahnya_tingkat jadi_tingkat lantai_dua dua_lantai rumah_mewah mobil_mewah bertingkat gedong
    avanza pajero innova xpander fortuner beli_mobil beli_motor beli_rumah beli_tanah beli_kebun
    beli_emas bangun_rumah ganti_mobil ganti_motor ganti_avanza punya_mobil punya_ruko mobil_putih
    mobil_hitam mobil_merah motor_gede ninja nmax kaya_mendadak mendadak_kaya tiba-tiba_kaya
    rumahnya_malah kaya_tanpa perhiasan emasnya umrah umroh liburan jalan-jalan_ke rumahnya_naik
    rumah_naik hp_baru sawah_baru iphone bau_toko dicat_baru rumahnya_jadi istrinya_jual
    warung_istrinya kebun_sawit_baru rumahnya_sudah mobil_kinclong kinclong mengkilap gaya_hidup
    pamer dulunya_miskin dulu_miskin dulu_susah rumahnya_keramik diplester sudah_keramik
    keramik_baru dikeramik emas_baru gelangnya kalung_baru toko_baru ruko_baru`,
  /* and money of all. */
  money: `dana uang duit kas cair bansos blt bantuan anggaran proyek iuran sumbangan subsidi otsus
    bumdes modal pkh bpnt dd add bos setoran saldo infak kotak_amal pajak arisan koperasi semen
    pupuk beras solar raskin bedah_rumah honor sewa donasi zakat tabungan mobil_siaga mobil_dinas
    mobil_desa ambulans_desa traktor handtractor aset inventaris alsintan sapi_bantuan
    kambing_bantuan bibit_bantuan tanah_kas tanah_bengkok tanah_wakaf tanah_desa`,
  /* At night, */
  night: `subuh fajar tengah_malam larut_malam malam-malam dini_hari jam_1 jam_2 jam_3 jam_4 jam_11 jam_12
    pukul_1 pukul_2 pukul_3 pukul_22 pukul_23 pukul_24 tiap_malam setiap_malam menginap nginap
    nginep bermalam sampai_pagi jam_sebelas jam_dua jam_satu jam_tiga lampunya_mati lampu_dimatikan
    malam_jumat`,
  /* where nobody has an office. */
  room: `kontrakan kos kost kosan kos_kosan kamar hotel losmen penginapan karaoke wisma rumah_bu
    rumah_ibu rumah_mbak rumah_janda rumah_istri pondok berdua berduaan diantar dijemput boncengan
    satu_mobil kembaran pintu_belakang lewat_belakang suaminya istrinya lelaki laki-laki
    wanita_lain penghuni_kontrakan ngontrak pulang_dini`,
  often: `sering suka selalu terlihat kelihatan kepergok berkali_kali tiap_malam dua_kali tiga_kali
    empat_kali #_kali jarang terus_menerus`,
  /* Less than there should be. */
  short: `berkurang menyusut susut menciut selisih tidak_sampai tidak_sesuai tidak_genap kurang
    raib ludes tekor cuma_# hanya_# hilang belum_datang belum_jadi belum_dibangun belum_dibagi
    belum_turun belum_cair belum_juga mangkrak terbengkalai tidak_kunjung retak dikurangi menguap
    tidak_ada_wujudnya habis_tidak_jelas belum_diaspal jadi_# tidak_sama kempis belum_kasih_laporan
    belum_ada_laporan tidak_ada_laporan tanpa_laporan satupun tidak_pernah_lewat belum_terima
    dijanjikan bubar tinggal_# cuma_tinggal hanya_tinggal saldo_kosong kas_kosong uangnya_kosong
    jadi_kosong kasih_laporan tidak_pernah_kasih laporan_keuangan_tidak cuma_terima hanya_terima
    cuma_dapat hanya_dapat lebih_sedikit tidak_utuh tidak_penuh ternyata_cuma separuh_saja
    tidak_keluar di_laporan di_papan di_kertas tertulis belum_kembali belum_dikembalikan_juga
    tidak_sampai_ke tidak_ada_separo tidak_ada_separuh belum_bisa_ditunjukkan`,
  /* Who is not to be reached. */
  vanish: `tidak_bisa_dihubungi tidak_aktif tidak_kelihatan tidak_pulang menghilang
    rumahnya_kosong kosong_sejak digembok terkunci tidak_ada_di_rumah belum_bisa_ditemui menghindar
    nomornya_tidak ngumpet sembunyi tidak_pernah_masuk jarang_masuk tidak_masuk tidak_pernah_naik
    jarang_ngantor bolos tidur_terus tidur_saja gaji_jalan gajinya_jalan gajinya_lancar gaji_lancar
    jarang_ada tidak_pernah_ada tidak_pernah_hadir buru-buru_pergi tidak_di_tempat hpnya_mati
    tidak_pernah_muncul tidak_pernah_mengajar pindah_rumah pindah_diam tidak_berani_keluar
    menutup_warung rumahnya_dikunci tidak_pernah_pulang entah_pergi hp_mati nomor_mati wa_mati
    hapenya_mati ke_jakarta pergi_ke_malaysia amblas lenyap entah_di_mana tidak_tahu_rimbanya
    tidak_pernah_kelihatan tidak_pernah_di_kantor tidak_pernah_di_tempat sudah_pindah_entah`,
  /* One's own people. */
  kin: `saudara saudaranya sodara besan keponakannya kerabat famili keluarganya ipar iparnya
    menantunya mertuanya orang_dekat teman_dekat tim_sukses timses titipan anaknya_sendiri
    adiknya_sendiri keluarga_sendiri orangnya_sendiri mertua sepupu sepupunya adik_kadus adik_kades
    anak_kades anak_kadus adik_pak adik_bu cv_milik milik_ipar milik_adik milik_anak milik_keluarga
    adik_calonnya milik_menantu adik_kepala adik_ketua anak_kepala istri_kepala istri_kades
    suami_kades diganti_adik diganti_anak atas_nama_menantu atas_nama_istri atas_nama_anak
    atas_nama_anaknya atas_nama_istrinya atas_nama_adiknya atas_nama_pribadi`,
  /* Who loses by it. */
  loss: `rugi merugikan dirugikan kerugian batal gagal ambrol tak_kembali tidak_kembali tidak_balik
    batal_berangkat gagal_berangkat dicoret mau_dijual digadaikan dicopot dialihkan dipindah_
    salah_sasaran ditagih dijual_ke ditawarkan tertipu ketipu kena_tipu dimainkan diambil_alih
    diakali dikuasai dipagari ditutup_paksa kartu_dipegang atm_dipegang dipegang_ketua
    dipegang_pendamping ditukar dikuras ditebang_orang dirusak_orang dirusak hilang_lagi dibongkar
    disabotase diganti_yang dikasih_yang tidak_tumbuh seadanya kualitas_jelek digeser hilang_dari
    tidak_bisa_menarik macet tak_bisa_ditarik tidak_bisa_diambil mogok terakhir_dipinjam
    dipinjam_terus dirumahkan tersingkir`,
  /* Done so that nobody sees it. */
  secret: `diam-diam sembunyi-sembunyi bungkusan tertutup_rapat ditutup_tutupi tanpa_papan
    tanpa_sepengetahuan tanpa_persetujuan tanpa_bukti tanpa_nota tanpa_tanda_terima
    tidak_pernah_diumumkan tidak_diumumkan tidak_ada_papan tidak_pernah_dilaporkan tidak_dilaporkan
    lewat_bawah serangan_fajar bagi-bagi bagi_amplop barang_haram transaksi plus-plus tamu_laki
    menginap_di laci titipan dipegang_ketua dipegang_pendamping dibawa_ke_rumahnya
    diangkut_ke_rumahnya karung_ke_rumahnya ke_rumahnya_pakai ke_rumahnya_malam dijual_ke_rumah
    dijual_ke_toko dijual_ke_warung dijual_ke_kebun dijual_ke_pasar disimpan_di_rumahnya
    terakhir_menyuapi langsung_mengurus_sertifikat terakhir_menjenguk terakhir_menemani`,
  /* What is all people's, used by one. */
  own: `sawahnya_sendiri rumahnya_sendiri kebunnya_sendiri kandangnya_sendiri tokonya_sendiri
    warungnya_sendiri keluarganya_sendiri ladangnya_sendiri halamannya_sendiri buat_hajatan
    untuk_hajatan belanja_ke_mal dipakai_belanja dipakai_jalan-jalan dipakai_liburan dipakai_mudik
    antar_jemput_anaknya buat_pribadi urusan_pribadi sawahnya_dulu kebunnya_dulu rumahnya_dulu
    jadi_kandang dibuat_kandang dipakai_anaknya dipakai_istrinya dipakai_keluarganya`,
  /* Who gives no answer. */
  evade: `susah_ditemui sulit_ditemui susah_dihubungi sulit_dihubungi ngeles berkelit alasannya
    selalu_alasan banyak_alasan tidak_mau_menjawab tidak_mau_jawab bungkam diam_saja marah-marah
    marah_kalau malah_marah buang_muka mengelak cuek pura-pura_lupa janji_terus cuma_janji
    janji-janji nanti-nanti besok-besok tidak_peduli kalau_ditanya saat_ditanya waktu_ditanya
    ketika_ditanya pas_ditanya setiap_ditanya kalau_ditegur cengengesan salah_tingkah gelagapan
    walk_out ditanya_nota ditanya_soal malah_ngegas malah_pergi tidak_bisa_menunjukkan
    tidak_bisa_menjelaskan belum_bisa_menunjukkan tidak_pernah_jelas menutup_diri beralasan berdalih
    dalihnya centang_biru centang_satu ditanya_di dibaca_saja tidak_dibalas cuma_dibaca
    nomor_diblokir diblokir cuma_bilang hanya_bilang ketinggalan_lah tutup_lah alasannya_lupa
    lupa_terus jawabnya_lupa alasannya_macam bilang_dana_habis bilang_habis alasannya_habis
    bilang_uangnya_habis bilang_uang_habis bilang_sudah_habis bilang_belum_cair`,
  /* Who does not do what they are paid for. */
  duty: `cuma_datang hanya_datang jarang_datang cuma_muncul terima_gaji ambil_gaji makan_gaji
    tidak_mengajar disuruh_nyatat disuruh_mencatat tidak_pernah_kerja tidak_bekerja kosong_terus
    dilayani_lama lambat menolak_pasien langsung_dilayani yang_bayar yang_kenal obat_habis
    disuruh_pulang dipersulit mempersulit kalau_tidak_bayar kalau_tidak_kasih harus_bayar
    harus_kasih baru_diproses disuruh_bayar obat_gratis harus_nebus ditembak_angka tembak_angka
    dilayani_pembantunya orang_sakit_disuruh`,
};
