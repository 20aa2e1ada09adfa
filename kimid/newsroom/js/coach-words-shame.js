/* What shames whoever it happened to, a child most of all. A phrase is written with `_`. */
export const SHAMES = {
  sex: `pelecehan asusila tak_senonoh tidak_senonoh mesum video_syur foto_syur foto_telanjang psk
    prostitusi open_bo jual_diri dihamili menghamili pedofil predator_anak dirudapaksa keperawanan
    film_dewasa film_porno porno bokep konten_dewasa bagian_intim visum kemaluan alat_vital
    diajak_ke_kamar sakit_kalau_pipis melayani_tamu melayani_om kakek_cabul om-om persetubuhan
    dipegang_pegang pegang-pegang dicium_paksa hubungan_badan hubungan_intim hubungan_terlarang
    foto_disebar fotonya_disebar video_disebar videonya_disebar perbuatan_bejat bejat vcs
    celananya_dibuka membuka_celana dibuka_celananya bajunya_dibuka ditidurkan dielus elus
    dipeluk_paksa ngamar check_in losmen diintip mengintip ngintip tempat_karaoke alat_kelamin
    kelamin alat_kelaminnya dimainkan_kakak dipegang-pegang diremas dicolek disentuh
    menyentuh_bagian bagian_tubuh diajak_mandi digituin disuruh_buka dijamah diraba-raba video_mesum
    video_panas bugil foto_bugil telanjang_bulat adegan_panas layaknya_suami suami_istri_di michat
    mi_chat sugar_daddy diajak_ke_hotel dibawa_ke_hotel diajak_ke_kebun semak-semak payudara
    pantatnya bokongnya merekam_mandi direkam_mandi pamer_kelamin eksibisionis hawa_nafsu nafsu
    dinodai kehormatannya kesuciannya kebablasan direkam_saat kamar_mandi_direkam dijajakan
    ditawarkan_ke dicabuli diperkosa ditiduri meniduri tidur_dengan diapa-apain disuruh_telanjang
    dipaksa_melayani lonte pelacur wts jablay ke_penginapan ke_hotel hotel_melati ke_kosan_om
    sendirian_di_kamar di_kamar_ustaz di_kamar_ustad di_kamar_ustadz di_kamar_guru di_kamar_pengasuh
    di_kamar_kiai ke_kamar_ustaz ke_kamar_ustad ke_kamar_kiai dipanggil_ke_kamar kamar_pengasuh
    sedarah incest bapak_kandungnya_sendiri ayah_kandungnya_sendiri`,
  /* What nobody needs to know. */
  ill: `gizi_buruk busung_lapar kurus_kering kurus_sekali hiv aids epilepsi ayan gangguan_jiwa
    odgj tumor kanker leukemia positif sifilis kelamin kusta lepra tbc hidrosefalus keterbelakangan
    autis idiot down_syndrome bibir_sumbing stunting cacingan kudis gagal_ginjal bocor_jantung
    kesurupan ngompol mengompol kutuan cacat_bawaan difabel tuna_rahungu tunarungu tunagrahita
    rabies depresi stres_berat trauma buta_warna gizi_kurang kurang_gizi berat_kurang
    bawah_garis_merah cuping stunting_berat odha gonore raja_singa kencing_nanah skabies kudisan
    borok koreng sakit_jiwa gangguan_mental cuci_darah thalasemia talasemia hemofilia lumpuh_layu
    cerebral_palsy tuna_grahita marasmus bgm kejiwaan kencing_di_celana buang_air_di_celana`,
  left: `dibuang ditelantarkan terlantar telantar kardus tali_pusar ari-ari aborsi menggugurkan
    ditinggal_di ditinggalkan_di ditinggal_begitu ditaruh_di dalam_kardus mengemis ngemis mengamen
    ngamen dipaksa_kerja bukan_nama_sebenarnya nama_samaran sebut_saja ditinggal_ibunya broken_home
    anak_haram anak_hasil anak_bandar anak_maling anak_di_luar_nikah diadopsi bayi_merah
    dibalut_sarung di_teras dibungkus_kain dibungkus_plastik bayi_dibuang dibuang_di dibuang_ibunya
    digugurkan gugurin digugurin kuret peluntur obat_penggugur penggugur bayi_dijual menjual_bayi
    anak_jadah anak_pungut jual_bayi tidak_jelas_bapaknya siapa_bapaknya lahir_tanpa_bapak`,
  fear: `trauma ketakutan menjerit jeritan histeris mengurung_diri putus_asa takut_pulang
    tidak_mau_sekolah tidak_mau_masuk tidak_masuk_sekolah melihat_sendiri menyaksikan_sendiri
    melihat_semua tidak_mau_bicara jadi_pendiam mogok_sekolah menangis_terus nangis_terus
    tidak_berani_sekolah takut_sekolah takut_ke_sekolah menggigil_ketakutan ngompol mengompol
    jadi_murung`,
  /* Marriage, and who bears a child. */
  wed: `pernikahan perkawinan pengantin mempelai pelaminan akad akad_nikah ijab kabul panai
    merariq rabi hamil kehamilan kandungan mengandung melahirkan lahiran bersalin berbadan_dua
    perut_buncit perutnya_buncit perutnya_besar perut_besar perutnya_membesar perutnya_sudah
    perut_membesar telat_datang_bulan telat_haid belum_punya_suami tanpa_suami belum_ada_suami
    tunangan bertunangan dispensasi_nikah nikah_siri ijab_kabul perutnya_makin perutnya_kelihatan
    perutnya_mulai tidak_muat_lagi siapa_bapaknya siapa_ayahnya bunting kumpul_kebo
    menempuh_hidup_baru dirabikno dirabekke dikawinkan hasil_hubungan seserahan nyongkolan kakawin
    dinikahkan walimah walimahan resepsi perut_saya tes_pack babadan_duo badan_duo baralek
    hamil_muda babadan_dua nikah_dini kawin_muda nikah_muda dipaksa_nikah dijodohkan kawin_lari
    dispensasi_kawin sidang_dispensasi jadi_istri jadi_istrinya jadi_istri_kedua bersanding
    mas_kawin maskawin uang_panai hantaran sinamot belis jujuran tespek testpack dua_garis garis_dua
    telat_bulan telat_#_bulan terlambat_bulan isi_duluan berisi_duluan sudah_isi perut_melendung
    melendung perutnya_melendung dilamar mantu ngunduh_mantu merariq_kodeq selarian dispensasi
    dilahirkan punya_bayi sudah_punya_anak`,
};
