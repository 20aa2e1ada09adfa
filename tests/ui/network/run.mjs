// Reads answers of a server from stdin, gives what the phone makes of each. The scripts run as the
// browser has them.
import { ask, Busy, NoSignal, Refused, SignedOut } from "../../../kimid/ui/js/api.js";

let text = "";
for await (const chunk of process.stdin) text += chunk;
const names = new Map([
  [Busy, "Busy"],
  [NoSignal, "NoSignal"],
  [SignedOut, "SignedOut"],
  [Refused, "Refused"],
]);
const outcome = async ({ status, headers, body }) => {
  globalThis.fetch = async () => {
    if (!status) throw new TypeError("the connection is gone");
    return new Response(body, { status, headers });
  };
  try {
    const [code, data] = await ask("/s/kim/tulis/simpan/", { body: "judul=a" });
    return { name: "answer", code, data };
  } catch (error) {
    const { message, pause = 0 } = error;
    return { name: names.get(error.constructor) ?? "unknown", message, pause };
  }
};
const all = [];
for (const each of JSON.parse(text)) all.push(await outcome(each));
process.stdout.write(JSON.stringify(all));
