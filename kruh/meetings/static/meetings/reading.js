/* Reading back: arrows and page keys turn the tasks; a wish for a change takes the hand to the line where it is written;
   what was answered and not written down yet is written on the way to the next task. */
"use strict";
(() => {
  const WAYS = { ArrowLeft: "prev", PageUp: "prev", ArrowRight: "next", PageDown: "next" };
  document.addEventListener("keydown", (event) => {
    const link = WAYS[event.key] && document.querySelector(`a[rel=${WAYS[event.key]}]`);
    if (!link || event.altKey || event.ctrlKey || event.metaKey || event.target.closest("input, textarea, select")) return;
    event.preventDefault();
    link.click();
  });
  const form = document.querySelector("[data-read]");
  let answered = false;
  document.addEventListener("click", (event) => {
    if (!answered || !event.target.closest("a[rel=next]")) return;
    event.preventDefault();
    form.requestSubmit();
  });
  form?.addEventListener("submit", () => { answered = false; });
  addEventListener("beforeunload", (event) => { if (answered) event.preventDefault(); });
  document.addEventListener("change", (event) => {
    answered = true;
    if (event.target.value === "change") event.target.closest("fieldset").querySelector("[name^=jak-]").focus();
  });
})();
