/* The panel over one photo: circles over faces, the frame that stays, the point that matters. */
import { choosePoint, frameOf, paint, within } from "./retouch-canvas.js";

const SHAPES = { utuh: 0, persegi: 1, mendatar: 3 / 2, tegak: 4 / 5 };
const WIDTH = 720; // of the canvas
const STEP = 0.04; // shares of the picture, all of these
const RADIUS = 0.09;
const SMALLEST = 0.03;
const LARGEST = 0.4;
const CUT_OFF = "Putus sebelum sampai. Pilihan Anda masih ada; coba sekali lagi.";
const ON_THE_PHONE = "Foto ini masih di HP. Tunggu sampai terkirim, lalu tekan Pakai lagi.";

/* In another tab, so that what was chosen here stays. */
function elsewhere(address) {
  const link = document.createElement("a");
  link.href = address;
  link.target = "_blank";
  link.textContent = "Pastikan ini saya";
  return link;
}

export class RetouchPanel {
  #panel;
  #canvas;
  #words;
  #picture = new Image();
  #focus; // the field for the point that matters, if the form has one
  #drag = null; // where the finger was last
  #send;
  #onClose;
  #onChange;
  #choices = {
    mode: "samarkan", // or "potong", "titik"
    hidden: [],
    point: { across: 0.5, down: 0.5 },
    frame: { left: 0, top: 0, width: 1, height: 1 },
  };

  /* `send` takes [[name, value]] and gives the server's answer; `onChange` hears of the new photo.
   */
  constructor(template, item, { send, onChange, onClose }) {
    this.#panel = template.content.firstElementChild.cloneNode(true);
    this.#canvas = this.#panel.querySelector("canvas");
    this.#words = this.#panel.querySelector("[role=status]");
    this.#focus = item.querySelector("select[name$=-focus]");
    this.#send = send;
    this.#onChange = onChange;
    this.#onClose = onClose;
    const [x, y] = (this.#focus?.value || "50 50").split(" ").map((part) => part / 100);
    this.#choices.point = { across: x, down: y };
    this.#listen();
    const image = item.querySelector("img");
    // the largest that there is
    this.#picture.src = image.srcset
      ? image.srcset.split(",").at(-1).trim().split(" ")[0]
      : image.src;
  }

  /* Show it below the button that opens it. */
  openAfter(button) {
    button.after(this.#panel);
    this.#panel.querySelector("input").focus();
  }

  #listen() {
    this.#picture.addEventListener("load", () => this.#fit());
    this.#panel.addEventListener("click", (event) =>
      this.#act(event.target.closest("button")?.dataset.act),
    );
    this.#panel.addEventListener("input", (event) => {
      event.stopPropagation(); // nothing of the story has changed yet
      this.#choose(event.target);
    });
    this.#canvas.addEventListener("pointerdown", (event) => this.#press(event));
    this.#canvas.addEventListener("pointermove", (event) => this.#pull(event));
    for (const end of ["pointerup", "pointercancel"])
      this.#canvas.addEventListener(end, () => {
        this.#drag = null;
      });
  }

  #fit() {
    const { naturalWidth, naturalHeight } = this.#picture;
    this.#canvas.style.maxInlineSize = `calc(60vh * ${naturalWidth / naturalHeight})`;
    this.#canvas.width = WIDTH;
    this.#canvas.height = Math.round((WIDTH * naturalHeight) / naturalWidth);
    this.#show();
  }

  #act(name) {
    const acts = {
      kiri: () => this.#move(-STEP, 0),
      kanan: () => this.#move(STEP, 0),
      atas: () => this.#move(0, -STEP),
      bawah: () => this.#move(0, STEP),
      besar: () => this.#resize(1.25),
      kecil: () => this.#resize(0.8),
      hapus: () => this.#unhide(),
      tambah: () => this.#hide(0.5, 0.4),
      batal: () => this.#close(),
      pakai: () => this.#save(),
    };
    acts[name]?.();
  }

  #choose({ name, value }) {
    if (name === "retouch-mode") this.#choices.mode = value;
    if (name === "retouch-shape") this.#choices.frame = frameOf(SHAPES[value], this.#picture);
    this.#show();
  }

  #press(event) {
    this.#canvas.setPointerCapture(event.pointerId);
    this.#drag = this.#placeOf(event);
    if (this.#choices.mode === "titik") {
      this.#choices.point = this.#drag;
      this.#paint();
    }
    if (this.#choices.mode === "samarkan") this.#hide(this.#drag.across, this.#drag.down);
  }

  #pull(event) {
    if (!this.#drag) return;
    const from = this.#drag;
    const to = this.#placeOf(event);
    this.#move(to.across - from.across, to.down - from.down);
    this.#drag = to;
  }

  #placeOf(event) {
    return {
      across: within(event.offsetX / this.#canvas.clientWidth, 0, 1),
      down: within(event.offsetY / this.#canvas.clientHeight, 0, 1),
    };
  }

  #move(right, down) {
    const { mode, frame, hidden, point } = this.#choices;
    if (mode === "potong") {
      frame.left = within(frame.left + right, 0, 1 - frame.width);
      frame.top = within(frame.top + down, 0, 1 - frame.height);
    }
    const spot = { samarkan: hidden.at(-1), titik: point }[mode];
    if (spot) {
      spot.across = within(spot.across + right, 0, 1);
      spot.down = within(spot.down + down, 0, 1);
    }
    this.#paint();
  }

  #resize(times) {
    const circle = this.#choices.hidden.at(-1);
    if (circle) circle.radius = within(circle.radius * times, SMALLEST, LARGEST);
    this.#paint();
  }

  #hide(across, down) {
    const { hidden } = this.#choices;
    hidden.push({ across, down, radius: hidden.at(-1)?.radius ?? RADIUS });
    this.#paint();
  }

  #unhide() {
    this.#choices.hidden.pop();
    this.#paint();
  }

  #show() {
    for (const part of this.#panel.querySelectorAll("[data-for]"))
      part.hidden = !part.dataset.for.includes(this.#choices.mode);
    this.#paint();
  }

  #paint() {
    paint(this.#canvas, this.#picture, this.#choices);
  }

  #close() {
    this.#panel.remove();
    this.#onClose();
  }

  async #save() {
    if (this.#focus) choosePoint(this.#focus, this.#choices.point);
    const { frame, hidden } = this.#choices;
    if (!hidden.length && frame.width === 1 && frame.height === 1) return this.#close();
    this.#words.textContent = "Sebentar…";
    const { photo, error, confirm, isUnknown } = await this.#send(this.#fields());
    if (!photo) {
      this.#words.textContent = error ?? (isUnknown ? ON_THE_PHONE : CUT_OFF);
      if (confirm) this.#words.append(" ", elsewhere(confirm));
      return undefined;
    }
    this.#onChange(photo);
    return this.#close();
  }

  #fields() {
    const { left, top, width, height } = this.#choices.frame;
    const shares = (numbers) => numbers.map((number) => number.toFixed(4)).join(" ");
    const circles = this.#choices.hidden.map(({ across, down, radius }) => [across, down, radius]);
    return [
      ["cut", shares([left, top, left + width, top + height])],
      ...circles.map((circle) => ["hide", shares(circle)]),
    ];
  }
}
