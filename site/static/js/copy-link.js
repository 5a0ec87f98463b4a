// A button that copies this page's address, shown only where copying works.
// data-copy-link may name another address; data-copied holds the words for afterwards.
for (const button of document.querySelectorAll("[data-copy-link]")) {
  if (!navigator.clipboard) break;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copyLink || location.href);
    button.setAttribute("aria-live", "polite");
    if (button.dataset.copied) button.lastChild.textContent = button.dataset.copied;
  });
}
