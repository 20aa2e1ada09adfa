/* A page of a paper is turned where it stands, so that nothing that was typed beside it is lost. */
document.addEventListener("click", (event) => {
  const turn = event.target.closest("[data-turn]");
  if (!turn) return;
  event.preventDefault();
  const degrees = Number(turn.dataset.turn) % 360;
  const picture = turn.closest("[data-page]").querySelector("img");
  const address = new URL(turn.href);
  address.searchParams.set("putar", degrees);
  picture.src = address.href;
  turn.dataset.turn = String((degrees + 90) % 360);
});
