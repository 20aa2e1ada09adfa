/* What finds a person who did not ask for it: private numbers, plates, homes. */
import { spot } from "./coach-text.js";

const PHONE = /(?:\+?62|\b0) ?[ .-]?8(?:[ .-]?\d){7,12}(?!\d)/;
const SPELT =
  /(?:(?:nol|kosong|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan)(?: kali)?[ ,-]+){6}/;
const IDENTITY =
  /(?:^|\D)(\d{16})(?!\d)|\b(?:nik|no ?kk|nokk|nomor kk|no\. ?kk|bpjs|ktp)\b[^\d\n]{0,14}\d[\d .-]{9,}/;
const ACCOUNT =
  /\b(?:rek|rekening|norek|bri|bca|bni|bsi|mandiri|btn|dana|gopay|ovo|shopeepay|bank [a-z]+)\b[^\d\n]{0,30}\d[\d -]{7,}\d/;
const PLATE =
  /\b(?:[ABDEFGHKLMNPRSTWZ]|A[ABDEG]|B[ABDEGHKLMNP]|D[ABCDEGHKLMNRST]|E[ABD]|K[BHTU]|P[AB]) ?\d{3,4} ?[A-Z]{2,3}\b/;
const HOME =
  /\b(?:rumah|rumahnya|kediaman|tinggal|alamat|beralamat|alamatnya|domisili|berdomisili|kontrakan|kost?|kosan|ngekos|ngontrak|sembunyi)\b[^!?\n]{0,60}?(?:\b(?:no|nomor|nomer)\b\.? ?\d+|\brt\.? ?\d+(?:[ ,\/]*rw|[^.!?\n]{0,20}\b(?:cat|depan|belakang|sebelah|samping|pagar)\b)|\b(?:jl|jln|jalan|gang|gg|blok)\b\.? [a-z]*\.? ?[a-z]* ?\d+)|\b(?:jl|jln|jalan|gang|gg|blok|perum|perumahan|komplek|kompleks)\b\.? (?!sehat|santai|kaki|rabat|tani|usaha|beton|bareng)[^!?\n]{1,40}? (?:no|nomor|nomer)\b\.? ?\d+|\b(?:perum|perumahan|komplek|kompleks|blok)\b[^.!?\n]{1,30}?\b[a-z]{1,2}[ -]?\d{1,3}\b/;
/* A street with its number, as one tells where somebody lives. */
const STREET =
  /\b(?:di|ke) (?:Jl|Jln|Jalan|Gang|Gg)\.? (?!Dusun|Desa|Kampung|RT|RW)(?:[A-Z][a-z]+ ){1,2}(?:No\.? ?)?\d+\b(?! ?(?:m|meter|km|kilometer)\b)/;
const PUBLIC_PLACE =
  /\b(?:balai|kantor|sekolah|sdn?|smpn?|sman?|masjid|musala|mushola|gereja|pura|vihara|lapangan|pasar|puskesmas|posyandu|polindes|gedung|aula|toko|warung|gudang|posko|sekretariat|lapak|kedai|rumah (?:sakit|makan|adat|produksi|baca|pintar|singgah|ibadah|potong|tahfiz|pak rt|bu rt|ketua)|terendam|terbakar|rusak|roboh)\b/;
const OWNERS =
  /\b(?:panitia|masjid|mushola|musala|yayasan|dkm|takmir|desa|bumdes|koperasi|sekolah|komite|gereja|pura|pemdes|kas|pmi|baznas|lazis\w*|karang taruna|jemaat|kelompok|posko|pondok|pesantren)\b/;

const find = (pattern, text) => {
  const hit = pattern.exec(text);
  return hit && spot(hit.index, hit[0].length);
};
const homeOf = (text, low) => {
  const home = HOME.exec(low) ?? STREET.exec(text);
  if (!home) return null;
  // A street alone may be that of the hall of which the sentence speaks.
  const isStreet = /^(?:di|ke|jl|jln|jalan|gang|gg|blok|perum|perumahan|komplek|kompleks)/.test(
    home[0],
  );
  return PUBLIC_PLACE.test(isStreet ? low : home[0]) ? null : spot(home.index, home[0].length);
};

/* What looks like a number or a home, whoever's it is. */
export const numbersOf = (text) => {
  if (!/\d|(?:nol|kosong|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan)[ ,-]/i.test(text))
    return null;
  const low = text.toLowerCase();
  return {
    phone: find(PHONE, low) ?? find(SPELT, low),
    home: homeOf(text, low),
    other:
      find(IDENTITY, low) ??
      (OWNERS.test(low) ? null : find(ACCOUNT, low)) ??
      (/dinas|ambulan/.test(low) ? null : find(PLATE, text)),
  };
};

const has = (facts, name) => Boolean(facts?.lists.has(`call.${name}`));

/* What readers are to call, by this sentence, the one before or the title, is nobody's secret. */
export const contact = (facts, before, title) => {
  if (!facts.numbers) return null;
  const { phone, home, other } = facts.numbers;
  const isWanted =
    !has(facts, "private") &&
    (has(facts, "public") || [facts, before, title].some((each) => has(each, "offer")));
  return (isWanted ? null : phone) ?? other ?? (isWanted ? null : home);
};
