/* Reading back: arrows and page keys turn the tasks; a wish for a change takes the hand to the line where it is written. */
"use strict";
(() => {
  const WAYS = { ArrowLeft: "prev", PageUp: "prev", ArrowRight: "next", PageDown: "next" };
  document.addEventListener("keydown", (event) => {
    const link = WAYS[event.key] && document.querySelector(`a[rel=${WAYS[event.key]}]`);
    if (!link || event.altKey || event.ctrlKey || event.metaKey || event.target.closest("input, textarea, select")) return;
    event.preventDefault();
    link.click();
  });
  document.addEventListener("change", (event) => {
    if (event.target.value === "change") event.target.closest("fieldset").querySelector("[name^=jak-]").focus();
  });
})();
