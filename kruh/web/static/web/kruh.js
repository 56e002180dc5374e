/* Kruh: what a page can do better with a script. Every page works without it. */
"use strict";
(() => {
  const $ = (what, where = document) => [...where.querySelectorAll(what)];

  /* The first thing to read after a refused form is why. */
  const focusProblem = (where) => { const box = $("form [data-focus]", where)[0]; if (box) box.focus(); };

  /* A form goes out once, however often the button is pressed. */
  const guard = (event) => {
    const form = event.target.closest("form[data-guard]");
    if (!form) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "1";
    $("button[type=submit]", form).forEach((button) => button.setAttribute("aria-disabled", "true"));
    setTimeout(() => release(form), 8000);
  };
  const release = (form) => {
    delete form.dataset.sent;
    $("button[type=submit]", form).forEach((button) => button.removeAttribute("aria-disabled"));
  };

  /* Signing in again changes the token of every form; pages opened before need the new one. */
  const LOGIN = "/ucet/login/", FRESH = "/zeton/", TOKEN = "csrfmiddlewaretoken";
  const renewToken = async (form) => {
    const { token } = await (await fetch(FRESH, { credentials: "same-origin", cache: "no-store" })).json();
    if (token && form.elements[TOKEN]) form.elements[TOKEN].value = token;
    return Boolean(token);
  };
  const sendFresh = async (event) => {
    const form = event.target.closest("form[data-fresh]");
    if (!form || event.defaultPrevented) return;
    event.preventDefault();
    try { await renewToken(form); } catch { /* the server will say what is wrong */ }
    HTMLFormElement.prototype.submit.call(form);
  };

  /* A draft is saved while it is written. „Uloženo“ is said only after the server has it. */
  const WAIT = 1200, AGAIN = 5000;
  const autosave = (form) => {
    const line = $("[data-state]", form)[0], words = line && $("[data-words]", line)[0];
    let timer = 0, dirty = false, busy = false, stopped = false, away = false, renewed = false;
    const say = (state, text) => { if (line) { line.dataset.state = state; words.textContent = text; } };
    const later = (wait) => { clearTimeout(timer); timer = setTimeout(save, wait); };
    const failed = (text) => { dirty = true; say("failed", text); later(AGAIN); };
    const signedOut = async () => {
      if (await renewToken(form) && !renewed) { renewed = true; dirty = true; later(0); return; }
      const link = document.createElement("a");
      link.href = LOGIN; link.target = "_blank"; link.rel = "noopener"; link.textContent = "Přihlaste se";
      renewed = false; away = true; failed("");
      if (words) words.replaceChildren("Odhlásili jsme vás. ", link, " v novém okně, text tu zůstal.");
    };
    const mine = (version) => { form.elements.version.value = version; stopped = false; dirty = true; save(); };
    const theirs = () => { dirty = stopped = false; clearTimeout(timer); location.reload(); };
    async function save() {
      if (busy) { later(WAIT); return; }
      if (!dirty || stopped) return;
      busy = true; dirty = false; say("saving", "Ukládá se…");
      try {
        const answer = await fetch(form.dataset.autosave, {
          method: "POST", body: new FormData(form), credentials: "same-origin", redirect: "error",
          headers: { "X-Requested-With": "fetch", Accept: "application/json" },
        });
        if (answer.ok) {
          const kept = await answer.json();
          if (form.elements.version && kept.version !== undefined) form.elements.version.value = kept.version;
          beside(kept.beside);
          if (!dirty) say("saved", away ? "Jste zpátky, text je uložený." : "Uloženo " + kept.at);
          away = renewed = false;
        } else if (answer.status === 409) {
          stopped = true; dirty = true;
          conflict(form, await answer.text(), mine, theirs);
          say("failed", "Mezitím tu někdo uložil jiné znění. Obě vidíte níže, vyberte jedno.");
        } else if (answer.status === 403 || answer.status === 401) {
          await signedOut();
        } else if (answer.status === 422) {
          dirty = true; say("failed", "Koncept zatím nejde uložit, některé pole potřebuje opravit.");
        } else if (answer.status === 503) {
          failed((await answer.json()).reasons.join(" "));
        } else { failed("Nepodařilo se uložit, zkusíme to znovu."); }
      } catch { failed("Nepodařilo se uložit, zkusíme to znovu."); }
      busy = false;
    }
    form.addEventListener("input", () => { dirty = true; if (!stopped) { say("typing", "Píšete…"); later(WAIT); } });
    form.addEventListener("submit", () => { dirty = false; clearTimeout(timer); });
    addEventListener("online", () => later(0));
    document.addEventListener("visibilitychange", () => { if (document.hidden) later(0); });
    addEventListener("beforeunload", (event) => { if (dirty || busy) event.preventDefault(); });
  };
  /* What a save changes elsewhere on the page comes back with it. */
  const beside = (parts) => Object.entries(parts || {}).forEach(([id, html]) => {
    const old = document.getElementById(id), fresh = new DOMParser().parseFromString(html, "text/html").getElementById(id);
    if (old && fresh && old.textContent !== fresh.textContent) old.replaceWith(fresh);
  });
  /* Two wordings: both are in sight, and the writer chooses which stays. */
  const conflict = (form, html, mine, theirs) => {
    const place = $("[data-conflict]", form)[0] || form.appendChild(document.createElement("div"));
    const page = new DOMParser().parseFromString(html, "text/html");
    const choice = document.createElement("div"), asked = $("[data-version]", page)[0];
    const button = (text, act) => {
      const made = document.createElement("button");
      made.type = "button"; made.className = "btn btn-2"; made.textContent = text;
      made.addEventListener("click", () => { place.replaceChildren(); act(); });
      choice.append(made);
    };
    choice.className = "row";
    button("Nechat moje", () => mine(asked.dataset.version));
    button("Nechat uložené", theirs);
    place.replaceChildren(...$(".versions", page), choice);
    place.setAttribute("tabindex", "-1"); place.focus();
  };

  /* A session that is about to end says so, and can be prolonged. */
  const MINUTE = 60000, AHEAD = 5;
  const watchSession = () => {
    const seconds = Number(document.body.dataset.session);
    if (!seconds) return;
    let timer = 0;
    const bar = document.createElement("div");
    bar.className = "alert alert-warn session"; bar.setAttribute("role", "status"); bar.hidden = true;
    const text = document.createElement("p"), button = document.createElement("button");
    button.type = "button"; button.className = "btn btn-2"; button.textContent = "Chci pokračovat";
    bar.append(text, button); document.body.append(bar);
    const start = () => { clearTimeout(timer); bar.hidden = true; timer = setTimeout(warn, Math.max(seconds * 1000 - AHEAD * MINUTE, MINUTE)); };
    const warn = () => { text.textContent = `Za ${AHEAD} minut vás kvůli bezpečí odhlásíme. Chcete pokračovat?`; bar.hidden = false; };
    button.addEventListener("click", () => {
      fetch(FRESH, { credentials: "same-origin", cache: "no-store" }).then(start,
        () => { text.textContent = "Teď se nepodařilo spojit se serverem. Zkuste to prosím znovu."; });
    });
    addEventListener("kruh:used", start);  // a page that talks with the server by itself
    start();
  };

  /* Where nobody is signed in, no key to what waits on a device stays either, in this window or another. */
  const KEYS = "kruh-key:", others = globalThis.BroadcastChannel && new BroadcastChannel("kruh");
  const forgetKeys = () => {
    try { Object.keys(sessionStorage).filter((name) => name.startsWith(KEYS)).forEach((name) => sessionStorage.removeItem(name)); } catch { /* nothing is kept there */ }
  };
  if (others) others.onmessage = forgetKeys;
  if (!document.body.dataset.session) {
    forgetKeys();
    if (others && location.pathname === LOGIN) others.postMessage("signed out");
  }

  /* A key that was not recognised, or a window closed by a person, must not end in silence. */
  const tellOfKey = (event) => {
    event.preventDefault();
    const old = document.getElementById("passkey-said"), said = old || document.createElement("p");
    said.id = "passkey-said"; said.className = "alert alert-err"; said.setAttribute("role", "alert");
    said.textContent = "Přístupový klíč se teď nepodařilo použít. Zkuste to znovu, nebo se přihlaste heslem a kódem.";
    if (!old) $("main h1")[0]?.after(said);
  };
  document.addEventListener("allauth.error", tellOfKey);
  document.addEventListener("submit", guard);
  document.addEventListener("submit", sendFresh);
  document.addEventListener("click", (event) => { if (event.target.closest("[data-print]")) print(); });
  addEventListener("pageshow", () => $("form[data-guard]").forEach(release));
  const copies = (button) => {
    const from = document.getElementById(button.dataset.copy), name = button.textContent;
    if (!from || !navigator.clipboard) return;
    button.hidden = false; button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      try { await navigator.clipboard.writeText((from.value || from.textContent).trim()); button.textContent = "Zkopírováno"; } catch { button.textContent = "Označte text a zkopírujte ho prosím ručně"; }
      setTimeout(() => { button.textContent = name; }, 3000);
    });
  };
  document.addEventListener("htmx:afterSwap", (event) => { focusProblem(event.target); $("form[data-guard]", event.target).forEach(release); $("[data-copy]", event.target).forEach(copies); });
  /* What one would mark and copy by hand, in one tap; the button says when it is done. */
  $("[data-copy]").forEach(copies);
  /* In a row that scrolls, the page one is on is in sight. */
  $(".menu [aria-current], .tabs [aria-current]").forEach((here) => { const row = here.closest("ul, nav"); row.scrollLeft = here.offsetLeft - row.clientWidth / 3; });
  $("form[data-autosave]").forEach(autosave);
  watchSession();
  focusProblem(document);
})();
