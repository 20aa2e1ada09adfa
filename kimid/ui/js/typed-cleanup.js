/* The page of something that the server has: this phone needs no copy of its form any more. */
import { memoryOf } from "./form-memory.js";

const number = location.pathname.split("/").at(-2);
const pathOf = (form) => new URL(form, location).pathname;

const started = memoryOf(pathOf("../baru/"));
const fields = new Map(started.read()?.fields ?? []);
if (fields.get("number") === number) started.forget();

/* A form was sent, and that led here. */
const cameFrom = document.referrer && new URL(document.referrer).pathname;
const sent = memoryOf(cameFrom);
if (cameFrom && cameFrom !== location.pathname && sent.read()?.isSent) sent.forget();

/* The answer to a form stands at the address that took it. */
const answered = memoryOf(location.pathname);
if (answered.read()?.isSent) answered.forget();
