/* A photo goes in chunks. A connection that breaks costs one of them; the server says where to go on. */
import { ask, NoSignal, Refused } from "./api.js";

const CHUNK = 32 * 1024;

/* Send these bytes under this name below `base`. `began` says that some may be there already. Gives
   `{name, url}`. */
export async function sendBytes({ base, name, blob, token, began = false, onProgress = () => {} }) {
  let received = 0;
  let outOfStep = 0;
  for (let first = true; ; first = false) {
    const body = await blob
      .slice(received, began && first ? received : received + CHUNK)
      .arrayBuffer();
    const headers = {
      "Content-Type": "application/octet-stream",
      "Upload-Offset": received,
      "Upload-Length": blob.size,
    };
    const [status, answer] = await ask(`${base}${name}/potongan/`, { body, token, headers });
    if (answer.name) return answer;
    if (answer.have === undefined)
      throw new Refused(answer.error ?? "Foto ini belum bisa dikirim.");
    outOfStep = status === 409 && !(answer.have > received) ? outOfStep + 1 : 0;
    if (outOfStep > 3) throw new NoSignal("Menunggu kimid. Aman di HP.");
    received = answer.have;
    onProgress(received);
  }
}
