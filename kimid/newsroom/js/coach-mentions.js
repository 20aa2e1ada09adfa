/* What every story tells somewhere: who, where, when. */
import { HAS_DAY } from "./coach-dates.js";

const WHO = new Set(
  `warga masyarakat petani nelayan guru siswa murid pelajar kader pemuda karang anak ibu bapak
  pak bu ketua kepala kades lurah camat bupati bidan perawat dokter petugas polisi relawan
  pengurus anggota kelompok pkk posyandu bumdes bpd bpbd puskesmas pedagang pembeli peserta
  keluarga orang_tua lansia balita santri ustaz jamaah jemaah pemilik perajin pengrajin peternak
  mahasiswa tim panitia pemdes pemerintah perangkat dinas linmas babinsa bhabinkamtibmas
  penyuluh pengunjung korban sopir pengendara tukang kami kita saya pln pdam bmkg kim`.split(/\s+/),
);
const WHERE = new Set(
  `desa dusun kampung kelurahan kecamatan jalan jl gang gg rt rw pasar balai masjid surau musala
  mushola gereja pura wihara vihara kelenteng sekolah sd sdn smp smpn sma sman mts paud tk
  puskesmas posyandu polindes kantor lapangan jembatan sungai parit pantai pelabuhan dermaga
  sawah kebun ladang hutan bukit gunung simpang pertigaan perempatan rumah halaman gedung aula
  warung tpi tps muara tanggul bendungan embung terminal lokasi`.split(/\s+/),
);
const TO = new Set(["di", "ke", "dari"]);

const isPlaceAt = (tokens, at) =>
  WHERE.has(tokens[at].low) ||
  (TO.has(tokens[at].low) && /^[A-ZÀ-Þ][a-zß-ÿ]/.test(tokens[at + 1]?.raw ?? ""));

const isSomebodyAt = (tokens, at) =>
  WHO.has(tokens[at].low) || WHO.has(`${tokens[at].low}_${tokens[at + 1]?.low}`);

/* Each is looked for until it is there. */
export const MENTIONS = {
  day: ({ text }) => HAS_DAY.test(text),
  who: ({ tokens, persons }) =>
    tokens.some((_, at) => isSomebodyAt(tokens, at)) ||
    persons.some(({ kind }) => kind === "named"),
  where: ({ tokens }) => tokens.some((_, at) => isPlaceAt(tokens, at)),
};
