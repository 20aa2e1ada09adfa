/* How people talk of somebody whom they accuse: harmless alone. */
export const TALK = {
  /* What a neighbour is avoided for. */
  sick: `hiv aids tbc sifilis kusta odgj positif mandul penyakit_kelamin`,
  /* With a wink. */
  wink: `kebetulan rahasia_umum senyum-senyum silakan_pikir silakan_menilai silakan_menghitung
    silakan_hitung silakan_tebak silakan_menyimpulkan menghitung_sendiri pikir_sendiri
    hitung_sendiri nilai_sendiri menyimpulkan_sendiri simpulkan_sendiri tebak_sendiri
    pandai_berhitung pandai_hitung pintar_berhitung pintar_main tahu_sama_tahu sama-sama_tahu
    tahu_sendiri tau_sendiri wallahu wallahualam entah_ke_mana entah_kemana entah_jadi entah_di_mana
    entah_dimana entah_masuk entah_buat lari_ke_mana lari_kemana larinya_ke_mana ke_mana_larinya
    kemana_larinya perginya_ke_mana mengalir_ke_mana ke_mana_uang kemana_uang ada_apa_dengan
    kok_bisa hebat_ya enak_ya dapur_siapa kantong_siapa pura-pura tutup_mata ada_main tanda_tanya
    patut_diduga patut_dipertanyakan tidak_menuduh bukan_menuduh tidak_mau_menuduh bukannya_menuduh
    semua_tahu semua_orang_tahu semua_tau warga_tahu warga_sudah_tahu sudah_tahu_siapa tau_siapa
    siapa_lagi itu-itu_saja orang_dalam orang_sini tidak_usah_disebut tak_perlu_disebut
    tidak_perlu_disebut sudah_maklum pada_maklum tidak_mungkin_terbakar kita_semua_tahu
    semua_sudah_tahu basong_semua_tau bukan_rahasia gerak_gerik mencurigakan doakan_saja
    semoga_sadar semoga_yang_bersangkutan yang_bersangkutan merasa_saja yang_merasa_saja cuma_allah
    hanya_allah hanya_tuhan cuma_tuhan kapan_digerebek tidak_percaya terungkap terungkap_siapa
    katanya_sih yang_itu tau_lari_ke_mana masih_saudara tidak_transparan jelas_ke_mana ketahuan_kok
    baru_ketahuan padahal_kerjanya padahal_gajinya padahal_cuma dari_mana_uangnya dari_mana_duitnya
    uang_dari_mana duit_dari_mana pegang_proyek pegang_dana pegang_uang pegang_kas ditagih
    selalu_bilang_lupa entah_sengaja oknum padahal_gratis padahal_program sengaja_atau
    siapa_lagi_kalau kalau_bukan_si siapa_pemain inisialnya namanya_berawalan awalan_huruf
    nama_awalan huruf_depannya huruf_awal bisa_menebak bisa_ditebak sudah_bisa_menebak
    ngerti_sendiri tahu_maksudnya paham_sendiri pikir_saja_sendiri hitung_saja coba_hitung
    coba_dihitung coba_pikir mesti_tahu pasti_tahu tinggal_tebak uangnya_ke_mana sisanya_ke_mana
    ke_mana_sisanya ke_mana_dana ke_mana_bantuan ke_mana_berasnya ke_mana_dagingnya
    waktu_yang_menjawab biar_waktu sudah_tahu_sebabnya tahu_sebabnya pantas_saja pantesan pantas_dia
    turunannya_memang keturunannya_memang asal_muasalnya sudah_dapat_jatah dapat_jatah
    kebagian_jatah ikut_kebagian nama_baik_kampung nama_baik_desa nama_baik_madrasah tahu_kemana
    tahu_ke_mana kemana_pergi ke_mana_pergi jangan_dimakan uang_allah uang_masjid_dimakan uang_tuhan
    anehnya lucunya tahu_semua pada_tahu semua_takut dipegang_satu kenal_suaranya hafal_suaranya
    susut_di_jalan hilang_di_jalan habis_di_jalan bayarnya_berapa bayar_berapa berapa_ya
    habis_berapa nilainya_paling_rendah paling_rendah_nilainya nilai_tesnya terakhir_pegang
    terakhir_memegang pegang_kunci terakhir_bawa besoknya_dia besoknya_sudah paginya_dia
    tidak_mungkin_tidak_tahu masa_tidak_tahu masak_tidak_tahu orang-orang_menunjuk semua_menunjuk
    warga_menunjuk orang2_menunjuk di_atas_kertas formalitas kunci_gudang_dipegang jangan_beli
    jangan_belanja jangan_percaya`,
  /* Nobody stands up for it. */
  hearsay: `katanya kabarnya konon isunya isu disinyalir ditengarai terindikasi gosip gosipnya
    rumor dengar-dengar denger-denger dengar_kabar kata_orang orang_bilang ada_yang_bilang
    ada_yang_cerita ada_yang_lihat ada_yg_lihat warga_curiga curiga mencurigai menduga diduga dugaan
    kuat_dugaan disebut_sebut desas_desus tetangga_bilang kata_tetangga warga_bilang infonya
    beredar_kabar kabar_burung kabar_angin bisik-bisik jadi_omongan jadi_bahan_obrolan bahan_obrolan
    dong_bilang jare cenah masyarakat_dengar warga_dengar kata_saksi kayaknya sepertinya
    jangan-jangan orang_lihat omongan_warga sudah_banyak_yang_ngomong banyak_yang_ngomong
    terlihat_bawa kata_warga diselidiki setelah_diselidiki ditelusuri setelah_dicek menduga_kuat
    diyakini semua_yakin warga_yakin ada_saksi mengarah bekas_ban barang_bukti tertuju kecurigaan
    petunjuk ada_yang_melihat ada_yang_dengar menurut_kabar kabar_miring cium_bau mencium_bau
    terpotong_rapi`,
  /* What is said of anything. */
  seems: `sengaja ternyata rupanya mirip yakin arahnya jejak terekam cctv lihat_sendiri`,
  /* How people write what they mean otherwise. */
  tone: `kok ehem hehe hmm ckck miris ngeri masa masak eh tahu-tahu tiba-tiba tak_satu tak_satupun
    tidak_satu tidak_ada_yang_berani tidak_berani takut_melapor tidak_jelas kerjanya_tidak_jelas
    tidak_wajar biasa_jual memang_begitu begitu_terus itu_juga habis_begitu sakti kebal aman_saja
    jalan_terus ramai_dibicarakan jadi_pembicaraan jadi_bahan buah_bibir langsung_mengurus
    pesta_terus orang_lain milik_orang_lain aparat beking dibekingi bekingnya backing yang_bikin
    yang_buat yang_antar yang_ngurus yang_pegang yang_urus yang_jaga yang_menyimpan dadakan`,
  complaint: `ngelus_dada geleng-geleng resah meresahkan geram kesal protes heran mengeluh
    dikeluhkan kecewa dipertanyakan bertanya_tanya jengkel gerah iri tidak_adil tanpa_tes
    tanpa_seleksi tanpa_musyawarah tanpa_lelang tanpa_izin tanpa_rapat tanpa_kuitansi padahal malah
    pilih_kasih tidak_pernah_kebagian tidak_kebagian jangan_kasih_ampun viralkan diviralkan kapok
    dicegat minta_ditindak diusir minta_pindah meminta_beliau_pindah disuruh_pindah supaya_pindah
    supaya_dia_pindah tidak_digubris selalu_bilang terus_ketiga ketiga_kali lagi-lagi didenda
    mundur_dari minta_mundur tagih lapor_polisi lapor_polres lapor_ke_polres lapor_ke_polsek
    lapor_inspektorat ke_jalur_hukum diarak teror_saja serbu malu_maluin bikin_malu jadi_jelek demo
    sok mending hati-hati awas waspadalah mestinya seharusnya harusnya semestinya surat_terbuka
    menunggu_penjelasan mohon_penjelasan minta_penjelasan tolong_jelaskan semua_proyek`,
  /* What people whisper. */
  gossip: `hamil aborsi cerai racun dukun ilmu hantu utang hutang jerigen bensin ijazah minum-minum
    pacaran pacarnya belum_nikah belum_menikah setor bayar_# tamunya botol botol-botol sakit_aneh
    mati_mendadak sakit_perut wangsit keras_sekali ganti_pasangan seenaknya bau_busuk busuknya
    mati_berbusa berbusa tanda_tangan tanda_tangannya bayar_#_ribu membayar_# setor_#_ribu`,
  /* What people say of somebody they do not like. */
  judged: `serakah jorok nakal sombong kejam tega seenaknya semena_mena tidak_becus biang
    sumber_masalah cari_perhatian tak_tahu_malu tidak_tahu_malu kurang_ajar keterlaluan munafik
    rakus pelit licik bejat penyebabnya gara-gara kelakuan kelakuannya ulahnya tingkah dikenal
    yang_mulai yang_memulai memang_tiap memang_suka terkenal_suka kebiasaan kebiasaannya bikin_resah
    meresahkan main_kasar arogan pemarah pengangguran suka_minum pulang_minum minum-minum
    barang_haram tidak_punya_malu menjijikkan gelagat pendatang_itu berkata_kasar kata_kasar
    sudah_hafal bandel dibilangin ngomongin_orang suka_ngomongin tukang_gosip sok_suci keras_kepala
    tidak_tahu_diri tak_tahu_diri bikin_ulah ugal-ugalan suka_ngutang tidak_sopan mata_keranjang
    ganjen gatel kegatelan pembohong dusta goblok tolol parangai perangai perangainya bungul
    otak_udang tidak_bermoral bermoral_rendah tidak_punya_hati rai_gedhek rai_gedek muka_badak
    urat_malunya gak_duwe_isin kemaruk sok_alim sok_jago jagoan busuk_hati jahat iblis dajal
    akibat_ulah ulah_oknum sibuk_tiktok sibuk_tik_tok sibuk_main_hp lebih_pentingkan
    lebih_mementingkan malas_masak tidak_urus tidak_diurus tidak_ngurus malu_kita bikin_malu
    dikasih_kopi tidak_becus_mengurus suka_pinjam suka_minjam hobi_ngutang`,
  /* Quarrels. */
  grudge: `musuhan bermusuhan bertengkar pertengkaran cekcok dendam sakit_hati cemburu cerai ribut
    berselisih adu_mulut dendam_lama bersengketa sengketa tidak_akur konflik pernah_ribut`,
  /* What is asked of somebody who is to blame. */
  demand: `pertanggungjawaban bertanggung_jawab tanggung_jawab ganti_rugi menuntut tuntut usut diusut
    mengusut ditindak bertindak ditegur menegur tegur sanksi dicopot mundur dipecat pecat diperiksa
    audit diaudit diproses kembalikan mengembalikan somasi digugat petisi mendesak desak
    tolong_ditindak jera efek_jera diberi_pelajaran`,
};
