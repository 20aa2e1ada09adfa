/* A button beside a field copies what stands in it. Without this script one selects it by hand. */
const label = "Tersalin";

for (const button of document.querySelectorAll("[data-copy]")) {
  const field = document.getElementById(button.dataset.copy);
  const words = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      document.execCommand("copy");
    }
    button.textContent = label;
    setTimeout(() => {
      button.textContent = words;
    }, 2000);
  });
}
