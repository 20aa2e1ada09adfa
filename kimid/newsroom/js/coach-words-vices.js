/* What people say of a neighbour behind the back: love, magic, drink, an illness. */
export const VICES = {
  /* Love that is nobody's business. */
  lust: `selingkuh perselingkuhan mesum zina perzinaan kumpul_kebo serong pelakor kepergok
    berduaan sekamar main_perempuan hidung_belang buaya_darat istri_orang suami_orang bukan_suaminya
    bukan_istrinya bukan_muhrim pasangan_bukan janda_genit main_serong main_mata affair skandal
    pria_idaman_lain wanita_idaman_lain wil menggoda jual_diri kawin_siri nikah_siri digrebek
    digerebek gerebek menggerebek hamil_di_luar hamil_duluan gendakan nggendak tidur_bareng
    istri_kedua istri_muda nikah_lagi kawin_lagi madu_muda punya_istri_lagi ngamar rumah_bordil
    warung_remang esek-esek perempuan_nakal laki-laki_lain pria_lain cowok_lain lelaki_lain
    kabur_sama kabur_dengan kejar_tamu main_gila hamil_padahal wanita_simpanan istri_simpanan
    punya_simpanan pria_simpanan suka_genit bukan_mahram mahram satu_ranjang tanpa_nikah
    kumpul_bareng sesama_jenis main_api hidup_satu_atap tinggal_satu_atap memasukkan_lelaki
    hubungan_gelap cinta_terlarang main_belakang ada_hubungan_dengan dilabrak melabrak digropyok
    godain_suami godain_istri rebut_suami merebut_suami merebut_istri perebut_suami rebut_istri
    pebinor wanita_lain laki_lain perempuan_lain anak_haram bukan_anaknya simpanan lonte lonthe
    sundal pelacur wts jablay gigolo open_bo melayani_tamu suami_tetangga istri_tetangga
    satu_selimut bobok_bareng dikelonin mesra-mesraan chat_mesra chat_sayang sayang-sayangan
    mesum_di nyeleweng ada_main_dengan ada_affair di_rumah_janda ke_rumah_janda`,
  /* Witchcraft. */
  magic: `dukun_santet guna-guna pelet susuk pesugihan ngepet tuyul begu leak suanggi parakang
    kuyang palasik ilmu_hitam begituan kirim-kirim kiriman_gaib ada_kiriman jumat_kliwon bela_hantu
    pelihara_tuyul ada_yg_pelihara ada_yang_pelihara punya_ilmu main_dukun ilmu_gaib ilmunya sihir
    setan pelihara_setan kemenyan bau_kemenyan jin_peliharaan nyantet disantet pulung babi_ngepet
    bungkusan_kain kena_kiriman orang_pintar ilmu_kuat poppo basirah tumbal swanggi opo-opo doti
    desti sesat aliran_sesat ajaran_sesat dapat_wahyu kafir murtad bola_api penampakan makhluk_halus
    jelangkung kerasukan_karena dibikin_orang dikerjai_orang buatan_orang ilmu_pelet piara_tuyul
    miara_tuyul miara piaraannya penglaris pakai_penglaris nyupang jaran_goyang menumbalkan
    ditumbalkan banaspati polong pelesit perewangan tanah_kuburan buhul begu_ganjang sibiangsa
    pengiwa black_magic jin khodam sekutu_setan bersekutu kirim_santet tukang_santet dukun_hitam
    pemuja_setan pemujaan selak suangi ilmu_ngepet ilmu_sesat jadi-jadian paku_dan_rambut`,
  /* Drugs, drink, gambling. */
  drug: `narkoba sabu ganja pil_koplo judi togel jual_nomor kode_buntut slot judol sabung_ayam
    dadu miras nyabu mabuk mabuk_mabukan alkohol bau_alkohol teler oleng bandar pengedar pemakai
    pemabuk oplosan ciu pecandu tramadol pil_setan bong alat_hisap lem_aibon tuak_tiap minum_tuak
    minum_arak arak pesta_miras pesta_sabu obat_terlarang pil_kuning dobel_l double_l trihex hexymer
    tembakau_gorila lintingan toto_gelap kupon_putih judi_online bandar_togel pengecer_togel
    barang_haram paket_hemat kurir_sabu transaksi_sabu taruhan tempat_judi jual_miras jual_pil
    jual_sabu jual_arak jual_obat pemadat cekek_botol minum_miras minum-minuman_keras minuman_keras`,
  /* An illness that frightens others. */
  plague: `menular nular menularkan nularin ketularan jauhi jaga_jarak jangan_dekat jangan_dekat-dekat
    penyakit_kelamin orang_gila pembawa_penyakit pembawa_virus kutukan`,
};
