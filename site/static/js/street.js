// Two buttons that walk along the street, for those who cannot swipe; shown only when it is longer than the screen.
for (const street of document.querySelectorAll("[data-street]")) {
  const row = street.querySelector("[data-street-row]");
  const buttons = street.querySelectorAll("[data-street-step]");
  const isStill = matchMedia("(prefers-reduced-motion: reduce)");

  const refresh = () => {
    const end = row.scrollWidth - row.clientWidth;
    const walked = Math.abs(row.scrollLeft);
    for (const button of buttons) {
      button.hidden = end <= 1;
      button.disabled = button.dataset.streetStep < 0 ? walked <= 1 : walked >= end - 1;
    }
  };

  for (const button of buttons) {
    button.addEventListener("click", () => {
      const direction = getComputedStyle(row).direction === "rtl" ? -1 : 1;
      const distance = button.dataset.streetStep * direction * row.clientWidth * 0.8;
      row.scrollBy({ left: distance, behavior: isStill.matches ? "auto" : "smooth" });
    });
  }
  row.addEventListener("scroll", refresh, { passive: true });
  new ResizeObserver(refresh).observe(row);
}
