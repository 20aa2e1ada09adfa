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
  steal: `curi maling copet jambret rampok begal bobol garong gasak jarah colong embat gondol util`,
  shame: `ejek olok kucil cemooh permalu hina`,
  wed: `nikah kawin lamar pinang jodoh`,
};

export const HARM = {
  sex: `pelecehan asusila tak_senonoh tidak_senonoh mesum video_syur foto_syur foto_telanjang psk
    prostitusi open_bo jual_diri dihamili menghamili pedofil predator_anak dirudapaksa keperawanan
    film_dewasa film_porno porno bokep konten_dewasa bagian_intim visum kemaluan alat_vital
    diajak_ke_kamar sakit_kalau_pipis melayani_tamu melayani_om kakek_cabul om-om persetubuhan
    dipegang_pegang pegang-pegang dicium_paksa hubungan_badan hubungan_intim hubungan_terlarang
    foto_disebar fotonya_disebar video_disebar videonya_disebar perbuatan_bejat bejat vcs
    celananya_dibuka membuka_celana dibuka_celananya bajunya_dibuka ditidurkan dielus elus
    dipeluk_paksa ngamar check_in losmen diintip mengintip ngintip tempat_karaoke alat_kelamin
    kelamin alat_kelaminnya dimainkan_kakak dipegang-pegang diremas dicolek disentuh
    menyentuh_bagian bagian_tubuh diajak_mandi digituin disuruh_buka`,
  beat: `kekerasan kdrt tawuran sajam senjata_tajam celurit clurit perundungan melukai dilukai
    penganiayaan dikeroyok digebuki dipukuli dimassa dihakimi_massa diarak_warga diarak_keliling
    diarak_ke diarak_sampai digunduli dibotaki disiram_air disekap babak_belur bekas_sabetan
    bekas_pukulan bekas_rotan bekas_luka lebam memar biru-biru geng_motor berkelahi perkelahian
    diperdagangkan dijual_orang_tuanya dijual_ayahnya dijual_ibunya dijual_lewat eksploitasi
    disuruh_mengemis dipaksa disuruh_mencuri minta_ampun dikunci_di tidur_di_kandang
    tidak_dikasih_makan tidak_diberi_makan dibentak_bentak dipermalukan dimarahi_habis cacian
    makian di_bully dibuli korban_bully kena_pukul dapat_pukul gebukan bogem_mentah pisau
    pisau_lipat badik ketapel katapel petasan_rakitan`,
  death: `meninggal tewas wafat berpulang mati jenazah jasad mayat almarhum almarhumah tak_bernyawa
    tidak_bernyawa tak_bernafas tidak_bernafas tidak_bernapas nyawanya nyawa tak_tertolong
    tidak_tertolong tidak_ketulungan ora_ketulungan merenggut tenggelam hanyut terseret_arus
    meregang_nyawa menghembuskan dimakamkan dikebumikan dikubur ditemukan_tewas mengapung
    terbujur_kaku tiada kepergiannya nyawane duka pemakaman tak_sempat_diselamatkan sudah_tiada
    tidak_selamat tak_selamat janin janinnya ditemukan_kaku`,
  hurt: `kecelakaan laka tabrakan terjatuh jatuh_dari jatuh_ke terpeleset tergelincir tercebur kecebur
    tersengat kesetrum terbakar tersiram tersambar keracunan terjebak kejang luka terluka patah
    putus_jari buntung amputasi diamputasi remuk hancur cacat lumpuh buta kritis koma icu igd
    opname diopname sekarat pendarahan dilarikan_ke dirawat_di masih_dirawat dioperasi melepuh
    gosong berdarah terkena_petasan kena_petasan petasan_meledak kehilangan_jari hilang_jari
    kehilangan_dua_jari bengkak robek dijahit korban_luka terpental nabrak menabrak terserempet
    tak_sadarkan_diri tidak_sadarkan_diri terperosok tersedak terhimpit gegar_otak terluka_parah
    diserang_anjing diserang_buaya kesambar terbawa_arus kaki_satu kakinya_dipotong di_rsud di_rs
    di_rumah_sakit dirawat_intensif keguguran tak_sempat tidak_sempat_lari
    tidak_sempat_menyelamatkan terjepit_pintu infeksi botol_obat dipatuk cedera_parah disengat
    ditusuk overdosis_obat terlempar terguling_menimpa`,
  /* What nobody needs to know. */
  ill: `gizi_buruk busung_lapar kurus_kering kurus_sekali hiv aids epilepsi ayan gangguan_jiwa odgj
    tumor kanker leukemia positif sifilis kelamin kusta lepra tbc hidrosefalus keterbelakangan
    autis idiot down_syndrome bibir_sumbing stunting cacingan kudis gagal_ginjal bocor_jantung
    kesurupan ngompol mengompol kutuan cacat_bawaan difabel tuna_rahungu tunarungu tunagrahita
    rabies depresi stres_berat trauma buta_warna gizi_kurang kurang_gizi berat_kurang
    bawah_garis_merah cuping stunting_berat`,
  /* What a child may have done. */
  rob: `yang_ambil yang_mengambil ngambil_uang mengambil_uang pencuri maling copet begal mencuri nyuri
    nyolong membobol pembobol tertangkap_basah`,
  drug: `narkoba sabu ganja pil_koplo pil_kuning pil_putih tramadol obat_terlarang ngelem lem_aibon
    lem_fox ngelim miras mabuk mabuk_mabukan tuak arak ciu teler judi judol slot nyabu pesta_miras
    balap_liar obat_keras dextro excimer eximer minuman_keras merokok ngisap_lem mendem nyimeng`,
  police: `tersangka terdakwa pelaku pelakunya ditangkap diamankan digerebek tertangkap ditahan ditangkep
    dipenjara penjara lapas divonis vonis tahanan dilaporkan_ke_polisi lapor_polisi ke_polisi
    melapor_ke_polsek ke_polsek ke_polres diperiksa_polisi diciduk terjaring kena_razia
    dikeluarkan_dari_sekolah korban saksi napi narapidana bui ketangkep ketangkap`,
  /* Lost, run away or carried off. */
  away: `hilang diculik minggat belum_ditemukan belum_ketemu terbalik dibawa_lari dibawa_kabur
    dilarikan_pacar dibawa_pacar belum_pulang tidak_pulang gak_pulang kabur_dari kabur_sama
    kabur_dengan kabur_bersama lari_dari_rumah pergi_dari_rumah tidak_pulang-pulang disandera
    kawin_lari`,
  left: `dibuang ditelantarkan terlantar telantar kardus tali_pusar ari-ari aborsi menggugurkan
    ditinggal_di ditinggalkan_di ditinggal_begitu ditaruh_di dalam_kardus mengemis ngemis mengamen
    ngamen dipaksa_kerja bukan_nama_sebenarnya nama_samaran sebut_saja ditinggal_ibunya
    broken_home anak_haram anak_hasil anak_bandar anak_maling anak_di_luar_nikah diadopsi
    bayi_merah dibalut_sarung di_teras dibungkus_kain dibungkus_plastik`,
  fear: `trauma ketakutan menjerit jeritan histeris mengurung_diri putus_asa takut_pulang
    tidak_mau_sekolah tidak_mau_masuk tidak_masuk_sekolah melihat_sendiri menyaksikan_sendiri
    melihat_semua tidak_mau_bicara jadi_pendiam mogok_sekolah menangis_terus nangis_terus`,
  /* Marriage, and who bears a child. */
  wed: `pernikahan perkawinan pengantin mempelai pelaminan akad akad_nikah ijab kabul panai merariq
    rabi hamil kehamilan kandungan mengandung melahirkan lahiran bersalin berbadan_dua
    perut_buncit perutnya_buncit perutnya_besar perut_besar perutnya_membesar perutnya_sudah
    perut_membesar telat_datang_bulan telat_haid belum_punya_suami tanpa_suami belum_ada_suami
    tunangan bertunangan dispensasi_nikah nikah_siri ijab_kabul perutnya_makin perutnya_kelihatan
    perutnya_mulai tidak_muat_lagi siapa_bapaknya siapa_ayahnya bunting kumpul_kebo
    menempuh_hidup_baru dirabikno dirabekke dikawinkan hasil_hubungan seserahan nyongkolan kakawin
    dinikahkan walimah walimahan resepsi perut_saya tes_pack babadan_duo badan_duo baralek
    hamil_muda babadan_dua`,
};
