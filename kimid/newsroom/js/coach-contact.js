/* What finds a person who did not ask for it: private numbers and homes. */
import { placeOf, spot } from "./coach-text.js";

/* A telephone number, and words that say that readers are to call it: an office, a shop. */
const PHONE =
  /(?<![\d.])(?:(?:\+?62|0)[ -]?8\d{1,2}(?:[ .-]?\d{2,5}){2,3}|(?:\+?62|0)[ .-]?8(?:[ .-]\d){8,11})(?!\d)/u;
/* Of a person's own people: nobody's office, whatever else the sentence speaks of. */
const PRIVATE =
  /(?<!\p{L})(?:(?:hp|wa|telp?|telepon|telpon|nomor|nomer|no)\.? (?:\p{L}+ )?(?:pribadi|rumah|anak|istri|suami|ibu|bapak|orang ?tua|keluarga|adik|kakak|menantu|mertua)(?:nya)?)(?!\p{L})/iu;
const SPELT =
  /(?:(?:nol|kosong|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan)(?: kali)?[ ,-]+){6,}/iu;
const NIK =
  /(?<!\d)\d{16}(?!\d)|(?:(?:no(?:mor)?\.?|nomer) ?)?(?<!\p{L})rek(?:ening)?\.?[^\d\n]{0,25}\d[\d -]{6,}/iu;
const CALL_US =
  /(?<!\p{L})(?:pesan(?:an)?|order|beli|pembelian|harga|jual|menjual|dijual|melayani|layanan|pendaftaran|mendaftar|daftar|reservasi|call ?cent(?:er|re)|hotline|posko|keripik|kue|produk|katering|puskesmas|polsek|polres|bpbd|damkar|pemadam|ambulans?|rumah sakit|rsud|kantor|dinas|panitia|pengaduan|informasi|info|narahubung|toko|warung|humas|admin|siaga|darurat|pln|pdam|bumdes|bidan desa|kontak|cod|ongkir|dikirim|diantar|dapur|kedai|kelompok)(?!\p{L})/iu;
const HOME =
  /(?<!\p{L})(?:(?:rumah|rumahnya|kediaman|tinggal|alamat|beralamat|alamatnya|domisili|berdomisili|kontrakan|kost?|kosan)(?!\p{L})[^.!?\n]{0,60}?(?:(?:no|nomor|nomer)\.? ?\d+|rt\.? ?\.?\d+|(?:jl|jalan|gang|gg|blok)\.? [\p{L}\d]+[^.!?\n]{0,25}?\d+)|(?:jl|jalan|gang|gg|blok|perum|perumahan|komplek|kompleks)\.? [^.!?\n]{1,40}? (?:no|nomor|nomer)\.? ?\d+)/iu;
const PUBLIC_PLACE =
  /(?<!\p{L})(?:balai|kantor|sekolah|sdn?|smpn?|sman?|masjid|musala|mushola|gereja|pura|vihara|lapangan|pasar|puskesmas|posyandu|polindes|gedung|aula|toko|warung|gudang|posko|rumah (?:sakit|makan|adat|produksi|baca|pintar|singgah|ibadah|potong|tahfiz)|terendam|terbakar|rusak|roboh)(?!\p{L})/iu;

/* What finds a person who did not ask for it. */
export const contact = (text) => {
  const number = CALL_US.test(text) && !PRIVATE.test(text) ? null : placeOf(PHONE, text);
  const home = text.match(HOME);
  // A street alone may be that of the hall of which the sentence speaks.
  const isHome = home && !PUBLIC_PLACE.test(/^[jgbp]/i.test(home[0]) ? text : home[0]);
  return (
    number ??
    placeOf(SPELT, text) ??
    placeOf(NIK, text) ??
    (isHome ? spot(home.index, home[0].length) : null)
  );
};
