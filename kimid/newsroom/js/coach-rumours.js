/* Words without a verb that accuses, and words that take the accusation away. */
const insensitive = (words) => new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, "iu");
/* Without a verb that accuses: what people whisper, beside somebody who is known. One word of BAD is
   enough; of SHADY only where somebody complains. */
export const BAD = insensitive(
  "bogem|kepergok|berduaan|gerebek\\p{L}*|selingkuh\\p{L}*|kumpul kebo|mesum|diraba(?:i|-raba|in)?|meraba-raba|oleng|mabuk\\p{L}*|uang rokok|uang pelicin|uang tutup mulut|bawa kabur|dibawa kabur|kabur (?:bawa|membawa|dengan)|gaji buta|gaji jalan|absen\\p{L}* (?:borong|titip|fiktif)|titip absen|nota (?:fiktif|palsu|dibuat)|fiktif|mark ?up|digelontor\\p{L}*|gelontorkan limbah|limbah|santet|guna-guna|bungkusan kain\\p{L}*|begituan|ilmu hitam|teluh|pesugihan|ngepet|tuyul|orang pintar|kirim(?:an)? gaib|parang|golok|celurit|clurit|kejar tamu|balik meja|disundut|dikunci di|jeritan|dimaki\\p{L}*|diumpat|diludahi|dilempar(?:i)? batu|beking\\p{L}*|backing\\p{L}*|pungli|pungutan|amplop|suap\\p{L}*|sogok\\p{L}*|korup\\p{L}*|sabu|narkoba|sabung ayam|togel|judi\\p{L}*|penipu\\p{L}*|menipu|ditipu|palsu|dipalsukan|tanda tangan palsu|ditilep|tilep|disunat|raib|digadai\\p{L}*|dijual diam-diam|dioplos|ditimbun|rentenir|pelakor|janda genit|pencuri|maling|pelaku(?:nya)?|tersangka|dalang(?:nya)? (?:di balik|utama|kasus|pencur\\p{L}*)|dituduh|dituding|dicurigai",
);
export const SHADY = insensitive(
  "bawa|dibawa|kabur|hilang|kosong|tekor|kurang|menyusut|uang|dana|kas|bantuan|bansos|blt|beras|pupuk|solar|gas|dilempar|dialihkan|dijual|jual|saudara\\p{L}*|besan|keponakan\\p{L}*|kerabat|keluarga\\p{L}*|keluarga sendiri|orang dekat|titipan|motor baru|mobil baru|rumah baru|kaya mendadak|stempel\\p{L}*|tanda tangan|jatah|setor\\p{L}*|potong\\p{L}*|kayu\\p{L}*|tebang\\p{L}*|gundul|chainsaw|truk|tambang|bau|busuk|keruh|mati|sakit|absen|bolos|tidak (?:pernah )?(?:masuk|naik|hadir|datang|ngantor|mengajar|pulang|kelihatan|aktif)|tra (?:pernah )?naik|ancam\\p{L}*|marah-marah|bentak\\p{L}*|sengketa|tanah|batas kebun|pindah|diusir|subuh|suaminya|istrinya|istri orang|rumah janda|berdua|proyek|pesta|janji\\p{L}*|utang|gaji|honor|upah",
);
export const COMPLAINT = insensitive(
  "katanya|kabarnya|konon|lucunya|anehnya|aneh|geleng-geleng|kok bisa|tiba-tiba|mendadak|semua tahu|semua orang tahu|sering kelihatan|obrolan|omongan|entah mengapa|isunya|kata orang|dengar-dengar|gosip\\p{L}*|bisik-bisik|malah|padahal|selalu|terus|(?:tidak|tdk|tak|ga|gak|nggak|tra|belum) pernah|jarang|sering|tiap malam|tengah malam|diam-?diam|diem-?diem|ternyata|curiga|mencurigai|resah|meresahkan|kesal|geram|protes|mengeluh|ngelus dada|heran|minta ditindak|tidak digubris|tdk digubris|(?:tidak|tdk|tak) (?:transparan|jelas|terbuka|masuk akal|tahu lari)|entah|ke ?mana|tanpa (?:izin|musyawarah|alasan|kuitansi)|ketiga kali|lagi-lagi|cuma untuk|hanya untuk|ditagih|disuruh|dipaksa|sudah (?:dua|tiga|empat|\\d+) (?:minggu|bulan|musim|tahun) (?:tidak|tdk|tak|begitu|belum)",
);
export const TEACHES = insensitive(
  "penyuluhan|sosialisasi|edukasi|pencegahan|kampanye|materi|seminar|pelatihan|narasumber|deklarasi|lomba|pentas|ketoprak|lakon|wayang|drama|teater|film|sandiwara|ludruk|membantah|klarifikasi|bantahan|hak jawab",
);
/* About crime, but accusing nobody: prevention, warnings, a denial. */
export const HARMLESS =
  /(?:tidak|tak|tdk|tanpa|bebas)(?: ada| pernah ada)? (?:pungutan|pungli|potongan|korupsi|suap|kekerasan|kecurangan)|(?:anti|cegah|mencegah|pencegahan|bahaya|penyuluhan|sosialisasi|waspada|bebas|lawan|melawan|hindari|menghindari|tidak|bukan|tak|jangan|membantah|agar|supaya) ?-?(?:\p{Ll}+ ){0,2}(?:korupsi|pungli|mencuri|penipuan|menipu|narkoba|suap|judi|mabuk|kekerasan|korupsi|merusak|membakar|memukul|mengancam|menimbun)/iu;
