/* What somebody is accused of: beside a person who is known one of these is enough. */
/* Known in every form: menipu, ditipu, penipuan. */
export const BLAME_ROOTS = {
  cheat: `tipu tilep korupsi korup seleweng palsu suap sogok peras manipulasi palak oplos selingkuh
    santet teluh pungli ngibul`,
  threat: `ancam teror intimidasi maki fitnah caci umpat`,
};

export const BLAME = {
  /* Money and goods of others. */
  cheat: `menggelapkan digelapkan penggelapan gelapkan nilep ngemplang menyalahgunakan disalahgunakan
    penyalahgunaan fiktif mark_up markup digelembungkan menggelembungkan uang_pelicin uang_rokok
    uang_tutup_mulut uang_terima_kasih amplop pungutan_liar minta_jatah minta_setoran gratifikasi
    mafia rentenir lintah_darat bodong bawa_kabur membawa_kabur dibawa_kabur bawa_lari
    membawa_lari dibawa_lari makan_uang makan_dana memakan_uang masuk_kantong masuk_saku
    masuk_dapur kantong_pribadi keperluan_pribadi kepentingan_pribadi dipakai_pribadi
    utang_pribadi penipu penipuan nipu ngapusi memakai_uang pakai_uang memakan_dana mengambil_uang
    mengambil_dana mengambil_hak ambil_uang uangnya_dipakai dipakai_judi nota_palsu nota_dibuat
    tanda_tangan_palsu ijazah_palsu titip_absen gaji_buta absen_borong tanda_tangan_borong
    menyunat_dana menyunat_bantuan menyunat_beras nyunat memotong_bantuan memotong_dana
    memotong_blt memotong_uang memotong_gaji memotong_upah dipotong_ketua dipotong_rt
    dipotong_kadus dipotong_pak dipotong_bu jatahnya_dipotong diminta_# dimintai_# diminta_bayar
    dimintai_uang diminta_setor harus_setor minta_uang meminta_uang minta_imbalan minta_potongan
    dioplos tidak_dikembalikan belum_dikembalikan jual_tanah_kas menjual_aset menjual_bantuan
    menjual_pupuk dijual_diam-diam kabur penggandaan_uang menggandakan_uang berlipat
    menyuntik_tabung suntik_gas izin_mati izinnya_mati dilempar_ke menimbun_solar menimbun_bbm
    menimbun_pupuk menimbun_minyak menimbun_beras mencaplok menyerobot dicaplok diserobot calo
    koruptor tukang_tipu tukang_utang ngutang ngilang digadaikan ingkar_janji kerugian_negara
    pemotongan melarikan_uang dilarikan_oleh penyelewengan dikorup mengurangi_timbangan
    timbangan_dicurangi curang kecurangan akal_akalan nepotisme serakah rakus culas licik
    menghabiskan_uang menguasai_tanah investasi_bodong uang_haram bunga_mencekik bunganya_mencekik
    tukang_bohong tidak_jujur nyantol mencantol nyolok_listrik sambungan_liar campuran campurannya
    ngambil_uang buat_judi main_slot main_judi merugikan_warga sengaja_dikurangi disuruh_dikurangi
    makan_jatah bawah_meja uang_bawah_meja abal-abal kadaluarsa dicat_ulang minta_tambahan
    mengantongi dikantongi sertifikat_palsu surat_palsu ditilap ngentit tidak_amanah terima_uang
    menerima_uang kepada_oknum minta_#_ribu minta_#_rb minta_#_juta minta_#_k menarik_#_ribu
    memungut_#_ribu jukir_liar parkir_liar dipakai_nyaleg dipakai_kampanye dipakai_beli
    dipakai_bayar dipakai_bangun dipakai_foya dipakai_untuk_bangun bunganya_#_persen
    bunga_#_persen bunganya_#`,
  /* Love that is nobody's business. */
  lust: `selingkuh perselingkuhan mesum zina perzinaan kumpul_kebo serong pelakor kepergok berduaan
    sekamar main_perempuan hidung_belang buaya_darat istri_orang suami_orang bukan_suaminya
    bukan_istrinya bukan_muhrim pasangan_bukan janda_genit main_serong main_mata affair skandal
    pria_idaman_lain wanita_idaman_lain wil menggoda jual_diri kawin_siri nikah_siri digrebek
    digerebek gerebek menggerebek hamil_di_luar hamil_duluan gendakan nggendak tidur_bareng
    istri_kedua istri_muda nikah_lagi kawin_lagi madu_muda punya_istri_lagi ngamar rumah_bordil
    warung_remang esek-esek perempuan_nakal laki-laki_lain pria_lain cowok_lain lelaki_lain
    kabur_sama kabur_dengan kejar_tamu main_gila hamil_padahal wanita_simpanan istri_simpanan
    punya_simpanan pria_simpanan suka_genit bukan_mahram mahram satu_ranjang tanpa_nikah
    kumpul_bareng sesama_jenis main_api hidup_satu_atap tinggal_satu_atap`,
  /* Witchcraft. */
  magic: `dukun_santet guna-guna pelet susuk pesugihan ngepet tuyul begu leak suanggi parakang kuyang
    palasik ilmu_hitam begituan kirim-kirim kiriman_gaib ada_kiriman jumat_kliwon bela_hantu
    pelihara_tuyul ada_yg_pelihara ada_yang_pelihara punya_ilmu main_dukun ilmu_gaib ilmunya sihir
    setan pelihara_setan kemenyan bau_kemenyan jin_peliharaan nyantet disantet pulung babi_ngepet
    bungkusan_kain kena_kiriman orang_pintar ilmu_kuat poppo basirah tumbal swanggi opo-opo doti
    desti sesat aliran_sesat ajaran_sesat dapat_wahyu kafir murtad bola_api penampakan
    makhluk_halus jelangkung kerasukan_karena dibikin_orang dikerjai_orang buatan_orang`,
  /* Drugs, drink, gambling. */
  drug: `narkoba sabu ganja pil_koplo judi togel jual_nomor kode_buntut slot judol sabung_ayam dadu miras
    nyabu mabuk mabuk_mabukan alkohol bau_alkohol teler oleng bandar pengedar pemakai pemabuk
    oplosan ciu pecandu tramadol pil_setan bong alat_hisap`,
  /* What police and neighbours call people. */
  crime: `pencuri maling penadah koruptor provokator biang_keributan biang_kerusuhan preman begal copet
    perampok tersangka terdakwa pelaku pelakunya dalang dalangnya biang_kerok residivis buronan
    ditangkap diciduk dibekuk diringkus ditahan dipenjara dipergoki tertangkap_basah ketahuan
    dituduh dituding dicurigai dilaporkan_ke_polisi dilaporkan_ke_polres dilaporkan_ke_polsek
    dilaporkan_ke_kejaksaan dipolisikan diseret_ke buron perbuatannya perbuatan_bejat parang golok
    mengamuk ngamuk onar kejar_kejaran menciduk menangkap membekuk meringkus menggerebek memergoki
    tabrak_lari nabrak_lari dirusak_oleh menjarah pembunuh menelantarkan perusakan malak pemalak
    penimbun mencoret mencoret_coret dicoret_coret merusak_fasilitas merusak_tanaman tukang_onar
    bikin_onar buat_onar disundut mengambil_paksa diambil_paksa diangkut_paksa dikeroyok_oleh
    bikin_rusuh maling_ayam dimaling nipu_warga dipermak memukuli predator gadungan berkelahi
    ribut_sama mengintip ngintip lempar_batu dilempari menggores menggembosi mengempesi
    melempari_rumah`,
  /* What somebody does to water, woods, food. */
  dirt: `pembakaran membakar_lahan membakar_rumah membakar_kebun bakar_lahan pembalakan menebang_liar
    membuang_limbah buang_limbah limbah limbahnya digelontor digelontorkan membuang_bangkai
    buang_oli meracuni diracun meracun nyetrum membabat tambang_liar chainsaw salah_suntik
    salah_obat salah_diagnosa malapraktik malpraktik boraks formalin celeng daging_tikus
    kedaluwarsa tiren bangkai pengawet direndam racun_ikan ngeracun nyetrum_ikan bom_ikan
    pewarna_tekstil mengeruk_bukit mengeruk_pasir mengeruk_sungai dicampur campur_air
    bau_minyak_tanah dioplos_air`,
  /* An illness that frightens others. */
  plague: `menular nular menularkan nularin ketularan jauhi jaga_jarak jangan_dekat jangan_dekat-dekat
    penyakit_kelamin orang_gila pembawa_penyakit pembawa_virus kutukan`,
};
