// The family's plan saves itself every few seconds. Without this the buttons do the same.
{
  const form = document.querySelector("[data-draft]"), line = document.querySelector("[data-draft-state]");
  const EVERY = 4000;
  let dirty = false, busy = false;
  const save = async () => {
    if (!dirty || busy) return;
    busy = true; dirty = false;
    try {
      const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { "X-Tap": "1" }, redirect: "error" });
      if (answer.ok) {
        const kept = await answer.json();
        form.elements.version.value = kept.version;
        line.textContent = line.dataset.kept.replace("{time}", kept.at);
      } else {
        line.textContent = line.dataset.refused;
      }
    } catch {
      dirty = true;
      line.textContent = line.dataset.lost;
    }
    busy = false;
  };
  form.addEventListener("input", () => { dirty = true; });
  form.addEventListener("submit", () => { dirty = false; });
  setInterval(save, EVERY);
  document.addEventListener("visibilitychange", () => { if (document.hidden) save(); });
}
