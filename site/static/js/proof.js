// Solves the puzzle of a form while its page is read. Who sends the form earlier, or without scripts, gets through too.
for (const input of document.querySelectorAll("[data-proof]")) {
  if (!window.Worker || !crypto.subtle) break;
  const challenge = JSON.parse(input.dataset.proof);
  const worker = new Worker(input.dataset.proofWorker);
  worker.addEventListener("message", ({ data }) => {
    input.value = btoa(JSON.stringify({ challenge, solution: data }));
    worker.terminate();
  });
  worker.postMessage(challenge.parameters);
}
