/* What looks like harm and is none. A phrase is written with `_`, any number with `#`. */
export const HARMLESS = `injak gundul pukul_satu pukul_dua pukul_tiga pukul_empat pukul_lima
  pukul_enam pukul_tujuh pukul_delapan pukul_sembilan pukul_sepuluh pukul_sebelas pukul_berapa
  setrika rotan rotannya rantai racun racunnya cambuk mengikatkan kentongan_dipukul beduk_dipukul
  bedug_dipukul gong_dipukul lesung_dipukul susah_disuap sulit_disuap berdagang pukulan tendangan
  tembakan penyerang pemukul pukulannya cubitan terpukul terikat memukul_gong memukul_beduk
  memukul_bedug memukul_kentongan memukul_gendang memukul_kendang memukul_rebana pukul_# air_terjun
  pukul_gong pukul_beduk memukul_tifa memukul_lesung memukul_lonceng pukul_mundur mencuri_perhatian
  curi_perhatian mencuri_start mencuri_waktu curi_waktu curi-curi_waktu mencuri_hati mencuri_pandang
  membakar_semangat membakar_ikan membakar_sate membakar_jagung membakar_sampah membakar_kalori
  membakar_lemang luka_lama bebas_polisi polisi_tidur mati_lampu lampu_mati mati_kutu mematikan
  mati_suri mati_matian hidup_mati sehidup_semati jatuh_cinta jatuh_tempo jatuh_pada jatuh_hati
  jatuh_bangun harga_jatuh patah_semangat patah_hati pecah_telur cuci_otak rumah_duka hilang_ingatan
  air_mata bunga_bangkai pelaku_usaha pelaku_umkm pelaku_seni pelaku_wisata pelaku_ekonomi
  pelaku_budaya pelaku_industri pelaku_pasar pelaku_ekraf pelaku_ukm saksi_sejarah saksi_bisu
  saksi_nikah saksi_pemilu saksi_tps korban_banjir korban_gempa korban_kebakaran korban_longsor
  korban_bencana korban_jiwa hewan_kurban ikan_bakar ayam_bakar sate_kambing kambing_guling
  gigit_jari hancur_lebur rekor_lama gila_bola gila_gilaan harga_gila mati_gaya ibu_hamil bumil
  kelas_ibu_hamil jam_kerja lepas_tangan tali_kasih gadis_desa motor_listrik banting_harga
  banting_setir banting_tulang tolak_angin tahan_banting kena_gigit_nyamuk silaturahmi jaga_malam
  patok_batas patok_tanah mematok_harga menikam_ikan minum_racikan lomba_lari kawin_suntik
  inseminasi kawin_silang perkawinan_sapi dikawinkan_sapi buku_nikah surat_nikah akta_nikah
  akta_kematian akta_lahir surat_kematian santunan_kematian berlari lari_pagi siram_tanaman
  menyiram_tanaman menyiram siraman air_siraman pengikat mengikat diikat ikatan siram mengikat_kain
  memangku pangkuan mengurung jaga_jarak_aman terapi_positif kegiatan_positif hal_positif
  berpikir_positif dampak_positif respon_positif sikap_positif buta_aksara buta_huruf bebas_buta
  pelampung penyelamat tenggelamnya_kapal wisata_duka kasih_sayang menjodohkan_kata lamaran_kerja
  surat_lamaran melamar_kerja pelamar pelamar_kerja melamar_pekerjaan lowongan kue_pengantin
  baju_pengantin tampil_memukau terbakar_matahari api_unggun membakar_lilin rabat rebana
  pasung_kerbau kambing_hitam nyawa_baru menyambut luar_biasa tali_tambang_lomba tarik_tambang
  jalan_mati sumur_mati kaki_gunung kepala_keluarga mata_air kaki_lima kaki_bukit tangan_kanan
  buah_tangan garis_polisi kantor_polisi pos_polisi polisi_cilik zina_mata menang_telak pemutihan
  bekas_gudang tahanan_air tahan_lama perut_bumi sakit_perut_ketawa bikin_sakit_perut minta_maaf
  minta_doa minta_tolong mohon_doa tersisa balas_dendam baku_dorong tenun_ikat ikat_kepala
  ikat_pinggang seikat satu_ikat dua_ikat tiga_ikat #_ikat per_ikat mati_mesin mesin_mati
  paling_lambat selambat-lambatnya malam_itu_juga hari_itu_juga saat_itu_juga pagi_itu_juga
  siang_itu_juga sore_itu_juga gol_bunuh_diri pertahanan_bunuh_diri perang_melawan_sampah
  perang_sampah banjir_pesanan banjir_hadiah diserbu_pembeli diserbu_warga diserbu_pengunjung
  mencuri_bola mencuri_poin curi_poin curi_gol mencuri_gol mencuri_kemenangan curi_kemenangan
  tembak_ikan pukul_bola pukul_rata pukulan_telak pukulan_berat pukul_lesung pukul_kentongan
  pukul_kulkul meninggalkan_kesan ikan_mati pohon_mati sinyal_mati listrik_mati air_mati pompa_mati
  padi_mati tanaman_mati mati_total mati_listrik gantung_sepatu jembatan_gantung lampu_gantung
  digantung_dulu tahan_air tahan_hama tembok_penahan penahan_tanah tangkap_ikan menangkap_ikan
  menangkap_udang menangkap_kepiting hasil_tangkapan tangkapan penangkapan_ikan menangkap_bola
  ditangkap_kiper menangkap_peluang mengamankan_poin mengamankan_kemenangan mengamankan_jalan
  mengamankan_lokasi bawa_parang bawa_golok membawa_parang membawa_golok bawa_sabit parang_dan
  golok_dan sabit_parang cangkul_parang cangkul_golok parang_cangkul pisau_dapur mabuk_laut
  mabuk_darat mabuk_perjalanan mabuk_kepayang setan_merah dukun_bayi dukun_pijat dukun_beranak
  dukun_adat jin_qorin mercon_dilarang bom_waktu tumpas_habis arak-arakan diarak_pakai
  arak_pengantin arak_piala diarak_naik diarak_keliling_kampung_pakai mobil_jenazah mobil_ambulans
  mobil_pemadam membasmi hukuman_penalti hamil_tua_sapi sapi_bunting kambing_bunting kambing_hamil
  sapi_hamil bunting_muda jodoh_kerja isbat_nikah itsbat_nikah sidang_isbat habis_terjual
  terjual_habis laris_manis habis_isya habis_magrib habis_subuh habis_asar habis_panen habis_lebaran
  kasur_lapuk pasar_malam ronda_malam siskamling diduga_tua hilang_sinyal tahan_napas mati_muda
  jatuh_rezeki jatuh_pilihan jatuh_sakit_biasa kalah_tipis tumbang_di_final dibantai_3-0
  kurang_lebih kurang_dari kurang_# lampu_merah tumpeng_dipotong pita_dipotong potong_rambut_gratis
  potong_tumpeng potong_kerbau potong_sapi potong_kambing dipotong_kerbau kaki_palsu tangan_palsu
  gigi_palsu rambut_palsu jenggot_palsu kumis_palsu bupati_cup camat_cup kades_cup gubernur_cup
  lurah_cup piala_bupati piala_camat piala_kades kapolres_cup bhayangkara_cup danramil_cup
  piala_gubernur silakan_ke silakan_datang silakan_hubungi demam_berdarah tekanan_darah darah_tinggi
  donor_darah golongan_darah bakul_diarak gunungan_diarak pusaka_diarak penganten_diarak
  pengantin_diarak tumpeng_diarak piala_diarak bantingan tangkisan kuncian menyuapi disuapi suapi
  menyuapkan suapan`;
