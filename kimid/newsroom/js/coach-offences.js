/* What somebody may be accused of, in the forms in which people write it: for the inside of other
   patterns. */
/* With or without a capital, as at the beginning of a sentence; the flag `i` would make every word
   a name. */
export const either = (words) =>
  `(?:${words
    .split("|")
    .map((word) => `[${word[0].toUpperCase()}${word[0]}]${word.slice(1)}`)
    .join("|")})`;

/* What somebody did. What is beaten, burnt or stolen may be no harm: a gong, a fish, the show. */
export const DOES = [
  "mem?(?:ukul|ukuli|ukulin)(?! (?:gong|gendang|kendang|beduk|bedug|kentongan|drum|rebana|bola|lonceng|mundur|rata|lesung|alu|tambur|tifa|genderang))",
  "mencuri(?! perhatian| start| waktu| hati)|nyuri|nyolong|mencolong|maling|ngutil|mengutil|menggasak|menggondol|menjarah",
  "mem(?:bunuh|bakar)(?! (?:hama|nyamuk|jentik|tikus|gulma|kuman|bakteri|waktu|wereng|ulat|ikan|sate|jagung|sampah|semangat|kalori|lemang|kayu|arang|bata|genteng|lilin|dupa))",
  "men(?:endang|usuk|embak|abrak)(?! (?:bola|penalti|sasaran|target|sate|tiang))",
  "(?:meng?)?(?:korupsi|orupsi)(?:kan)?|menipu|nipu|menggelapkan|gelapkan|memeras|meres|mencabuli|melecehkan|memperkosa|merudapaksa|menyetubuhi|menggagahi|menghamili|menganiaya|aniaya|menyiksa|menampar|nampar|menempeleng|menggampar|menghajar|mengeroyok|membacok|menikam|mencekik|menjambak|meludahi|mengancam|ngancam|mengintimidasi|meneror|menculik|menyekap|merampok|merampas|membegal|menjambret|mencopet|menodong|memalak|malak|memalsu(?:kan)?|menyuap|nyogok|menyogok|disuap|menerima (?:suap|amplop|uang (?:pelicin|haram))|menilep|nilep|menyunat|nyunat|menyelewengkan|selewengkan|menyalahgunakan|menimbun|mengoplos|ngoplos|menyantet|nyantet|mengguna-guna|mengedarkan|edarkan|menjual (?:sabu|narkoba|ganja|miras|pil|tanah (?:kas|desa|warga|orang)|beras (?:bansos|bantuan)|bantuan|aset)|memakai (?:sabu|narkoba|uang)|pakai (?:sabu|narkoba|uang)|memakan (?:uang|dana|hak)|makan (?:uang|dana)|membawa (?:lari|kabur)|bawa (?:lari|kabur)|main mata|main belakang|main perempuan|main (?:judi|slot|serong|tangan)|berjudi|berselingkuh|selingkuh|serong|berzina|kumpul kebo|pungli|memungli|memungut (?:liar|uang|biaya|jatah)|mungut|minta (?:jatah|uang|setoran|amplop|bagian|upeti|imbalan|potongan)|meminta (?:jatah|uang|setoran|amplop|bagian|upeti|imbalan|potongan)|memotong (?:dana|bantuan|uang|blt|bansos|honor|upah|gaji)|motong (?:dana|bantuan|uang|blt|bansos|honor|upah|gaji)|(?:me)?mark[- ]?up|menggelembungkan|memanipulasi|merekayasa|memfiktifkan|mengambil (?:uang|dana|jatah|hak|kas|bantuan orang|alih paksa|tanah)|ambil (?:uang|dana|jatah|kas)|menguasai (?:tanah|dana|bantuan)|menyerobot|serobot|mencaplok|pilih kasih|menyembunyikan|menutup-?nutupi|tidak (?:pernah )?(?:menyetor|menyetorkan|membayar (?:upah|gaji|honor|utang)|mengembalikan|menyerahkan|transparan)|belum (?:menyetor|menyetorkan|mengembalikan)|melakukan (?:pungli|pencurian|penipuan|penggelapan|korupsi|pemerasan|pelecehan|penganiayaan|pemukulan|kekerasan|perbuatan|pungutan)|mabuk(?:-mabukan)?|bikin onar|membuat onar|buat onar|mengamuk|ngamuk|kurang ajar|membuang (?:limbah|bayi)|buang (?:limbah|bayi)|membabat|menggunduli|merusak|menyebar(?:kan)? (?:hoaks|fitnah|video|foto|isu)|memfitnah|menghina|mencemarkan|menelantarkan|mengusir|menggerayangi|mengintip|ngintip|meraba|terlibat (?:kasus |jaringan |dalam )?(?:\\p{Ll}+ )?(?:korupsi|narkoba|pencurian|penipuan|pungli|judi|perkelahian|pengeroyokan|pembunuhan|pembalakan)|dugem|nikah siri|menikah siri|kawin siri",
].join("|");
export const SUFFERS = either(
  "dicuri|ditipu|dikorupsi|dikorup|digelapkan|diperas|dicabuli|diperkosa|dibunuh|dianiaya|dirampok|diselewengkan|disunat|ditilep|dibawa lari|dibawa kabur|dijual diam-diam|dipukul|dipukuli|ditampar|ditendang|dikeroyok|dihajar|dibacok|ditusuk|ditikam|dicekik|disiksa|disekap|diculik|diancam|diintimidasi|diteror|dilecehkan|dihamili|disetubuhi|digagahi|dijambak|diludahi|dipalak|ditodong|dirampas|diserobot|dicaplok|dipungut|dipotong|disembunyikan|dimakan|diambil|dikantongi|dikuasai|disantet|difitnah|dihina|diusir|digerayangi|diintip|diraba|dipalsukan|dimanipulasi|dibakar|dirusak|digeser|digelembungkan|dihilangkan|dihabiskan|dialihkan|dikurangi|disuruh mencuri|dipaksa",
);
export const IS = either(
  "pencuri|maling|penipu|koruptor|bandar|pengedar|provokator|tersangka|terdakwa|terpidana|pelaku|pelakunya|penadah|dukun santet|tukang santet|penggelap|pembohong|preman|begal|otak|pemabuk|pezina|pelakor|pemakai|pencoleng|copet|rentenir|perusak|calo|mafia|buronan|residivis|predator",
);
export const CRIME = either(
  "pencurian|penipuan|penggelapan|pencabulan|korupsi|pungli|pembunuhan|pemukulan|penganiayaan|pengeroyokan|pemerasan|pelecehan|pemerkosaan|perkosaan|perselingkuhan|kekerasan|penyelewengan|penyerobotan|perusakan|pembakaran|pengancaman|penelantaran|pemotongan|pungutan liar|penimbunan|pembalakan|kdrt|mesum|asusila",
);
export const SEIZED = either(
  "menciduk|menangkap|membekuk|mengamankan|meringkus|menahan|menggerebek|memergoki|memenjarakan|menggelandang",
);
export const CAUGHT =
  "ketahuan|kepergok|tertangkap basah|digerebek|ditangkap|dipenjara|ditahan|dilaporkan ke (?:polisi|polsek|polres|kejaksaan)|diciduk|dibekuk|diamankan|dituduh|dituding|dicurigai|diduga";
