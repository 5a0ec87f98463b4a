// Say at once that a picture is too heavy, before it travels; without this the server says it.
for (const input of document.querySelectorAll("[data-most-bytes]")) {
  const note = document.createElement("p");
  note.className = "field__error";
  note.setAttribute("role", "alert");
  input.after(note);
  input.addEventListener("change", () => {
    const isTooHeavy = input.files[0]?.size > Number(input.dataset.mostBytes);
    note.textContent = isTooHeavy ? input.dataset.tooHeavy : "";
    if (isTooHeavy) input.value = "";
  });
}
