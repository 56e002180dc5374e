// Leaving at once, saving by one tap without a new page, reading aloud. Everything works without it too.
const leave = (link) => {
  document.documentElement.hidden = true;
  location.replace(link.href);
};
const exit = document.querySelector("[data-exit]");
exit.addEventListener("click", (event) => { event.preventDefault(); leave(exit); });
let shifts = 0;
addEventListener("keydown", (event) => {
  shifts = event.key === "Shift" ? shifts + 1 : 0;
  if (shifts === 3) leave(exit);
});
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("[data-tap]")) return;
  event.preventDefault();
  const words = new FormData(form, event.submitter);
  const place = [form.id, event.submitter.value];
  try {
    const answer = await fetch(form.action, { method: "POST", body: words });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const id of ["vzkaz", "obsah"]) document.getElementById(id).replaceWith(page.getElementById(id));
    document.getElementById(place[0])?.querySelector(`button[value="${place[1]}"]`)?.focus();
  } catch {
    form.submit();
  }
});

const aloud = document.querySelector("[data-aloud]");
const voice = () => speechSynthesis.getVoices().find((one) => one.localService && one.lang.startsWith(document.documentElement.lang));
const offer = () => { aloud.hidden = !voice(); };
if (aloud && "speechSynthesis" in window) {
  offer();
  speechSynthesis.addEventListener?.("voiceschanged", offer);
  aloud.addEventListener("click", () => {
    if (speechSynthesis.speaking) return speechSynthesis.cancel();
    const words = new SpeechSynthesisUtterance(document.getElementById("obsah").innerText);
    words.voice = voice();
    words.lang = document.documentElement.lang;
    speechSynthesis.speak(words);
  });
}
