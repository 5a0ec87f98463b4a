// A form that is on its way is not sent a second time: the server would notice, the visitor need not wait for
// that. And nobody who goes back to it is asked whether to send it again.
const PAUSE = 5000;

for (const form of document.querySelectorAll("[data-submit-once]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.isSent) return event.preventDefault();
    form.dataset.isSent = "yes";
    // A page with errors is the answer to a form, and the browser would send that again to show the page. This
    // makes its place in the history that of the page alone.
    history.replaceState(history.state, "", location.href);
    // The page is still there: it was stopped, or no answer came. The button must work again.
    setTimeout(() => delete form.dataset.isSent, PAUSE);
  });
  // Who comes back with the browser's button may correct and send again.
  window.addEventListener("pageshow", () => delete form.dataset.isSent);
}
