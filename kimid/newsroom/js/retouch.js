/* A photo of the sheet under the finger: what matters most in it, what is cut off, which face
   nobody may know. The server makes it anew under another name; here only places are chosen, as
   shares of the picture. */
import { RetouchPanel } from "./retouch-panel.js";

const template = document.querySelector("template[data-retouch]");
const form = template?.closest("form");

const nameOf = (item) => item.id.replace("foto-", "");

/* Everything that names the photo names the new one from now on. */
function replace(item, { name, url, base }) {
  if ("onePhoto" in form.dataset)
    return location.assign(`${template.dataset.retouch}${name}/disamarkan/`);
  const old = nameOf(item);
  const input = form.querySelector(`[name=photos][value="${old}"]`);
  const tile = input?.closest("li");
  if (input) input.value = name;
  tile?.querySelector("a[href]")?.setAttribute("href", `#foto-${name}`);
  for (const part of [item, ...item.querySelectorAll("*"), ...(tile?.querySelectorAll("*") ?? [])])
    for (const attribute of [...part.attributes])
      if (attribute.value.includes(old))
        part.setAttribute(attribute.name, attribute.value.replaceAll(old, name));
  for (const image of [tile?.querySelector("img"), item.querySelector("img")])
    if (image) showInstead(image, url);
  const renamed = [[old, name]];
  const was = form.elements.base?.value;
  if (base && was) renamed.push([was, (form.elements.base.value = base)]);
  form.dispatchEvent(new CustomEvent("sheet:renamed", { detail: renamed }));
  form.dispatchEvent(new Event("input", { bubbles: true }));
}

function showInstead(image, url) {
  for (const source of image.parentElement.querySelectorAll("source")) source.remove();
  image.removeAttribute("srcset");
  image.src = url;
}

/* Gives the new photo as `{ photo }`, or why there is none, and where to confirm who one is. */
async function send(item, fields) {
  const body = new FormData();
  body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  body.append("base", form.elements.base?.value ?? "");
  for (const [name, value] of fields) body.append(name, value);
  const url = `${template.dataset.retouch}${nameOf(item)}/ubah/`;
  const headers = { Accept: "application/json" };
  const answer = await fetch(url, { method: "POST", body, headers }).catch(() => null);
  const isJson = answer?.headers.get("Content-Type")?.includes("json");
  const data = isJson ? await answer.json() : {};
  if (data.name) return { photo: data };
  return { error: data.error, confirm: data.confirm, isUnknown: answer?.status === 404 };
}

function open(item, button) {
  const panel = new RetouchPanel(template, item, {
    send: (fields) => send(item, fields),
    onChange: (photo) => replace(item, photo),
    onClose: () => {
      button.hidden = false;
      button.focus();
    },
  });
  form.querySelector(".retouch [data-act=batal]")?.click(); // one photo at a time
  button.hidden = true;
  panel.openAfter(button);
}

/* Photos come to the sheet at any moment, so the list is asked, not each of them. */
if (form && template) {
  form.dataset.canRetouch = "";
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-open-retouch]");
    if (button) open(button.closest("[id^=foto-]"), button);
  });
}
