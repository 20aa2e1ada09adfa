/* A photo of the sheet under the finger: what matters most in it, what is cut off, which face nobody may know.
   The house makes it anew under another name; here only places are chosen, as shares of the picture. */
import { choosePoint, frameOf, paint, within } from "./bidang.js";

const SHAPES = { utuh: 0, persegi: 1, mendatar: 3 / 2, tegak: 4 / 5 };
const STEP = 0.04, RADIUS = 0.09, SMALLEST = 0.03, LARGEST = 0.4;
const CUT_OFF = "Putus sebelum sampai. Pilihan Anda masih ada; coba sekali lagi.";
const ON_THE_PHONE = "Foto ini masih di HP. Tunggu sampai terkirim, lalu tekan Pakai lagi.";
const form = document.querySelector("[data-sheet]");
const model = document.querySelector("template[data-retouch]");
/* Everything that names the photo names the new one from now on. */
function rename(item, old, said) {
  const input = form.querySelector(`[name=photos][value="${old}"]`), tile = input?.closest("li");
  if (input) input.value = said.name;
  tile?.querySelector("a[href]")?.setAttribute("href", `#foto-${said.name}`);
  for (const part of [item, ...item.querySelectorAll("*")]) for (const { name, value } of [...part.attributes])
    if (value.includes(old)) part.setAttribute(name, value.replaceAll(old, said.name));
  for (const image of [tile?.querySelector("img"), item.querySelector("img")]) if (image) {
    for (const source of image.parentElement.querySelectorAll("source")) source.remove();
    image.removeAttribute("srcset");
    image.src = said.url;
  }
  if (said.base && form.elements.base) form.elements.base.value = said.base;
  form.dispatchEvent(new Event("input", { bubbles: true }));
}

function open(item, button) {
  const panel = model.content.firstElementChild.cloneNode(true);
  const canvas = panel.querySelector("canvas"), words = panel.querySelector("[role=status]");
  const shown = item.querySelector("img"), name = item.id.replace("foto-", "");
  const focus = item.querySelector("select[name$=-focus]");
  const [x, y] = (focus?.value || "50 50").split(" ").map((part) => part / 100);
  const state = { mode: "samarkan", hidden: [], point: { across: x, down: y }, frame: { left: 0, top: 0, width: 1, height: 1 } };
  const picture = new Image();
  const again = () => paint(canvas, picture, state);
  const show = () => { for (const part of panel.querySelectorAll("[data-for]")) part.hidden = !part.dataset.for.includes(state.mode); again(); };
  const close = () => { panel.remove(); button.hidden = false; button.focus(); };
  const move = (right, down) => {
    const { frame, point } = state, last = state.hidden.at(-1);
    if (state.mode === "potong") { frame.left = within(frame.left + right, 0, 1 - frame.width); frame.top = within(frame.top + down, 0, 1 - frame.height); }
    const thing = state.mode === "samarkan" ? last : state.mode === "titik" ? point : null;
    if (thing) { thing.across = within(thing.across + right, 0, 1); thing.down = within(thing.down + down, 0, 1); }
    again();
  };
  const resize = (times) => { const last = state.hidden.at(-1); if (last) last.radius = within(last.radius * times, SMALLEST, LARGEST); again(); };
  const hide = (across, down) => { state.hidden.push({ across, down, radius: state.hidden.at(-1)?.radius ?? RADIUS }); again(); };
  const acts = {
    kiri: () => move(-STEP, 0), kanan: () => move(STEP, 0), atas: () => move(0, -STEP), bawah: () => move(0, STEP),
    besar: () => resize(1.25), kecil: () => resize(0.8), hapus: () => { state.hidden.pop(); again(); }, tambah: () => hide(0.5, 0.4),
    batal: close, pakai: () => keep(),
  };
  const keep = async () => {
    if (focus) choosePoint(focus, state.point);
    const { left, top, width, height } = state.frame;
    if (!state.hidden.length && width === 1 && height === 1) return close();
    const body = new FormData();
    body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    body.append("base", form.elements.base?.value ?? "");
    body.append("cut", [left, top, left + width, top + height].map((part) => part.toFixed(4)).join(" "));
    for (const each of state.hidden) body.append("hide", [each.across, each.down, each.radius].map((part) => part.toFixed(4)).join(" "));
    words.textContent = "Sebentar…";
    const answer = await fetch(`${model.dataset.retouch}${name}/ubah/`, { method: "POST", body }).catch(() => null);
    const said = answer?.headers.get("Content-Type")?.includes("json") ? await answer.json() : {};
    if (!said.name) { words.textContent = said.error ?? (answer?.status === 404 ? ON_THE_PHONE : CUT_OFF); return; }
    rename(item, name, said);
    close();
  };
  const place = (event) => ({ across: within(event.offsetX / canvas.clientWidth, 0, 1), down: within(event.offsetY / canvas.clientHeight, 0, 1) });
  let from = null;
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    from = place(event);
    if (state.mode === "titik") { state.point = from; again(); }
    if (state.mode === "samarkan") hide(from.across, from.down);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!from) return;
    const to = place(event);
    move(to.across - from.across, to.down - from.down);
    from = to;
  });
  for (const end of ["pointerup", "pointercancel"]) canvas.addEventListener(end, () => { from = null; });
  panel.addEventListener("click", (event) => acts[event.target.closest("button")?.dataset.act]?.());
  panel.addEventListener("input", (event) => {
    event.stopPropagation(); // nothing of the story has changed yet
    if (event.target.name === "retouch-mode") state.mode = event.target.value;
    if (event.target.name === "retouch-shape") state.frame = frameOf(SHAPES[event.target.value], picture);
    show();
  });
  picture.addEventListener("load", () => {
    canvas.style.maxInlineSize = `calc(60vh * ${picture.naturalWidth / picture.naturalHeight})`;
    canvas.width = 720;
    canvas.height = Math.round(720 * picture.naturalHeight / picture.naturalWidth);
    show();
  });
  picture.src = shown.srcset ? shown.srcset.split(",").at(-1).trim().split(" ")[0] : shown.src;
  form.querySelector(".retouch [data-act=batal]")?.click(); // one photo at a time
  button.hidden = true;
  button.after(panel);
  panel.querySelector("input").focus();
}

/* Photos come to the sheet at any moment, so the list is asked, not each of them. */
if (form && model) {
  form.dataset.canRetouch = "";
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-open-retouch]");
    if (button) open(button.closest("li"), button);
  });
}
