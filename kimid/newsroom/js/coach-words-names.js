/* Capitals that are no person's name. */
/* A name behind these is that of a place or a group. */
export const PLACES = new Set(
  `di ke dari desa dusun kampung kelurahan kecamatan kabupaten provinsi kota jalan jl jln gang gg
  sungai kali parit pasar balai kantor dinas masjid mushola musala surau langgar gereja pura
  wihara vihara sekolah sd sdn smp smpn sma sman smk smkn mts mi tk paud pondok pesantren ponpes
  puskesmas posyandu lapangan gunung bukit pantai pulau muara danau teluk tanjung nagari jorong
  banjar dukuh padukuhan lingkungan blok perum perumahan komplek kompleks tim ps fc grup sanggar
  kelompok tani koperasi bumdes taruna pt cv ud toko warung bank yayasan stasi jemaat rsud rs
  polsek polres koramil kodim simpang pertigaan perempatan jembatan waduk embung bendungan
  pelabuhan dermaga terminal stasiun bandara universitas kim pkk rt rw tpa tpq tpi ladang kebun
  distrik pekon tiuh handil huta air tambak subak festival lakon merk merek honda yamaha suzuki
  sebelah utara selatan timur barat wilayah asal warga unit klub organ krida karang regu film lagu
  tari`.split(/\s+/),
);

export const NOBODY = new Set(
  `katanya kabarnya konon isunya infonya menurut kata dikabarkan warga pelaku korban mereka dia ia
  seorang seseorang orang oknum anak pencuri maling penipu siapa kami kita saya ada dua tiga empat
  lima enam tujuh delapan para tidak jangan yang dan hari kemarin tadi semalam kalau karena saat
  ketika setelah sesudah sebelum awas hati banyak beberapa senin selasa rabu kamis jumat sabtu
  minggu ahad januari februari maret april mei juni juli agustus september oktober november
  desember allah tuhan indonesia jawa bantuan dana uang angin banjir hama api hujan longsor ini
  itu semua setiap tiap selain sementara namun tapi tetapi sejak selama hingga sampai untuk bagi
  dengan agar supaya akibat keluarga ibu bapak masyarakat penduduk rumah lahan hutan air lomba
  acara aksi program kegiatan harga listrik perbaikan gotong kerja innalillahi innalilahi
  alhamdulillah bupati camat pemuda petugas relawan petani nelayan pedagang panitia pemerintah
  siswa murid guru telah sudah akan pada sebanyak sekitar ratusan puluhan belasan ribuan natal
  lebaran idul ramadan maulid isra muharram muharam whatsapp wa facebook wib wit wita rp ktp kk
  blt pkh bpd pln pdam bpbd pmi tni polri bnn kua dlh kwt umkm hut ri tka mtq pemdes karang taruna
  juara medali piala republik malaysia kejari dishub basarnas damkar satpol kemensos disdik dinsos
  dinkes koramil kodim polda pemkab pemprov pemkot disdukcapil bawaslu kpu panwas gapoktan poktan
  bulog jakarta taiwan arab saudi hongkong surabaya batam polisi satu wali pagi siang sore malam`.split(
    /\s+/,
  ),
);
