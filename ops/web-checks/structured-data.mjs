// Judges the structured data of pages: each must follow schema.org and what search engines ask of
// it.
//   node structured-data.mjs page.html [page.html ...]
// Exit code 1 when anything is wrong, warnings included. schemaorg.json is the part of the
// vocabulary that our pages use, cut from release 12.0.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import Validator from "@adobe/structured-data-validator";
import WebAutoExtractor from "@marbec/web-auto-extractor";

const vocabulary = JSON.parse(
  await readFile(fileURLToPath(new URL("schemaorg.json", import.meta.url)), "utf8"),
);
let wrong = 0;
for (const file of process.argv.slice(2)) {
  const html = await readFile(file, "utf8");
  const found = new WebAutoExtractor({
    addLocation: true,
    embedSource: ["rdfa", "microdata"],
  }).parse(html);
  const types = Object.keys(found.jsonld);
  const issues = await new Validator(vocabulary).validate(found);
  const wrongHere = [...(found.errors ?? []), ...issues];
  wrong += wrongHere.length + (types.length ? 0 : 1);
  console.log(`${file}: ${types.sort().join(", ") || "no structured data"}`);
  for (const issue of wrongHere) {
    console.log(
      `  ${issue.severity ?? "ERROR"}: ${issue.issueMessage ?? issue.message} ${JSON.stringify(issue.path ?? "")}`,
    );
  }
}
process.exitCode = wrong ? 1 : 0;
