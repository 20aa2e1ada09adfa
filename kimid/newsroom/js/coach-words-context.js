/* What takes a danger away, in short lists by meaning. */
export const CONTEXT = {
  /* In these no word of harm is meant of anybody, */
  teaches: `penyuluhan sosialisasi edukasi belajar_p belajar berlatih p3k pelatihan kampanye
    simulasi deklarasi seminar workshop pemateri narasumber ikrar antinarkoba antikorupsi
    bicara_soal skenario_latihan latihan_evakuasi latihan_bencana latihan_bersama latihan_gabungan
    gladi_evakuasi`,
  /* nor in a sentence with these. */
  prevents: `cegah mencegah pencegahan penyuluhan sosialisasi edukasi belajar berlatih p3k
    pelatihan kampanye bahaya bahayanya waspada waspadai mewaspadai anti antikorupsi antinarkoba
    stop tolak menolak lomba simulasi latihan deklarasi materi seminar workshop tanpa_kekerasan
    tanpa_korban bebas jangan agar supaya menghindari hindari melawan lawan vaksin imunisasi
    posyandu modus tips diskusi ikrar narasumber pemateri penceramah perang_melawan antisipasi
    mengantisipasi menekan_angka angka kasus_# data semester hotline layanan_pengaduan undang-undang
    perdes konseling perlindungan satgas rehabilitasi diingatkan mengingatkan_warga
    diminta_memeriksa diminta_waspada awas_copet awas_pencuri awas_maling rawan_pencurian
    jaga_dompet waspada_pencurian kunci_ganda rawan_kecelakaan`,
  /* Nor in these is anybody accused. */
  warns: `bahaya bahayanya lomba perlombaan latihan modus`,
  /* On the stage and in the past. */
  stage: `drama teater film_pendek membuat_film bedah_film pemutaran_film film_dokumenter
    film_tentang film_berjudul layar_tancap pentas mementaskan dipentaskan berperan memerankan
    pemeran adegan lakon wayang ketoprak kethoprak ludruk sandiwara dalang_ki lenong randai
    sendratari operet monolog novel cerpen puisi dongeng legenda cerita_rakyat rekaan tokoh_utama
    sinetron lawak pelawak komedi srimulat haul cerita_tentang jaranan ogoh-ogoh naskah simulasi
    berpura_pura pura-pura_jadi gladi sejarah penjajah penjajahan belanda serdadu pejuang pahlawan
    zaman_jepang zaman_belanda kemerdekaan tempo_dulu pertempuran kerajaan monumen tugu #_masehi
    buku_favorit misteri judul_buku komik cerita_horor menggambarkan mengisahkan menceritakan_kisah
    penari kecak kisah_cinta tarian lagu lirik`,
  /* Well again. */
  healed: `sembuh pulih sehat_kembali sehat_lagi kini_sehat sudah_sehat kembali_sehat membaik garis_hijau
    bebas_stunting lulus_stunting tidak_lagi_stunting lepas_stunting kembali_sekolah berat_badannya_naik
    timbangannya_naik naik_berat kembali_lincah kembali_ceria`,
  /* Long ago. */
  history: `sejarah asal-usul asal_usul zaman_perang jaman_perang zaman_dulu jaman_dulu
    jaman_belanda jaman_jepang zaman_penjajahan masa_penjajahan masa_pendudukan kompeni voc gerilya
    gerilyawan tentara_jepang romusha agresi_militer cerita_rakyat babad hikayat legenda leluhur
    dahulu_kala konon_dahulu zaman_kerajaan perang_jawa perang_padri perang_diponegoro abad_ke
    abad_# kisah_nyata_perjuangan napak_tilas cikal_bakal pendiri_kampung jaman_perjuangan
    zaman_perjuangan makam_keramat petilasan ratusan_tahun_lalu abad mbah_buyut pendiri_desa
    dibuka_oleh_ki dibuka_oleh_mbah babat_alas`,
  /* A court decided, or an office says. */
  court: `divonis vonis majelis_hakim pengadilan terpidana putusan hakim dijatuhi_hukuman keterangan_pers
    siaran_pers jumpa_pers konferensi_pers kasi_intel jaksa_penuntut berkekuatan_hukum inkrah
    sidang_putusan rilis_resmi keterangan_resmi humas_polres kasi_humas`,
  /* Sports, and where they end. */
  sport: `futsal voli bola_voli sepak_bola sepakbola bulutangkis bulu_tangkis takraw catur tinju
    silat pesilat karate taekwondo gol babak set_kedua set_ketiga set_pertama semifinal
    perempat_final striker kiper smash smes hattrick leg_kedua menit_ke derby lap_kedua lap_pertama
    lap_ketiga pacuan balap pacu_jalur lomba_ketinting lomba_perahu lomba_dayung panjat_pinang panco
    layangan tarik_tambang kerapan karapan adu_bagong jurus bantingan ekstrakurikuler kuda-kuda
    timnas`,
  brawl: `ricuh rusuh tawuran keributan dikeroyok berdarah pingsan rumah_sakit puskesmas dilarikan
    visum lapor_polisi bengkak memar baku_hantam baku_pukul adu_jotos disuap suap pengaturan_skor
    dihajar_penonton lemparan_batu lapor wasit_dipukul memukul_wasit menampar_wasit dipukul_pemain
    dipukul_penonton berkelahi perkelahian adu_mulut`,
  /* In a match nobody is beaten. */
  match: `gol skor kiper striker babak wasit laga semifinal final turnamen liga klub sepakbola
    sepak_bola futsal voli bola_voli bulutangkis bulu_tangkis takraw smash smes set_kedua set_ketiga
    kejuaraan pertandingan silat pesilat karate tinju petinju o2sn porprov popda penalti juara catur
    atlet kesebelasan kontra kalah_telak adu_penalti pencak_silat tenis_meja layangan panco basket
    tim_putra tim_putri tim_kita tim_desa tim_voli tim_futsal tim_bola tuan_rumah juara_bertahan
    tendangan_bebas gawang derby bupati_cup lap_kedua lap_pertama pacuan balap panjat_pinang
    tarik_tambang_putri lomba_ketinting lomba_perahu lomba_dayung pacu_jalur gebuk_bantal
    balap_karung sepak_takraw tropi trofi kapten suporter leg_pertama`,
  /* Nobody did it. */
  nature: `korsleting korslet arus_pendek puntung tungku kompor petir kebocoran_gas cuaca panen
    obat_nyamuk gagal_panen harga_anjlok`,
  /* Of prices, people say that they rob and choke. */
  price: `harga inflasi harganya`,
  pest: `tikus hama wereng belalang ulat nyamuk jentik kecoa lalat gulma rayap keong babi_hutan
    celeng musang ular biawak monyet kera pipit semut tawon bakteri kuman virus jamur gropyokan
    gropyok emposan walang kelelawar kalong tupai bajing luwak gagak landak burung_pipit`,
  /* What is beaten, tied and strangled, and is no person. */
  thing: `lonceng bel genta bola beduk bedug kentongan kulkul gong rebana gendang kendang tifa
    lesung paku batu kayu genteng eceng_gondok gulma rumput semak sampah plastik danau sungai parit
    lahan akar bambu besi pipa karung layar tembok tanah adonan kelapa pinang ombak gelombang angin
    seng janur tali layangan boneka ogoh-ogoh piala musuh_bersama bakul gunungan keris tombak pusaka`,
  /* What animals suffer. */
  animal: `ayam sapi kambing kerbau domba bebek itik ikan lele kucing anjing kuda babi buaya
    burung gajah harimau beruang penyu orang_utan ternak hewan jawi pmk sapinya kambingnya ayamnya
    ekor udang nila gurame kurban disembelih aedes tukik kepiting kelinci merpati angsa entok rusa
    kijang tapir komodo lebah belut bandeng mujair tongkol cumi kerang lobster hiu paus pesut
    lumba-lumba orangutan lutung banteng anoa biawak bandot kucingnya anjingnya ikannya lelenya
    bebeknya kerbaunya babinya pedet cempe anakan piton ular`,
  /* What drifts, burns or breaks. */
  structure: `jembatan rumah perahu kapal mobil motor truk pohon lampu listrik mesin kabel tiang atap sawah
    tanaman padi tanggul talud jalan dapur warung gudang bangunan gedung tenda panggung trafo`,
  /* Nobody is accused: a denial, */
  denies: `membantah bantah klarifikasi bantahan hak_jawab tidak_benar hoaks hoax
    tidak_ada_pungutan tidak_ada_potongan tanpa_pungutan tanpa_potongan tidak_dipungut bukan_korupsi
    negatif salah_catat tidak_hilang salah_paham meminta_maaf_lahir merasa_punya merasa_memiliki
    merasa_kehilangan tidak_kami_tulis ternyata_angin ternyata_terbang ternyata_jatuh ternyata_lupa
    ternyata_tikus ternyata_kucing ternyata_monyet ternyata_disimpan ternyata_tertiup
    ternyata_tersangkut dikira disangka kira_ada kukira catut_nama mencatut dicatut mengatasnamakan
    mencatut_nama dicatut_namanya`,
  /* or nobody is known. */
  unknown: `belum_tertangkap belum_diketahui belum_ditemukan belum_terungkap masih_dicari masih_diburu
    masih_buron tidak_dikenal tak_dikenal otk masih_diselidiki dalam_penyelidikan masih_dikejar
    diselidiki_polisi orang_tak_dikenal belum_ada_tersangka`,
  no: `tidak tak bukan tanpa jangan belum dilarang cegah larang hindari anti nihil susah sulit
    hampir_tidak`,
  old: `usia_7# usia_tua karena_usia lanjut_usia sesepuh pensiunan veteran tahlilan sakit_tua cucu_cicit
    anak_cucu tetua`,
};
