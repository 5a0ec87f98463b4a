// Say how much room a text has left, or by how much it is too long. Without this the server says it.
const SHOWN_FROM = 0.6;

for (const input of document.querySelectorAll("[data-most-characters]")) {
  const most = Number(input.dataset.mostCharacters);
  const note = document.createElement("p");
  note.className = "field__help";
  note.setAttribute("role", "status");
  const count = () => {
    // As the server counts: a character outside of the basic plane is one.
    const left = most - [...input.value].length;
    const words = left < 0 ? input.dataset.counterOver : input.dataset.counterLeft;
    note.textContent = left > most * (1 - SHOWN_FROM) ? "" : words.replace("{number}", Math.abs(left));
    note.classList.toggle("field__error", left < 0);
  };
  input.after(note);
  input.addEventListener("input", count);
  count();
}
