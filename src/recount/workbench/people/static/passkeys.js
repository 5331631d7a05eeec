// Passkeys: asks the browser to make or to use one, and sends what it answers with the form that asked.
// For: forms with data-passkey="create", "get" or "login". Not for: checking anything; the server does.

const bytesOf = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (each) => each.charCodeAt(0));
const textOf = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const named = (list) => (list ?? []).map((each) => ({ ...each, id: bytesOf(each.id) }));

function forMaking({ publicKey }, withoutPassword) {
  const asked = { ...publicKey.authenticatorSelection };
  if (withoutPassword) Object.assign(asked, { residentKey: "required", requireResidentKey: true, userVerification: "required" });
  return {
    ...publicKey,
    challenge: bytesOf(publicKey.challenge),
    user: { ...publicKey.user, id: bytesOf(publicKey.user.id) },
    excludeCredentials: named(publicKey.excludeCredentials),
    authenticatorSelection: asked,
  };
}

const forUsing = ({ publicKey }) => ({
  ...publicKey, challenge: bytesOf(publicKey.challenge), allowCredentials: named(publicKey.allowCredentials),
});

function answerOf(credential) {
  const said = {};
  for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[part]) said[part] = textOf(credential.response[part]);
  }
  if (credential.response.getTransports) said.transports = credential.response.getTransports();
  return {
    id: credential.id, rawId: textOf(credential.rawId), type: credential.type, response: said,
    authenticatorAttachment: credential.authenticatorAttachment, clientExtensionResults: credential.getClientExtensionResults(),
  };
}

async function optionsOf(form) {
  if (form.dataset.passkey !== "login") return JSON.parse(form.dataset.options);
  const answer = await fetch(form.action, { headers: { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" } });
  return (await answer.json()).request_options;
}

async function ask(form) {
  const options = await optionsOf(form);
  if (form.dataset.passkey !== "create") return navigator.credentials.get({ publicKey: forUsing(options) });
  return navigator.credentials.create({ publicKey: forMaking(options, form.elements.passwordless?.checked) });
}

async function submitted(event) {
  event.preventDefault();
  const form = event.target;
  try {
    form.elements.credential.value = JSON.stringify(answerOf(await ask(form)));
    form.submit();
  } catch {
    const notice = document.createElement("p");
    notice.className = "notice warning";
    notice.textContent = form.dataset.failed;
    document.getElementById("notices").replaceChildren(notice);
  }
}

for (const form of document.querySelectorAll("form[data-passkey]")) form.addEventListener("submit", submitted);
