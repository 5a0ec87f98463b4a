// "In meiner Nähe": the position is asked for after a tap, sent once, and stored nowhere.
const DENIED = 1; // GeolocationPositionError.PERMISSION_DENIED

for (const form of document.querySelectorAll("[data-nearest]")) {
  if (!navigator.geolocation) continue;
  form.hidden = false;
  const say = (text) => (form.querySelector("[data-nearest-status]").textContent = text);
  form.addEventListener("submit", (event) => {
    if (form.elements.latitude.value) return;
    event.preventDefault();
    if (!navigator.onLine) return say(form.dataset.noNetwork);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        form.elements.latitude.value = coords.latitude;
        form.elements.longitude.value = coords.longitude;
        form.submit();
      },
      ({ code }) => say(code === DENIED ? form.dataset.denied : form.dataset.unknown),
      { timeout: 15_000, maximumAge: 60_000 },
    );
  });
}
