// Asks the browser for a passkey and sends its answer with the form: <form data-passkey="create" or "get">.
// What the browser needs stands in the JSON that `data-options` names.
function optionsOf(form) {
  const [options] = Object.values(JSON.parse(document.getElementById(form.dataset.options).textContent))
  return options.publicKey
}

async function ask(form) {
  const kind = window.PublicKeyCredential
  if (form.dataset.passkey === "create") {
    return navigator.credentials.create({ publicKey: kind.parseCreationOptionsFromJSON(optionsOf(form)) })
  }
  return navigator.credentials.get({ publicKey: kind.parseRequestOptionsFromJSON(optionsOf(form)) })
}

for (const form of document.querySelectorAll("[data-passkey]")) {
  const button = form.querySelector("button[type=button]")
  button.hidden = !window.PublicKeyCredential?.parseCreationOptionsFromJSON
  button.addEventListener("click", async () => {
    try {
      form.elements.credential.value = JSON.stringify((await ask(form)).toJSON())
      form.submit()
    } catch {
      form.querySelector("[data-passkey-failed]").hidden = false
    }
  })
}
