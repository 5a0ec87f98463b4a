// Tries numbers until the key that is derived from one begins as the puzzle asks (altcha, version 2, PBKDF2).
const bytes = (hex) => Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));
const hex = (array) => Array.from(array, (byte) => byte.toString(16).padStart(2, "0")).join("");

async function derive({ salt, cost, keyLength }, password) {
  const key = await crypto.subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
  const rule = { name: "PBKDF2", hash: "SHA-256", salt: bytes(salt), iterations: cost };
  return new Uint8Array(await crypto.subtle.deriveBits(rule, key, keyLength * 8));
}

addEventListener("message", async ({ data: puzzle }) => {
  const begin = performance.now();
  const nonce = bytes(puzzle.nonce);
  const password = new Uint8Array(nonce.length + 4);
  password.set(nonce);
  const number = new DataView(password.buffer, nonce.length);
  for (let counter = 0; ; counter++) {
    number.setUint32(0, counter);
    const derivedKey = hex(await derive(puzzle, password));
    if (derivedKey.startsWith(puzzle.keyPrefix)) {
      postMessage({ counter, derivedKey, time: performance.now() - begin });
      return;
    }
  }
});
