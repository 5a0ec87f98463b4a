// A form that is on its way is not sent a second time. The server would notice; the visitor need not wait for that.
for (const form of document.querySelectorAll("[data-submit-once]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.isSent) event.preventDefault();
    form.dataset.isSent = "yes";
  });
  // Who comes back with the browser's button may correct and send again.
  window.addEventListener("pageshow", () => delete form.dataset.isSent);
}
