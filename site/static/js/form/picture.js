// Make a photo smaller before it travels, and say at once when it is too heavy. Without this, or where
// the browser cannot read the picture, the server does both.
import { lighter } from "./shrinking.js";

for (const input of document.querySelectorAll("[data-most-bytes]")) {
  const note = document.createElement("p");
  note.className = "field__error";
  note.setAttribute("role", "alert");
  input.after(note);
  input.addEventListener("change", async () => {
    const [file] = input.files;
    note.textContent = "";
    if (!file) return;
    const smaller = await lighter(file);
    // Somebody may have chosen another one meanwhile.
    if (input.files[0] !== file) return;
    if (smaller !== file) {
      const files = new DataTransfer();
      files.items.add(smaller);
      input.files = files.files;
    } else if (file.size > Number(input.dataset.mostBytes)) {
      note.textContent = input.dataset.tooHeavy;
      input.value = "";
    }
  });
}
