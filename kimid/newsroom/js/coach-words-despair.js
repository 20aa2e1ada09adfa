/* What is written with care or not at all. */
export const DESPAIR = {
  /* Worry about one child. */
  worry: `takut takut_disentuh murung melamun dikunci masuk_kamar ke_kamar dipijat pijat buka_baju
    tanpa_hijab tanpa_busana joget gemuk_di_perut makin_gemuk tidak_keluar tidak_keluar_rumah
    tidak_pernah_keluar jarang_keluar tidak_sekolah tidak_lagi_sekolah bolos_sekolah dititipkan
    tinggal_sendiri ayah_tiri bapak_tiri ibu_tiri bapak_angkat minta_dipijat dimarahi dibelikan_hp
    sakit_perut_terus berdua_saja diajak_om dijemput_om pulang_malam pulang_subuh keluar_malam
    nongkrong teler pucat kurus dekil lusuh tertekan tidak_naik_kelas tinggal_kelas dikeluarkan
    tidak_diakui membisu comberan gundul muntah pacaran sesama_jenis dipulangkan dikeluarkan_dari
    digoda dicolek celana alat_kelamin kelaminnya dimainkan kabur_ke mimpi_buruk ngompol_lagi
    dipanggil_bk dipanggil_guru video_call chat_mesra om_om cctv terekam_cctv wajahnya_jelas
    fotonya diunggah pendiam`,
  /* Somebody was discovered dead, */
  discovered: `ditemukan ditemukan_tak_bernyawa ditemukan_tewas ditemukan_meninggal jasad mayat jenazah
    menemukan`,
  /* and what weighed on them. */
  despond: `surat melamun depresi stress stres pinjol putus_asa pamit berpamitan kabel seutas tali
    utang hutang terjerat leher pohon_nangka bunuh nekat sandal sandalnya tergantung bergantung_di
    ditinggal_istri ditinggal_suami patah_hati diputus beban bebannya wasiat racun_rumput
    racun_tikus racun_serangga obat_rumput potas tali_tambang botol_racun`,
  /* Who did not want to live: grown-ups too. */
  despair: `bunuh_diri gantung_diri mengakhiri_hidup mengakhiri_hidupnya akhiri_hidup
    akhiri_hidupnya menghabisi_nyawanya_sendiri tidak_ingin_hidup tidak_mau_hidup tidak_ingin_bangun
    ingin_mati mau_mati pengen_mati capek_hidup lelah_hidup minum_racun meminum_racun
    menenggak_racun minum_obat_rumput menenggak_cairan nenggak_racun minum_pestisida
    menenggak_pestisida minum_potas minum_baygon minum_herbisida menenggak_herbisida
    minum_obat_tikus minum_obat_serangga minum_cairan minum_pembersih menenggak_obat
    minum_obat_nyamuk minum_sabun ditemukan_tergantung mati_tergantung tewas_tergantung
    ditemukan_menggantung terikat_tali leher_terikat lehernya_terikat leher_terjerat
    lehernya_terjerat tali_di_leher jeratan_tali gantung_dirinya memilih_pergi caranya_sendiri
    tangannya_sendiri pilihannya_sendiri kehendaknya_sendiri percobaan_bunuh surat_perpisahan
    surat_wasiat surat_terakhir menceburkan_diri menjatuhkan_diri membakar_diri melukai_diri
    menyakiti_diri menabrakkan_diri luar_pagar_jembatan tepi_jembatan pinggir_jembatan
    pagar_jembatan sayat_tangan menyayat_tangan menyayat_nadi menyayat_pergelangan
    pergelangan_tangan tersayat urat_nadi memotong_nadi overdosis putus_asa_dan menyudahi_hidup
    mengakhiri_semuanya menyudahi_semuanya mengakhiri_penderitaan pergi_selamanya nekat_terjun
    sengaja_terjun nekat_melompat nggantung_diri gandir kendat nglalu nyusul_anaknya
    pamit_untuk_selamanya minum_bensin tidak_kuat_hidup tidak_sanggup_hidup menusuk_dirinya tepi_rel
    berdiri_di_rel tiduran_di_rel di_rel menunggu_kereta naik_tower naik_menara hendak_melompat
    mau_melompat mau_lompat hendak_lompat hendak_terjun mau_terjun berusaha_mengakhiri tali_tambang
    seutas_tali dalam_posisi_tergantung tergantung_di posisi_tergantung tubuhnya_tergantung
    percobaan_mengakhiri nyemplung_ke_sumur bundir terjun_dari_jembatan terjun_dari_lantai
    terjun_dari_gedung terjun_dari_tower terjun_dari_menara terjun_dari_tebing
    melompat_dari_jembatan melompat_dari_lantai melompat_dari_gedung melompat_dari_tower
    melompat_dari_menara melompat_dari_tebing lompat_dari_jembatan lompat_dari_lantai
    lompat_dari_gedung lompat_dari_tower lompat_dari_menara lompat_dari_tebing loncat_dari_jembatan
    loncat_dari_lantai loncat_dari_gedung loncat_dari_tower loncat_dari_menara loncat_dari_tebing
    meloncat_dari_jembatan meloncat_dari_lantai meloncat_dari_gedung meloncat_dari_tower
    meloncat_dari_menara meloncat_dari_tebing terjun_ke_sungai terjun_ke_jurang terjun_ke_sumur
    lompat_ke_sumur lompat_ke_jurang melompat_ke_sungai melompat_ke_jurang melompat_ke_sumur
    ulah_pati ngulah_pati kalung_tali jerat_leher tidak_sanggup_lagi pamit_mati mengakhiri_hidupe
    nekat_mengakhiri akhiri_diri mati_gantung mati_nggantung botol_obat_rumput botol_racun
    botol_racun_rumput botol_obat_serangga botol_pestisida botol_herbisida`,
};
