/* What hurts a child, in short lists by meaning. A phrase is written with `_`. */
/* Known in every form: memukul, dipukuli, pemukulan. */
export const HARM_ROOTS = {
  beat: `pukul hajar tampar tempeleng tendang gampar aniaya siksa keroyok bacok tusuk tikam tebas cekik
    jambak sekap kurung rantai pasung sundut setrika cambuk rotan banting jewer cubit gebuk gebug
    keplak injak sulut setrum sabet todong culik sandera bully buli rundung tembak racun ludah
    kepruk hantam tonjok jotos bunuh serempet siram kampleng antem ikat bentak bogem`,
  sex: `cabul perkosa leceh setubuh gagah sodomi rudapaksa gerayang grepe raba remas noda telanjang
    pangku colek zina`,
  hurt: `luka tabrak lindas timpa timbun jepit gigit patok terkam sambar seruduk gilas mangsa`,
  steal: `curi rampas maling copet jambret rampok begal bobol garong gasak jarah colong embat gondol util`,
  shame: `ejek olok kucil cemooh permalu hina`,
  wed: `nikah kawin lamar pinang jodoh`,
};

export const HARM = {
  beat: `kekerasan kdrt tawuran sajam senjata_tajam celurit clurit perundungan melukai dilukai
    penganiayaan dikeroyok digebuki dipukuli dimassa dihakimi_massa diarak_warga diarak_keliling
    diarak_ke diarak_sampai digunduli dibotaki disiram_air disekap babak_belur bekas_sabetan
    bekas_pukulan bekas_rotan bekas_luka lebam memar biru-biru geng_motor berkelahi perkelahian
    diperdagangkan dijual_orang_tuanya dijual_ayahnya dijual_ibunya dijual_lewat eksploitasi
    disuruh_mengemis dipaksa disuruh_mencuri minta_ampun dikunci_di tidur_di_kandang
    tidak_dikasih_makan tidak_diberi_makan dibentak_bentak dipermalukan dimarahi_habis cacian makian
    di_bully dibuli korban_bully kena_pukul dapat_pukul gebukan bogem_mentah pisau pisau_lipat badik
    ketapel katapel petasan_rakitan carok baku_pukul baku_tikam baku_potong baku_hantam diikat_di
    diikat_ke tangannya_diikat kakinya_diikat diikat_tangannya dirantai dipasung dijemur_di
    dikunci_dari kena_gampar kena_tampar ditoyor ditampol disudut_rokok dibenturkan diguyur_air
    dipekerjakan bonyok benjol main_tangan ringan_tangan dipaksa_kerja disuruh_ngemis
    disuruh_mengamen disiram_air_panas dihukum_jemur dibacok dikeroyok_teman`,
  death: `meninggal tewas wafat berpulang mati jenazah jasad mayat almarhum almarhumah
    tak_bernyawa tidak_bernyawa tak_bernafas tidak_bernafas tidak_bernapas nyawanya nyawa
    tak_tertolong tidak_tertolong tidak_ketulungan ora_ketulungan merenggut tenggelam hanyut
    terseret_arus meregang_nyawa menghembuskan dimakamkan dikebumikan dikubur ditemukan_tewas
    mengapung terbujur_kaku tiada kepergiannya nyawane duka pemakaman tak_sempat_diselamatkan
    sudah_tiada tidak_selamat tak_selamat janin janinnya ditemukan_kaku tinggal_nama tutup_usia
    nyawa_melayang disalatkan dishalatkan liang_lahat menemui_ajal ajal sudah_membiru membiru
    dikafani ngapung mengambang tidak_bangun_lagi meninggal_dunia tak_terselamatkan`,
  hurt: `kecelakaan laka tabrakan terjatuh jatuh_dari jatuh_ke terpeleset tergelincir tercebur
    kecebur tersengat kesetrum terbakar tersiram tersambar keracunan terjebak kejang luka terluka
    patah putus_jari buntung amputasi diamputasi remuk hancur cacat lumpuh buta kritis koma icu igd
    opname diopname sekarat pendarahan dilarikan_ke dirawat_di masih_dirawat dioperasi melepuh
    gosong berdarah terkena_petasan kena_petasan petasan_meledak kehilangan_jari hilang_jari
    kehilangan_dua_jari bengkak robek dijahit korban_luka terpental nabrak menabrak terserempet
    tak_sadarkan_diri tidak_sadarkan_diri terperosok tersedak terhimpit gegar_otak terluka_parah
    diserang_anjing diserang_buaya kesambar terbawa_arus kaki_satu kakinya_dipotong di_rsud di_rs
    di_rumah_sakit dirawat_intensif keguguran tak_sempat tidak_sempat_lari
    tidak_sempat_menyelamatkan terjepit_pintu infeksi botol_obat dipatuk cedera_parah disengat
    ditusuk overdosis_obat terlempar terguling_menimpa kehilangan_#_jari jari_putus jarinya_putus
    jarinya_hilang tangannya_putus perban diperban kena_mercon mercon_meledak meledak_di_tangan
    tersetrum terlindas tergilas tertusuk tertembak luka_bakar patah_tulang kepala_bocor
    kepalanya_bocor #_jahitan diterkam diamuk ketimpa kejatuhan ketiban tertelan keselek tertimbun
    menelan_koin buta_sebelah matanya_buta terkena_ledakan kebakar tersiram_air ditabrak keserempet
    nyungsep gegar kena_jerat potong_#_jari memotong_#_jari jari_dipotong tulang_kelihatan
    tulangnya_kelihatan kena_parang kena_gergaji kena_tombak kena_panah kena_mesin masuk_mesin
    tergiling kejepit terjepit ketusuk kena_setrum kena_air_panas kena_minyak_panas ketimpuk`,
  /* What a child may have done. */
  rob: `yang_mengambil ngambil_uang mengambil_uang pencuri maling copet begal mencuri nyuri
    nyolong membobol pembobol tertangkap_basah ternyata_yang_ambil yang_ambil_ternyata
    yang_ambil_murid yang_ambil_anak`,
  drug: `narkoba sabu ganja pil_koplo pil_kuning pil_putih tramadol obat_terlarang ngelem
    lem_aibon lem_fox ngelim miras mabuk mabuk_mabukan tuak arak ciu teler judi judol slot nyabu
    pesta_miras balap_liar obat_keras dextro excimer eximer minuman_keras merokok ngisap_lem mendem
    nyimeng komix minum_tuak minum_arak pesta_sabu dobel_l double_l trihex hexymer sinte
    tembakau_gorila gorila lintingan kecanduan_slot judi_online kecanduan_lem sabung_ayam nge-fly`,
  police: `tersangka terdakwa pelaku pelakunya ditangkap diamankan digerebek tertangkap ditahan
    ditangkep dipenjara penjara lapas divonis vonis tahanan dilaporkan_ke_polisi lapor_polisi
    ke_polisi melapor_ke_polsek ke_polsek ke_polres diperiksa_polisi diciduk terjaring kena_razia
    dikeluarkan_dari_sekolah korban saksi napi narapidana bui ketangkep ketangkap dijemput_polisi
    digelandang dibawa_ke_polsek dibawa_ke_polres diborgol lapas_anak penjara_anak bapas jeruji
    sel_tahanan diinterogasi kedapatan`,
  /* Lost, run away or carried off. */
  away: `hilang diculik minggat belum_ditemukan belum_ketemu terbalik dibawa_lari dibawa_kabur
    dilarikan_pacar dibawa_pacar belum_pulang tidak_pulang gak_pulang kabur_dari kabur_sama
    kabur_dengan kabur_bersama lari_dari_rumah pergi_dari_rumah tidak_pulang-pulang disandera
    kawin_lari hilang_dari_rumah kabur_dari_rumah dilarikan_pacarnya dibawa_pacarnya dibawa_pergi
    tidak_pulang_# belum_pulang_# belum_pulang_sejak pergi_tanpa_pamit dibawa_lelaki dibawa_kenalan
    kenalan_facebook kenalan_fb kenalan_medsos kenalan_ig kenalan_game`,
};
