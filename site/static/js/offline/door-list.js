// The list at the door as it is with what waits on this phone: who was ticked, and how many are there.
const count = () => document.querySelector("[data-door-count]");

document.addEventListener("unsent-notes", ({ detail: notes }) => {
  let walkIns = 0;
  for (const note of notes.filter(({ url }) => url.startsWith(location.pathname))) {
    const { guest, is_there: isThere, seats } = Object.fromEntries(note.entries);
    if (guest) press(document.getElementById(`guest-${guest}`), isThere === "1");
    else if (seats && !note.reason) walkIns += Number(seats);
  }
  let change = walkIns;
  for (const button of document.querySelectorAll("[data-was]")) {
    const seats = Number(button.dataset.seats);
    change += seats * ((button.value === "0") - (button.dataset.was === "0"));
  }
  count().textContent = Number(count().dataset.doorCount) + change;
});

// The button's value is what the next tap will say.
function press(button, isThere) {
  if (!button) return;
  button.dataset.was ??= button.value;
  button.value = isThere ? "0" : "1";
  button.setAttribute("aria-pressed", isThere);
  button.classList.toggle("button-secondary", !isThere);
}
