/* Whose a number is, and words that nobody stands up for, in short lists by meaning. */
export const CALLS = {
  /* Who sells or invites, also in the sentence before. */
  offer: `pesan pesanan pemesanan order jual menjual dijual penjual pendaftaran mendaftar daftar_ke
    daftar_di daftarkan daftarnya lowongan lamaran reservasi jasa sewa disewakan servis produk stok
    promo lapak panitia narahubung hotline lomba turnamen kursus les undangan bibit katering keripik
    kue pelatihan darurat donor koordinator layanan`,
  /* Offices, shops, committees. */
  public: `pesan pesanan pemesanan order beli pembelian harga jual menjual dijual penjual melayani
    layanan pelayanan pendaftaran mendaftar daftar_ke daftar_di daftarkan daftarnya lowongan lamaran
    reservasi call_center call_centre hotline posko keripik kue produk katering puskesmas polsek
    polres bpbd damkar pemadam ambulans ambulan rumah_sakit rsud kantor dinas panitia pengaduan
    narahubung toko warung humas admin siaga darurat pln pdam bumdes bidan_desa cod ongkir dapur
    kedai kelompok sekretariat koordinator contact_person cp pengurus takmir dkm jasa sewa servis
    disewakan grosir eceran bibit stok diskon promo tiket lapak peserta lomba turnamen kursus les
    bengkel homestay villa penginapan travel rental nasabah bank_sampah poliklinik klinik apotek
    bidan_praktik koperasi agen pangkalan galon laundry donatur santunan pmi yayasan lazisnu baznas
    redaksi kim kades kepala_desa bhabinkamtibmas babinsa kadus sekdes operator konsultasi loket
    sekolah ppdb spmb pamsimas konfirmasi donasi wakaf infak hubungi mobil_siaga nomor_dinas
    nomor_usaha nomor_darurat`,
  /* A person's own people, and who never asked for it. */
  private: `pribadi pemenang ahli_waris anaknya istrinya suaminya ibunya bapaknya cucunya adiknya
    kakaknya menantunya mertuanya keponakannya orang_tuanya keluarganya pacarnya single jomblo
    kenalan kenal cantik ganteng teror telponin viralkan tagih serbu malu kapok ngucapin bocorkan
    dibocorkan nomornya_dapat tanpa_izin belum_tau belum_tahu pikun stroke kanker lumpuh janda utang
    hutang ngutang nipu menipu penipu belum_pulang dicari langsung_ke_beliau gombal naksir
    belum_kembali rame-rame ramai-ramai pinjol galbay penunggak nunggak selingkuh tinggal_sendiri
    tinggal_sendirian sendirian hidup_sendiri sebatang_kara rumahnya_kosong kosong_melompong
    rumah_kosong ditinggal_mudik sakit_jiwa tidak_bayar tidak_mau_bayar sikat belum_bayar
    hit_and_run tidak_jadi_beli`,
};
/* Words that nobody stands up for. */
export const SOURCES = {
  nobody: `katanya kabarnya konon isunya infonya dikabarkan desas-desus kata_orang kata_warga
    sumber_terpercaya sumber_yang_tidak menurut_warga menurut_salah_satu_warga
    menurut_seorang_warga menurut_informasi menurut_kabar menurut_cerita menurut_orang
    menurut_sumber menurut_beberapa menurut_banyak menurut_sejumlah menurut_isu
    menurut_masyarakat menurut_satu_warga`,
};
