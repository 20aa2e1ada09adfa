/* What somebody is accused of: beside a person who is known one of these is enough. */
/* Known in every form: menipu, ditipu, penipuan. */
export const BLAME_ROOTS = {
  cheat: `tipu tilep korupsi korup seleweng palsu suap sogok peras manipulasi palak oplos selingkuh
    santet teluh pungli ngibul`,
  threat: `ancam teror intimidasi maki fitnah caci umpat`,
};

export const BLAME = {
  /* Money and goods of others. */
  cheat: `menggelapkan digelapkan penggelapan gelapkan nilep ngemplang menyalahgunakan
    disalahgunakan penyalahgunaan fiktif mark_up markup digelembungkan menggelembungkan uang_pelicin
    uang_rokok uang_tutup_mulut uang_terima_kasih amplop pungutan_liar minta_jatah minta_setoran
    gratifikasi mafia rentenir lintah_darat bodong bawa_kabur membawa_kabur dibawa_kabur bawa_lari
    membawa_lari dibawa_lari makan_uang makan_dana memakan_uang masuk_kantong masuk_saku masuk_dapur
    kantong_pribadi keperluan_pribadi kepentingan_pribadi dipakai_pribadi utang_pribadi penipu
    penipuan nipu ngapusi memakai_uang pakai_uang memakan_dana mengambil_uang mengambil_dana
    mengambil_hak ambil_uang uangnya_dipakai dipakai_judi nota_palsu nota_dibuat tanda_tangan_palsu
    ijazah_palsu titip_absen gaji_buta absen_borong tanda_tangan_borong menyunat_dana
    menyunat_bantuan menyunat_beras nyunat memotong_bantuan memotong_dana memotong_blt memotong_uang
    memotong_gaji memotong_upah dipotong_ketua dipotong_rt dipotong_kadus dipotong_pak dipotong_bu
    jatahnya_dipotong diminta_# dimintai_# diminta_bayar dimintai_uang diminta_setor harus_setor
    minta_uang meminta_uang minta_imbalan minta_potongan dioplos tidak_dikembalikan
    belum_dikembalikan jual_tanah_kas menjual_aset menjual_bantuan menjual_pupuk dijual_diam-diam
    kabur penggandaan_uang menggandakan_uang berlipat menyuntik_tabung suntik_gas izin_mati
    izinnya_mati dilempar_ke menimbun_solar menimbun_bbm menimbun_pupuk menimbun_minyak
    menimbun_beras mencaplok menyerobot dicaplok diserobot calo koruptor tukang_tipu tukang_utang
    ngutang ngilang digadaikan ingkar_janji kerugian_negara pemotongan melarikan_uang dilarikan_oleh
    penyelewengan dikorup mengurangi_timbangan timbangan_dicurangi curang kecurangan akal_akalan
    nepotisme serakah rakus culas licik menghabiskan_uang menguasai_tanah investasi_bodong
    uang_haram bunga_mencekik bunganya_mencekik tukang_bohong tidak_jujur nyantol mencantol
    nyolok_listrik sambungan_liar campuran campurannya ngambil_uang buat_judi main_slot main_judi
    merugikan_warga sengaja_dikurangi disuruh_dikurangi makan_jatah bawah_meja uang_bawah_meja
    abal-abal kadaluarsa dicat_ulang minta_tambahan mengantongi dikantongi sertifikat_palsu
    surat_palsu ditilap ngentit tidak_amanah terima_uang menerima_uang kepada_oknum minta_#_ribu
    minta_#_rb minta_#_juta minta_#_k menarik_#_ribu memungut_#_ribu jukir_liar parkir_liar
    dipakai_nyaleg dipakai_kampanye dipakai_beli dipakai_bayar dipakai_bangun dipakai_foya
    dipakai_untuk_bangun bunganya_#_persen bunga_#_persen bunganya_# kwitansi_palsu kuitansi_palsu
    stempel_palsu tanda_tangan_dipalsu laporan_palsu spj_fiktif pekerja_fiktif penerima_fiktif
    menilap diembat nguntal makan_duit mangan_duit makan_hak memakan_hak dimakan_ketua
    dimakan_sendiri dimakan_kades dimakan_tikus dipangan_tikus tikus_berdasi tikus_kantor
    tikus_berkopiah dipakai_sendiri dinikmati_sendiri rekening_pribadi rekening_istrinya masuk_perut
    kantong_sendiri kantongnya_sendiri jadi_bancakan fee_proyek minta_fee beli_suara jual_suara
    money_politik politik_uang bagi_amplop membagi_amplop bagi-bagi_amplop serangan_fajar nyogok
    sogokan uang_semir dipungut_# disunat menyunat dipangkas_# dipotong_#_ribu dipotong_#_rb
    dipotong_#_juta dipotong_#_persen dipotong_separo dipotong_separuh timbangan_diatur
    timbangan_dikurangi mengatur_timbangan main_timbangan mainkan_timbangan ngurangi_timbangan
    takaran_dikurangi meteran_diakali jual_bantuan jual_raskin menjual_raskin jual_pupuk_subsidi
    nimbun gas_oplosan ngoplos mengoplos tidak_mau_bayar tidak_bayar_utang utang_tidak_dibayar
    tidak_membayar_utang tidak_membayar_hutang tidak_bayar_hutang baisi_hutang kabur_bawa lari_bawa
    menghilang_bawa larikan melarikan_diri arisan_bodong arisan_fiktif money_game janji_kerja
    calo_tki calo_cpns atm_dipegang kartu_atm_dipegang jual_tanah_bengkok jual_aset
    jual_kayu_bantuan menjual_kayu dijual_lagi_ke dijual_ke_kebun bajingan bangsat keparat biadab
    muka_dua muka_tembok pengkhianat lintah_desa penjilat tukang_fitnah diatur_sama sengaja_diatur
    diatur_pemenangnya lelang_diatur digadaikan_ke pemalsuan pemalsu dipalsu ijazahnya_palsu
    menyerobot_tanah geser_patok menggeser_patok geser_batas menggeser_batas memindah_patok
    pinjam_nama sisanya_dijual dijual_ketua dijual_kades dijual_kadus dijual_pengurus dijual_oknum
    bawa_uang_arisan bawa_uang_kas membawa_uang_arisan membawa_uang_kas semen_dikurangi
    besi_dikurangi campuran_dikurangi adukan_dikurangi spek_dikurangi dikurangi_sama dikurangi_oleh
    tidak_tercatat tidak_dibalikin tidak_dipulangkan belum_dibalikin belum_dipulangkan
    uangnya_tidak_balik uang_tidak_balik tidak_pernah_balik dikemplang dikentit dipakai_dulu
    uangnya_dipinjam uangnya_terpakai terpakai_dulu beli_ijazah paketnya_beli ijazahnya_beli
    ijazah_bodong ijazah_aspal`,
  /* What police and neighbours call people. */
  crime: `pencuri maling penadah koruptor provokator biang_keributan biang_kerusuhan preman begal
    copet perampok tersangka terdakwa pelaku pelakunya dalang dalangnya biang_kerok residivis
    buronan ditangkap diciduk dibekuk diringkus ditahan dipenjara dipergoki tertangkap_basah
    ketahuan dituduh dituding dicurigai dilaporkan_ke_polisi dilaporkan_ke_polres
    dilaporkan_ke_polsek dilaporkan_ke_kejaksaan dipolisikan diseret_ke buron perbuatannya
    perbuatan_bejat parang golok mengamuk ngamuk onar kejar_kejaran menciduk menangkap membekuk
    meringkus menggerebek memergoki tabrak_lari nabrak_lari dirusak_oleh menjarah pembunuh
    menelantarkan perusakan malak pemalak penimbun mencoret mencoret_coret dicoret_coret
    merusak_fasilitas merusak_tanaman tukang_onar bikin_onar buat_onar disundut mengambil_paksa
    diambil_paksa diangkut_paksa dikeroyok_oleh bikin_rusuh maling_ayam dimaling nipu_warga dipermak
    memukuli predator gadungan berkelahi ribut_sama mengintip ngintip lempar_batu dilempari
    menggores menggembosi mengempesi melempari_rumah tukang_palak tukang_pukul tukang_nyolong klitih
    gangster pemerkosa pencabul penculik pembakar pengeroyok penganiaya bandit penjahat kriminal
    main_pukul ngeroyok merampas menyekap penyerobot jagoan_kampung membacok biang_masalah
    maling_pupuk maling_duit maling_uang maling_dana dikeplak pembegal kedapatan durhaka
    mengusir_ibunya mengusir_bapaknya mengusir_orang_tua mengusir_orang_tuanya mengusir_istrinya
    membuang_ibunya menelantarkan_ibunya`,
  /* What somebody does to water, woods, food. */
  dirt: `pembakaran membakar_lahan membakar_rumah membakar_kebun bakar_lahan pembalakan
    menebang_liar membuang_limbah buang_limbah limbah limbahnya digelontor digelontorkan
    membuang_bangkai buang_oli meracuni diracun meracun nyetrum membabat tambang_liar chainsaw
    salah_suntik salah_obat salah_diagnosa malapraktik malpraktik boraks formalin celeng
    daging_tikus kedaluwarsa tiren bangkai pengawet direndam racun_ikan ngeracun nyetrum_ikan
    bom_ikan pewarna_tekstil mengeruk_bukit mengeruk_pasir mengeruk_sungai dicampur campur_air
    bau_minyak_tanah dioplos_air illegal_logging kayu_curian mutas memutas menuba ngestrum potasium
    menebang_hutan membakar_hutan jual_bangkai daging_bangkai mesin_dompeng dompeng peti_ilegal
    tambang_ilegal dibuang_ke_sungai buang_tinja cuci_piring_pakai_air_parit menutup_selokan
    menutup_saluran menyumbat_saluran menutup_parit menimbun_parit campur_tikus campur_daging
    campur_babi campur_boraks campur_formalin`,
};
