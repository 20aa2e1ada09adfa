/* What home says of the outbox, in one line: what needs a look, else what waits, else what has gone
   a while after its press. */
const RECENT = 3_600_000;
const BY_ITSELF = 30_000; // milliseconds; what went sooner was seen to go

const named = (rows, many) => (rows.length === 1 ? rows[0].title || "Tanpa judul" : many);

/* `rows` are those of this person here, the newest first; `clock` gives an hour in words; `seen` are
   the keys of rows that waited on this page. Nothing when there is nothing to say. */
export function lineOf(rows, clock, { now = Date.now(), seen = new Set() } = {}) {
  const of = (state) => rows.filter((row) => row.state === state);
  const [look, waiting] = [of("look"), of("waiting")];
  if (look.length) {
    const title = named(look, `${look.length} kiriman belum diterima`);
    return { title, words: "Perlu Anda lihat", tone: "bad" };
  }
  if (waiting.length) {
    const under = waiting.find((row) => row.words?.startsWith("Mengirim"));
    return {
      title: named(waiting, `${waiting.length} kiriman di HP ini`),
      words: under?.words ?? "Menunggu sinyal, terkirim sendiri",
      tone: under ? "good" : "warn",
    };
  }
  const sent = of("sent")
    .filter(
      (row) => now - row.sentAt < RECENT && (seen.has(row.key) || row.sentAt - row.at > BY_ITSELF),
    )
    .sort((one, other) => other.sentAt - one.sentAt);
  if (!sent.length) return null;
  const words = `Terkirim pukul ${clock(sent[0].sentAt)}`;
  const title = named(sent, `${sent.length} kiriman sudah sampai`);
  return { title, words, tone: "good", address: sent.length === 1 ? sent[0].address : "" };
}
