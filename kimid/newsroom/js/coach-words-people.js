/* Whom a text speaks of, in short lists by meaning. A phrase is written with `_`, any number with
   `#`; a word is also known with -nya, and twice (anak-anak, anak2). */
export const PEOPLE = {
  /* Surely under age. */
  young: `balita batita bayi orok bocah bocil siswa siswi murid pelajar santri santriwati
    santriwan remaja abg gadis_cilik gadis_kecil anak_kecil adik_kecil adek_kecil ade_kecil si_kecil
    bawah_umur dibawah_umur usia_belasan umur_belasan belasan_tahun anak_sd anak_smp anak_sma
    anak_smk anak_mts anak_mi anak_tk anak_paud anak_sekolah anak_didik anak_asuh anak_panti
    anak_yatim yatim_piatu tsanawiyah ijazah_sd ijazah_smp ijazah_mts kakak_beradik bocah_sd
    usia_sekolah anak_ingusan belum_cukup_umur nona_itu anak_ngaji anak_madrasah masih_bau_kencur
    belum_baligh bangku_sd bangku_smp bangku_sma bangku_sekolah kakak_kelas adik_kelas teman_sekelas
    teman_sekolah seragam_sekolah putih_biru putih_abu putih_merah seragam_sd seragam_smp
    seragam_sma taruni belum_punya_ktp belum_genap_# cah_cilik anak_gadis anak_perawan
    anak_baru_gede paskibraka pramuka anak_bawah anak_gadih anak_dara anak_lajang madrasah_kelas
    murid_kelas siswa_kelas anak_kelas dedare_kodeq masih_sekolah kelas_enam teruna anak_remaja
    anak_belasan anak_umur anak_usia putri_kecil putra_kecil gadis_belia gadis_remaja gadis_#_tahun
    masih_bocah masih_belia anak_ABG anak_es-em-pe adik_bungsu sekelas belum_17 belum_#_tahun`,
  /* Somebody's child, of any age. */
  offspring: `anak putra putri bungsu sulung cucu cicit keponakan ponakan ananda adik adek dedek nduk thole
    anak_tiri anak_angkat anak_kandung budak_leutik`,
  /* These are no children, or nobody alone. */
  "": `anak_sungai anak_kali anak_tangga anak_buah anak_cabang anak_muda anak_ayam anak_bebek anak_itik
    anak_sapi anak_kambing anak_domba anak_babi anak_kerbau anak_kuda anak_kucing anak_anjing
    anak_ikan anak_panah anak_usaha anak_perusahaan anak_kunci anak_bukit anak_gunung anak_rantau
    anak_dalam anak_bawang anak_timbangan anak_daro anak_judul anak_krakatau anak_desa anak_negeri
    anak_bangsa anak_kapal anak_kos anak_mas anak_cucu remaja_masjid anak_gajah anak_orang_utan
    anak_penyu anak_buaya bayi_orang_utan bayi_penyu putra_daerah putra_bangsa putri_malu tim_putra
    tim_putri voli_putra voli_putri regu_putra regu_putri tunggal_putra tunggal_putri ganda_putra
    ganda_putri tim_remaja dokter_anak ramah_anak kata_anak hak_anak kabupaten_layak_anak layak_anak
    pendidikan_anak_usia_dini perlindungan_anak guru_besar orang_tua_murid orang_tua_siswa
    wali_murid wali_siswa wali_santri komite_sekolah ruang_bayi bendahara_negara ketua_kelas
    rumah_bidan`,
  /* What people call others. */
  called: `pak bu bapak ibu bapa bang mas mbak kang kak kakak haji hajah h hj ustad ustaz ustadz ustadzah
    kiai kyai pakde bude om tante gus daeng mama si mang teh saudara saudari sdr sdri wak mbah mak
    nek nenek kakek datuk opa oma uwak paman bibi puang bli mbok inang amang uda uni lek lik liek
    yu cak neng inaq amaq papuq tok pace mace indo ambo ambe bik bibik tuan puan cik encik koh ko
    cici tgk teungku tuan_guru romo pater pastor pendeta suster bruder ompung tulang aki nini ama
    ina pakcik makcik acil uak kek pakle pakdhe budhe bulek bulik pk bpk mb nona ajo abah umi umak
    gede wayan made nyoman ketut ki nyai`,
  /* One person in the village has each. */
  post: `oknum kades kepala_desa kepala_dusun kadus kepala_kampung kapala_kampung kepala_sekolah
    kepsek lurah camat bupati bendahara sekretaris_desa sekdes ketua wakil_ketua perangkat_desa
    perangkat pamong pendamping_desa pendamping_pkh mandor juragan mantri bidan guru wali_kelas
    pengasuh kontraktor pemborong pengurus operator staf_desa staf kaur kasi kaling
    kepala_lingkungan kepala_suku kepala_pasar kepala_gudang anggota_bpd anggota_dewan mantan eks
    manajer pimpinan panitia carik bayan modin kamituwo jogoboyo kuwu keuchik geuchik wali_nagari
    wali_jorong ondoafi kelian klian penghulu pambakal hukum_tua sangadi perbekel hansip linmas
    satpam takmir marbot imam pelatih dosen perawat dokter kasir petugas_pkh agen_brilink pegawai
    kepala_puskesmas kepala_adat kepala_urusan direktur pejabat ketum sekretaris ketua_takmir
    raja_desa jero_mangku pemangku ninik_mamak gapoktan pak_rt bu_rt pak_rw bu_rw pj_kades plt_kades
    pembina kapolsek guru_ngaji guru_bk guru_olahraga wakasek calon calon_nomor cakades kandidat
    paslon tim_calon nakhoda_desa ketua_rt ketua_rw wali_korong damang mantir temenggung tumenggung
    dukuh_setempat jagabaya ulu-ulu kepala_dukuh kepala_kua kepala_lorong bendahara_banjar prajuru
    tuha_peuet imeum petinggi juru_kunci kepala_tk guru_les instruktur pengelola_pamsimas
    ketua_poktan ketua_kelompok ketua_arisan bandar_arisan pegawai_desa kepala_upt`,
  /* Known by trade, home or kin. */
  known: `sebelah_rumah rumah_sebelah depan_rumah_saya kios_pojok kios_depan warung_pojok
    warung_depan toko_depan toko_sebelah warung_sebelah ibu_tiri bapak_tiri ayah_tiri anak_buah
    kakak_ipar adik_ipar ayah_kandung bapak_kandung pamannya kakeknya bapaknya ayahnya ibunya
    tetangganya gurunya pemilik_warung yang_jaga yang_pegang yang_punya yang_mengelola yang_ngurus
    orang_itu orangnya warga_rt pemuda_rt ibu_muda bapak_muda keluarga_itu pasangan_itu wanita_itu
    pria_itu lelaki_itu perempuan_itu pemuda_itu warung_itu rumah_itu pegawai_toko anak_juragan
    tuan_tanah pendatang anak_pak anak_bu anak_kades anak_lurah anak_ketua ahli_waris anake anak_nya
    juragan istri_pak suami_bu anaknya_pak anaknya_bu cucu_pak cucu_bu menantu_pak menantu_bu
    adik_pak kakak_pak keponakan_pak keponakan_bu mantan_kades mantan_lurah rumah_cat rumah_bercat
    rumah_berpagar yang_rumahnya yang_jualan`,
  /* Known only if it says which. */
  trade: `tetangga janda duda pemilik penjual pedagang tukang sopir supir juru_parkir bos agen
    dukun tabib pengusaha peternak pengepul tengkulak pengelola penghuni penjaga menantu mertua
    istri suami mantan_suami mantan_istri pacar biduan penagih karyawan kuli perantau toke tauke
    ojek montir penjahit sinden kasir ibu_kos bapak_kos penyalur pemborong sales bandar juru_ukur
    makelar joki teknisi tukang_kebun penjaga_sekolah penjaga_malam`,
  /* Who acts for the law: nobody accuses them by naming them. */
  officer: `kapolsek kapolres polisi bripka bripda brigadir aiptu aipda ipda iptu akp akbp kompol
    bhabinkamtibmas babinsa kanit kasat serda sertu serka kopda koptu danramil dandim jaksa hakim
    kejaksaan bnn satpol_pp kajari humas_polres reskrim inspektorat polsek polres kejari kasi_pidsus
    kasi_pidum penyidik humas_polda polda polresta polrestabes pengadilan kpk ombudsman`,
  initials: `inisial berinisial insial`,
  /* Who speaks, */
  says: `kata ujar tutur jelas ungkap tegas terang imbuh tambah ucap papar sebut menurut mengatakan
    menyebutkan menjelaskan menyampaikan mengungkapkan menegaskan menuturkan menambahkan mengimbau
    menghimbau berharap berpesan mengajak mengingatkan bilang omong berterima mengapresiasi
    memaparkan bercerita cerita keluh`,
  /* who helps, */
  helps: `membantu menolong memimpin membuka meresmikan melatih mengajar memberi memberikan menyerahkan
    menerima melaporkan melapor lapor menemukan mendatangi mengecek menangani menyelidiki
    mengamankan hadir menghadiri dihadiri mendampingi memediasi mendamaikan melerai kehilangan
    menjenguk menengok mengantar mengevakuasi membawakan memerankan berperan sebagai narasumber
    dipimpin dibuka menyumbang mengembalikan menjabat dilantik kasihan`,
  /* or lost something, is not the accused. */
  owns: `milik punya rumah warung toko kios motor mobil sepeda kebun sawah kandang kambing sapi ayam
    bebek kerbau babi ternak hp dompet tas gudang ladang kolam perahu kapal lahan tanah dapur
    halaman pagar keluarga korban menimpa teras uang laptop`,
};
