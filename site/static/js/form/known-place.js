// Who chooses a place that is known sees its address in the fields. Without this the server adds it.
const input = document.querySelector("input[name=place_name][list]");
const FIELDS = { street: "knownStreet", postcode: "knownPostcode", neighbourhood: "knownNeighbourhood" };
const filled = {};

input?.addEventListener("input", () => {
  const place = [...input.list.options].find(({ value }) => value === input.value);
  for (const [name, fact] of Object.entries(FIELDS)) {
    const field = input.form.elements[name];
    // What somebody typed stays; what came from another place goes.
    if (!field || (field.value && field.value !== filled[name])) continue;
    field.value = filled[name] = place?.dataset[fact] ?? "";
  }
});
