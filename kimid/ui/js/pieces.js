/* A photo goes in pieces. A line that breaks costs one of them; the house says where to go on. */
import { ask, NoSignal, Refused } from "./line.js";

const PIECE = 32 * 1024;

/* Send these bytes under this name below `base`. `began` says that some may be there already. Gives `{name, url}`. */
export async function sendBytes({ base, name, blob, token, began = false, tell = () => {} }) {
  let have = 0, out = 0;
  for (let first = true; ; first = false) {
    const body = await blob.slice(have, began && first ? have : have + PIECE).arrayBuffer();
    const headers = { "Content-Type": "application/octet-stream", "Upload-Offset": have, "Upload-Length": blob.size };
    const [status, said] = await ask(`${base}${name}/potongan/`, { body, token, headers });
    if (said.name) return said;
    if (said.have === undefined) throw new Refused(said.error ?? "Foto ini belum bisa dikirim.");
    out = status === 409 && !(said.have > have) ? out + 1 : 0;
    if (out > 3) throw new NoSignal("Menunggu kimid. Aman di HP.");
    have = said.have;
    tell(have);
  }
}
