// Menus and sheets close with Escape and when one goes on elsewhere; without this they stay plain <details>.
const opened = () => [...document.querySelectorAll("[data-menu][open]")];

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of opened()) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

document.addEventListener("click", (event) => {
  for (const menu of opened()) if (!event.composedPath().includes(menu)) menu.open = false;
});

// By keyboard, too: an open sheet would lie over what has the focus. A press on its words focuses what is around it.
document.addEventListener("focusin", ({ target }) => {
  for (const menu of opened()) if (!menu.contains(target) && !target.contains(menu)) menu.open = false;
});
