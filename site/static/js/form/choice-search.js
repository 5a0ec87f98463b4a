// Search through many boxes to tick. What is ticked is always shown; without this all are shown.
for (const group of document.querySelectorAll("[data-searched-choices]")) {
  const rows = [...group.querySelectorAll("label")].map((label) => label.parentElement);
  const search = document.createElement("input");
  const caption = document.createElement("label");
  const none = document.createElement("p");
  search.type = "search";
  search.id = `${group.dataset.searchedChoices}_search`;
  search.autocomplete = "off";
  caption.htmlFor = search.id;
  caption.textContent = group.dataset.label;
  none.className = "field__help";
  none.setAttribute("role", "status");
  search.addEventListener("input", () => {
    const words = search.value.trim().toLocaleLowerCase();
    let found = 0;
    for (const row of rows) {
      const isFound = row.textContent.toLocaleLowerCase().includes(words);
      row.hidden = !isFound && !row.querySelector("input").checked;
      found += isFound;
    }
    none.textContent = found ? "" : group.dataset.none;
  });
  // Enter would send the whole form.
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
  group.prepend(caption, search, none);
}
