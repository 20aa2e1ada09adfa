/* A tap on the map of dots writes the point into its field, and a point in the field stands on the
   map. Without this script the point is typed, or pasted from another map. */
const WIDTH = 1_000; // of the drawing
const NUMBER = /[-−–]?\d{1,3}[.,]\d{2,}/g;
const box = document.querySelector("[data-tap-map]");
const field = document.getElementById(box?.dataset.tapMap);
const mark = box?.querySelector("svg");
const { west, north, lonFactor, scale } = Object.fromEntries(
  Object.entries(box?.dataset ?? {}).map(([name, value]) => [name, Number(value)]),
);

function moveMark() {
  const numbers = field.value.match(NUMBER)?.map(degrees) ?? [];
  const [lat, lon] = numbers.slice(0, 2).sort((one, other) => one - other);
  mark.toggleAttribute("hidden", lon === undefined);
  if (lon === undefined) return;
  const [x, y] = [(lon - west) * lonFactor * scale, (north - lat) * scale];
  for (const circle of mark.children)
    circle.setAttribute("transform", `translate(${x.toFixed()} ${y.toFixed()})`);
}

const degrees = (text) => Number(text.replace(/[−–]/, "-").replace(",", "."));

function tap({ clientX, clientY }) {
  const { left, top, width } = box.querySelector("img").getBoundingClientRect();
  const unit = WIDTH / width;
  const lon = west + ((clientX - left) * unit) / scale / lonFactor;
  const lat = north - ((clientY - top) * unit) / scale;
  field.value = `${lat.toFixed(5)}, ${lon.toFixed(5)}`;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

if (box) {
  box.addEventListener("click", tap);
  field.addEventListener("input", moveMark);
  document.querySelector("[data-tap-words]").hidden = false;
  moveMark();
}
