/* What looks like harm and is none. A phrase is written with `_`, any number with `#`. */
export const HARMLESS = `injak gundul pukul_satu pukul_dua pukul_tiga pukul_empat pukul_lima pukul_enam pukul_tujuh pukul_delapan
  pukul_sembilan pukul_sepuluh pukul_sebelas pukul_berapa setrika rotan rotannya rantai racun racunnya cambuk mengikatkan kentongan_dipukul
  beduk_dipukul bedug_dipukul gong_dipukul lesung_dipukul susah_disuap sulit_disuap berdagang pukulan tendangan tembakan penyerang pemukul pukulannya cubitan terpukul terikat memukul_gong
  memukul_beduk memukul_bedug memukul_kentongan memukul_gendang memukul_kendang memukul_rebana
  pukul_# air_terjun pukul_gong pukul_beduk memukul_tifa memukul_lesung memukul_lonceng
  pukul_mundur mencuri_perhatian curi_perhatian mencuri_start mencuri_waktu curi_waktu
  curi-curi_waktu mencuri_hati mencuri_pandang membakar_semangat membakar_ikan membakar_sate
  membakar_jagung membakar_sampah membakar_kalori membakar_lemang luka_lama bebas_polisi
  polisi_tidur mati_lampu lampu_mati mati_kutu mematikan mati_suri mati_matian hidup_mati
  sehidup_semati jatuh_cinta jatuh_tempo jatuh_pada jatuh_hati jatuh_bangun harga_jatuh
  patah_semangat patah_hati pecah_telur cuci_otak rumah_duka hilang_ingatan air_mata bunga_bangkai
  pelaku_usaha pelaku_umkm pelaku_seni pelaku_wisata pelaku_ekonomi pelaku_budaya pelaku_industri
  pelaku_pasar pelaku_ekraf pelaku_ukm saksi_sejarah saksi_bisu saksi_nikah saksi_pemilu saksi_tps
  korban_banjir korban_gempa korban_kebakaran korban_longsor korban_bencana korban_jiwa
  hewan_kurban ikan_bakar ayam_bakar sate_kambing kambing_guling gigit_jari hancur_lebur
  rekor_lama gila_bola gila_gilaan harga_gila mati_gaya ibu_hamil bumil kelas_ibu_hamil jam_kerja
  lepas_tangan tali_kasih gadis_desa motor_listrik banting_harga banting_setir banting_tulang
  tolak_angin tahan_banting kena_gigit_nyamuk silaturahmi jaga_malam patok_batas patok_tanah
  mematok_harga menikam_ikan minum_racikan lomba_lari kawin_suntik inseminasi kawin_silang
  perkawinan_sapi dikawinkan_sapi buku_nikah surat_nikah akta_nikah akta_kematian akta_lahir
  surat_kematian santunan_kematian berlari lari_pagi siram_tanaman menyiram_tanaman menyiram
  siraman air_siraman pengikat mengikat diikat ikatan siram mengikat_kain memangku pangkuan
  mengurung jaga_jarak_aman terapi_positif kegiatan_positif hal_positif berpikir_positif
  dampak_positif respon_positif sikap_positif buta_aksara buta_huruf bebas_buta pelampung
  penyelamat tenggelamnya_kapal wisata_duka kasih_sayang menjodohkan_kata lamaran_kerja
  surat_lamaran melamar_kerja pelamar pelamar_kerja melamar_pekerjaan lowongan kue_pengantin
  baju_pengantin tampil_memukau terbakar_matahari api_unggun membakar_lilin rabat rebana
  pasung_kerbau kambing_hitam nyawa_baru menyambut luar_biasa tali_tambang_lomba tarik_tambang
  jalan_mati sumur_mati kaki_gunung kepala_keluarga mata_air kaki_lima kaki_bukit tangan_kanan
  buah_tangan garis_polisi kantor_polisi pos_polisi polisi_cilik zina_mata menang_telak pemutihan
  bekas_gudang tahanan_air tahan_lama perut_bumi sakit_perut_ketawa bikin_sakit_perut minta_maaf
  minta_doa minta_tolong mohon_doa tersisa balas_dendam baku_dorong`;
