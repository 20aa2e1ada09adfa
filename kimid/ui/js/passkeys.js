/* Passkeys: asks the phone for a fingerprint, a face or its PIN, and sends what it signed. Without
   this script there are codes. */
const bytes = (asText) =>
  Uint8Array.from(atob(asText.replace(/-/g, "+").replace(/_/g, "/")), (letter) =>
    letter.charCodeAt(0),
  );
const asText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=/g, "");

const withBytes = (keys) => (keys || []).map((key) => ({ ...key, id: bytes(key.id) }));

/* What the server offers comes as text; the phone wants bytes. */
const asBytes = (options) => {
  const made = { ...options, challenge: bytes(options.challenge) };
  if (options.user) made.user = { ...options.user, id: bytes(options.user.id) };
  if (options.excludeCredentials) made.excludeCredentials = withBytes(options.excludeCredentials);
  if (options.allowCredentials) made.allowCredentials = withBytes(options.allowCredentials);
  return made;
};

const answer = (key) => {
  const response = {};
  for (const part of [
    "clientDataJSON",
    "attestationObject",
    "authenticatorData",
    "signature",
    "userHandle",
  ])
    if (key.response[part]) response[part] = asText(key.response[part]);
  return {
    id: key.id,
    rawId: asText(key.rawId),
    type: key.type,
    response,
    clientExtensionResults: key.getClientExtensionResults(),
  };
};

for (const form of document.querySelectorAll("[data-passkey]")) {
  if (!window.PublicKeyCredential) continue;
  form.hidden = false;
  const words = form.querySelector("[data-passkey-words]");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const publicKey = asBytes(JSON.parse(form.dataset.options).publicKey);
    try {
      const ask = form.dataset.passkey === "new" ? "create" : "get";
      form.elements.credential.value = JSON.stringify(
        answer(await navigator.credentials[ask]({ publicKey })),
      );
    } catch {
      words.hidden = false;
      return;
    }
    form.submit();
  });
}
