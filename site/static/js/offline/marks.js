// Marks what a note that waits is about: each place of a list, by data-offline-at, which is how its addresses begin.
const board = document.querySelector("[data-unsent-notes]");

document.addEventListener("unsent-notes", ({ detail: notes }) => {
  for (const row of document.querySelectorAll("[data-offline-at]")) {
    const mark = row.querySelector("[data-offline-mark]");
    const waits = notes.some((note) => note.url.startsWith(row.dataset.offlineAt));
    mark.textContent = waits ? board.dataset.waiting : "";
    for (const button of row.querySelectorAll("form[data-offline-note] button")) button.disabled = waits;
  }
});
