/* The room: what the server has with what still waits on the device over it, saving, and work without network. */
"use strict";
(() => {
  const page = document.querySelector("[data-room]");
  if (!page) return;
  const { line: reading, store: keeping, sync: sending, deeds: { onto, lay, has }, steps: stepping, screen } = globalThis.Kruh;
  const { $, place, h, button, write: put, day, many, keyOf } = screen;
  const told = (id) => JSON.parse(document.getElementById(id).textContent);
  const me = told("room-me"), allKinds = told("room-kinds"), urls = told("room-urls");
  const kinds = Object.fromEntries(allKinds.map((kind) => [kind.value, kind.label]));
  let state = told("room-state"), sync = null, store = null;
  /* One browser is one device, also after a crash; it is only a number. */
  const named = (shelf) => { if (!shelf.getItem("kruh-device")) shelf.setItem("kruh-device", sending.uuid()); return shelf.getItem("kruh-device"); };
  const device = (() => { try { return named(localStorage); } catch { return sending.uuid(); } })();

  /* The clock of the device may be wrong; what counts is the server's. */
  let ahead = Date.parse(state.now) - Date.now();
  const now = () => Date.now() + ahead;

  // Saving ------------------------------------------------------------------------------------------------------------
  const line = place("saving"), alarm = place("alarm");
  const tell = (name, text) => { line.dataset.state = name; put(line, text); };
  const waits = (count) => many(count, "záznam čeká", "záznamy čekají", "záznamů čeká");
  const link = (url, text) => h("a", { href: url, target: "_blank", rel: "noopener" }, text);
  const SAY = {
    typing: () => tell("typing", "Píšete…"),
    device: ({ safe }) => { if (line.dataset.state !== "failed") tell("saving", safe ? "V zařízení, odesílá se…" : "Odesílá se…"); },
    saving: () => { if (line.dataset.state !== "failed") tell("saving", "Odesílá se…"); },
    saved: ({ at, refused }) => { tell(refused ? "failed" : "saved", refused ? "Něco se nepodařilo uložit" : `Uloženo ${at}`); warn("offline"); },
    offline: ({ count, safe }) => {
      tell("failed", `Bez spojení, ${waits(count)}`);
      warn("offline", safe ? "Spojení se serverem teď nefunguje. Pište dál: záznamy jsou zašifrované v tomto zařízení a odešlou se samy."
        : "Spojení se serverem teď nefunguje a v zařízení se nic neukládá. Nezavírejte tuto stránku, nebo si text stáhněte.");
    },
    stuck: ({ count, safe, reasons }) => {
      tell("failed", `Server teď neukládá, ${waits(count)}`);
      warn("offline", ...reasons, safe ? "Pište dál: záznamy zůstávají v tomto zařízení a odešlou se samy." : "Nezavírejte tuto stránku, nebo si text stáhněte.");
    },
    signedout: ({ count }) => {
      tell("failed", `Odhlásili jsme vás, ${waits(count)}`);
      warn("offline", "Odhlásili jsme vás kvůli bezpečí. Nic se neztratilo.", link(urls.login, "Přihlaste se v novém okně"), "a vraťte se sem, záznamy se odešlou samy.");
    },
    ended: ({ count }) => {
      tell("failed", "Váš přístup skončil"); room.locked = true; draw();
      warn("offline", count ? `Váš přístup k této konferenci skončil. ${waits(count)} na odeslání; text si můžete stáhnout a předat organizátorovi.` : "Váš přístup k této konferenci skončil.");
    },
    refused: ({ deed, reasons }) => { tell("failed", "Něco se nepodařilo uložit"); if (!deed.step) warn("refused", reasons.join(" ")); draw(); },
    overtaken: ({ reasons }) => warn("overtaken", ...reasons),
    unsafe: () => warn("unsafe", "Prohlížeč nedovolí nic uložit v zařízení. Píšete jen se spojením: sledujte, jestli se ukazuje „Uloženo“."),
  };
  const say = (what, details = {}) => SAY[what](details);
  let seen = "";
  const warn = (name, ...words) => {
    const old = alarm.querySelector(`[data-alarm=${name}]`), sign = words.map((word) => word.textContent || word).join(" ");
    if (old?.sign === sign) return;
    old?.remove();
    if (!words.length) return;
    const act = name === "offline" ? button("Stáhnout text do souboru", () => screen.download(room)) : ["unsafe", "quiet"].includes(name) ? "" : button("Zavřít", () => { seen = sign; warn(name); if (name === "steps") refusedSteps().forEach((step) => sync.drop(step.id)); });
    alarm.append(Object.assign(h("div", { class: `alert alert-${name === "apart" ? "info" : "warn"}`, "data-alarm": name }, h("div", {}, h("p", {}, ...words.flatMap((word) => [word, " "])), act)), { sign }));
  };
  // What is shown: the server's lines with what waits over them -----------------------------------------------------------
  /* Ticks and the programme are drawn as if the server had done them already. */
  let laid = state, acts = 0, settled = 0, last = 0;
  const stepsOf = (deeds) => deeds.filter((deed) => deed.step && !deed.refused), refusedSteps = () => (sync ? sync.all() : []).filter((deed) => deed.step && deed.refused);
  const step = async (kind, words = {}) => {
    const deed = { id: sending.uuid(), step: kind, words }, kept = sync.add(deed);
    acts += 1;
    draw();
    await kept;
  };
  const holds = () => state.pen.user === me.user && state.pen.device === device;
  const phaseNow = () => laid.phases.filter((phase) => phase.began && !phase.ended).at(-1);
  const write = async (words, row) => {
    const id = sending.uuid(), deed = { id, line: row ? row.id : id, seen: row ? row.heads : [], words };
    const kept = sync.add(deed);
    draw();
    await kept;
    if (!holds()) takePen();
    return deed;
  };
  const wordsOf = ({ kind, text, place: at, phase, who, due, check, struck }) => ({ kind, text, place: at, phase, who, due, check, struck });
  const settle = (told) => {
    const done = stepsOf(told), deeds = told.filter((deed) => !deed.step);
    if (done.length) { acts += 1; state = stepping.lay(state, done, ahead); }
    settled += deeds.length; late = late || deeds.some((deed) => deed.words.kind === "task");
    const there = has(state.lines, deeds), fresh = deeds.filter((deed) => !there.has(deed.id));
    const known = fresh.map((deed) => Boolean(!deed.seen.length || onto(state.lines, deed)) && (lay(state.lines, deed, {}), true));
    keepSnapshot(); draw();
    stale = stale || known.includes(false);
    if (known.includes(false) || done.length || deeds.some((deed) => deed.words.kind === "task")) look();
  };

  // The state: one changed part after another ------------------------------------------------------------------------------
  const missed = {};
  const take = (fresh) => {
    if (!fresh.part) throw new Error("no state");
    Object.assign(state, fresh); if (fresh.part === "record") stale = late = false; ahead = Date.parse(fresh.now) - Date.now();
    keepSnapshot(); draw();
    if (fresh.unseen) { missed[fresh.part] = fresh.unseen; const all = Object.values(missed).flat(); warn("unseen", ...(all.length ? ["Tým setkání místo chráněného údaje vidí jen mezeru. Upravte to:", ...all.map((one) => `${one}.`)] : [])); }
  };
  const ask = async (url, said = {}) => {
    try {
      const answer = await sync.call(url, said);
      if (answer.ok) return await answer.json();
      if (answer.status === 422) warn("refused", ...(await answer.json()).reasons);
      else if (answer.status >= 500) warn("refused", "Na serveru se to teď nepovedlo. Zkuste to za chvíli znovu.");
      else say(answer.status === 404 ? "ended" : "signedout", { count: sync.waiting().length });
    } catch { /* without network the room goes on */ }
    return null;
  };
  /* Looking on is no work: whoever has left the computer is signed out as anywhere else. */
  /* Whoever only reads is told by nothing else that the network is gone. */
  let lost = 0;
  const quiet = () => warn("quiet", ...(lost && state.version && !room.mayWrite() ? [`Nové záznamy teď nechodí, spojení vypadlo ${screen.atClock(lost)}.`] : []));
  let stale = false, late = false, touched = Date.now(), looks = null, again = false;
  ["keydown", "pointerdown", "input"].forEach((what) => addEventListener(what, () => { touched = Date.now(); }, true));
  const seenUntil = () => fetch(`${urls.state}?verze=${stale ? state.version.replace(/^[^-]*/, "") : state.version}`, { credentials: "same-origin", cache: "no-store", redirect: "error",
    signal: AbortSignal.timeout(20000), headers: Date.now() - touched > 60000 ? { "X-Only-Looking": "1" } : {} });
  const looking = async () => {
    const before = acts;
    for (let more = true; more;) {
      const lines = settled;
      const answer = await seenUntil();
      if (Date.now() - touched < 60000) dispatchEvent(new Event("kruh:used"));
      if (answer.status === 404) say("ended", { count: sync.waiting().length });
      if (answer.status !== 200) return;
      const fresh = await answer.json();
      /* A line that was kept while this answer was on its way may be missing in it; shown without it, the next one would stand in its place. */
      if (fresh.part === "record" && lines !== settled) { again = true; return; }
      /* A step may be in what is told and wait here as well: what it changes is told again when it is settled. */
      if (fresh.part !== "record" && (before !== acts || stepsOf(sync.all()).length)) return;
      take(fresh); more = fresh.more;
    }
  };
  const look = () => {
    if ((document.hidden && state.version) || room.locked) return Promise.resolve();
    again = Boolean(looks);
    looks = looks || (async () => {
      do { again = false; try { await looking(); lost = 0; } catch { lost = lost || now(); } } while (again);
      quiet();
      looks = null;
    })();
    return looks;
  };
  const takePen = () => { if (!navigator.onLine || me.shell) state.pen = { user: me.user, device, name: me.name, since: "" }; return ask(urls.pen, { device }).then(takenPen); };
  /* What somebody else wrote meanwhile stands above, though it is not here yet; a look that set out before tells the old pen. */
  const takenPen = (told) => {
    if (!told) return;
    acts += 1; last = told.place; state.pen = told.pen;
    draw(); look();
  };

  const room = {
    get state() { return laid; }, /* the plan is not told yet as the lines are */ get late() { return late; }, me, urls, kinds, allKinds, locked: false, opened: null, editing: null, history: null, step, write, look, now, phaseNow, warn: (...words) => warn(...words),
    say: (what) => say(what), show: (view) => show(view), draw: () => draw(), token: () => sync.token(),
    person: (value) => (state.choices.find((choice) => choice.value === value) || {}).name?.replace(/\s*\(.*\)$/, "") || "",
    shown: () => {
      const rows = state.lines.map((row) => ({ ...row })), waiting = (sync ? sync.all() : []).filter((deed) => !deed.step), there = has(rows, waiting);
      waiting.filter((deed) => !there.has(deed.id)).forEach((deed) => lay(rows, deed, { pending: true, refused: deed.refused, deed: deed.id }));
      return rows.sort((one, other) => one.place - other.place || (one.id < other.id ? -1 : 1));
    },
    after: () => Math.max(0, last, ...room.shown().map((row) => row.place), ...state.sheets.map((sheet) => sheet.place || 0)) + 1024,
    /* A photograph stands after the line that is opened, or below everything. */
    spot: () => {
      const row = room.shown().find((one) => keyOf(one) === room.opened && one.kind !== "task");
      if (!row) return { place: room.after(), topic: phaseNow()?.title || "" };
      const later = [...room.shown(), ...state.sheets].map((one) => one.place).filter((at) => at > row.place);
      return { place: (row.place + Math.min(row.place + 2048, ...later)) / 2, topic: laid.phases.find((phase) => phase.id === row.phase)?.title || "" };
    },
    placeSheet: async (id, at) => {
      const before = state.sheets;
      state.sheets = before.map((sheet) => sheet.id === id ? { ...sheet, place: at } : sheet);
      draw();
      if (await ask(`${urls.room}fotka/${id}/`, { place: at })) { look(); return; }
      state.sheets = before; draw();
      warn("refused", "Fotku se teď nepodařilo přesunout. Zkuste to, až bude spojení.");
    },
    mayWrite: () => Boolean(state.version) && me.writes && !room.locked && !me.reasons.length && (!state.pen.user || holds()),
    change: (row, changes) => write({ ...wordsOf(row), ...changes }, row),
    open: (id) => { room.opened = id; draw(); if (id) $(`[data-key="${id}"]`)?.scrollIntoView({ block: "nearest" }); },
    tellHistory: (key) => { room.history = room.history === key ? null : key; draw(); },
    edit: (row, text) => { room.editing = { key: keyOf(row), id: row.id, heads: row.heads, text }; room.opened = null; draw(); const line = $(`[data-key="${keyOf(row)}"]`); line?.querySelector("[data-act=text]")?.focus(); line?.scrollIntoView({ block: "nearest" }); },
    finish: async (row, changes) => {
      const { heads } = room.editing;
      room.editing = null;
      if (changes) await room.change({ ...row, heads }, changes);
      draw(); keepDraft(); entry.focus();
    },
    drop: (row) => sync.drop(row.deed).then(draw),
    takeBack: async (row) => { await sync.drop(row.deed); entry.takeUp(row); warn("refused"); entry.focus(); draw(); keepDraft(); },
    present: (one, words) => { room.opened = null; return step("presence", { about: one.id, ...words }); },
    part: (kind, words) => {
      const long = Number(words.minutes), title = words.title.trim();
      if (!title || !Number.isInteger(long) || long < 1 || long > 240) { warn("refused", title ? "Délka části je od 1 do 240 minut." : "Napište, jak se část jmenuje."); return false; }
      warn("refused"); room.opened = null;
      step(kind, { ...words, title, minutes: long });
      return true;
    },
    holds: (words) => {
      const first = laid.phases[0];
      place("decide").replaceChildren(); warn("refused");
      step("hold", words);
      if (!phaseNow() && first && !first.began) step("begin", { about: first.id });
    },
    fill: (id) => { show("record"); entry.fill(id); },
    dueAlone: (text) => reading.dueAlone(text, screen.dayOf(now())),
    noDay: (text) => `„${text}“ jako den neznáme. Napište třeba 15. 12. nebo do pátku.`,
    keepDraft: () => keepDraft(),
  };

  const entry = globalThis.Kruh.entry(room);

  // Drawing ---------------------------------------------------------------------------------------------------------------
  const draw = () => {
    laid = sync ? stepping.lay(state, stepsOf(sync.all()), ahead) : state;
    drawPen(); screen.phases(room); screen.order(room); screen.people(room); screen.record(room); screen.plan(room); entry.draw(); tick();
    const here = new Set(laid.people.filter((one) => one.state === "here").map((one) => one.id)), alarms = laid.pairs.filter((pair) => here.has(pair.one) && here.has(pair.other)).map((pair) => pair.alarm);
    if (!alarms.length || alarms.join(" ") !== seen) warn("apart", ...alarms);
    warn("steps", ...refusedSteps().map((deed) => `${stepping.name(laid, deed)}: ${deed.refused.join(" ")}`));
  };
  let began = null;
  const tick = () => {
    screen.time(room);
    const phase = phaseNow();
    if (phase?.id !== began) { began = phase?.id; entry.usual(); }
  };
  let sure = false;
  const drawPen = () => {
    const banner = place("pen"), free = room.mayWrite(), sign = JSON.stringify([free, me.reasons, me.writes, state.pen, sure]);
    if (banner.sign === sign) return;
    banner.sign = sign;
    $("[data-part=entry]").hidden = !free;
    banner.hidden = !me.reasons.length && (free || !me.writes);
    if (me.reasons.length) { banner.replaceChildren(h("p", {}, me.reasons.join(" "))); return; }
    const who = state.pen.user === me.user ? "Právě píšete na jiném zařízení" : `Právě píše ${state.pen.name}`;
    banner.replaceChildren(h("p", {}, `${who}${state.pen.since ? ` od ${state.pen.since}` : ""}. Záznam vidíte, psát může jen jeden.${entry.typed.value.trim() ? " Co jste rozepsali, tu zůstalo." : ""}`),
      button(sure ? "Ano, převzít psaní" : "Převzít psaní", () => { if (!sure) { sure = true; drawPen(); $("button", banner).focus(); return; } sure = false; takePen().then(() => entry.focus()); }, { class: "btn btn-2" }), button("Poslat fotku", () => place("photo").click(), { "data-act": "photo" }));
  };
  const show = (view) => {
    page.dataset.view = view;
    page.querySelectorAll("[data-show]").forEach((tab) => tab.setAttribute("aria-pressed", String(tab.dataset.show === (view === "record" && beside.matches ? "plan" : view))));
  };
  const beside = matchMedia("(min-width: 48rem)");
  beside.addEventListener("change", () => show(page.dataset.view));
  page.querySelectorAll("[data-show]").forEach((tab) => tab.addEventListener("click", () => show(tab.dataset.show)));

  // The device ------------------------------------------------------------------------------------------------------------
  let drafting = 0, offlineReady = false;
  const ready = place("ready");
  const keepDraft = () => {
    clearTimeout(drafting);
    drafting = setTimeout(async () => {
      const edit = $("[data-act=text]"), { id, heads } = room.editing || {};
      if (store) { try { await store.put("draft", { ...entry.draft(), edit: edit && id ? { id, heads, text: edit.value } : null }); } catch { store = null; say("unsafe"); } }
    }, 500);
  };
  /* Who must not meet whom, and who therefore comes and sits how, is not kept on the device, not even sealed. */
  const keepSnapshot = () => {
    if (!store || !offlineReady) return;
    const people = state.people.map((one) => ({ ...one, arrival: undefined }));
    store.put("state", { state: { ...state, people, pairs: [] }, me: { ...me, key: null } }).catch(() => {});
  };
  const prepared = () => { offlineReady = true; keepSnapshot(); ready.replaceChildren(h("p", { class: "small" }, "Připraveno i bez internetu. Texty v zařízení jsou zašifrované a po odeslání zmizí.")); };
  /* A worker that did not install is redundant, and nobody would ever hear of it; on a bad network another try helps. */
  const installed = (worker) => new Promise((done, failed) => {
    const look = () => { if (worker.state === "activated") done(); else if (worker.state === "redundant") failed(new Error("not installed")); };
    worker.addEventListener("statechange", look); look();
  });
  const prepare = async () => {
    ready.replaceChildren(h("p", { class: "small muted", role: "status" }, "Připravuje se…"));
    for (let tries = 0; tries < 3; tries += 1) {
      try {
        const told = await navigator.serviceWorker.register(urls.worker, { scope: urls.room });
        await installed(told.installing || told.waiting || told.active);
        await store.put("ready", { at: Date.now() });
        prepared();
        return;
      } catch { await new Promise((again) => { setTimeout(again, 700); }); }
    }
    ready.replaceChildren(h("p", { class: "small err" }, "Teď se to nepovedlo. Zkuste to znovu se spojením; bez toho pište jen s internetem."), button("Zkusit znovu", prepare));
  };
  const restore = (kept) => {
    if (!kept) { warn("offline", "Bez spojení a bez přihlášení se záznam nedá otevřít. Až bude spojení, přihlaste se; nic se neztratilo."); return; }
    state = { ...kept.state, version: kept.state.version.replace(/[^-]*-[^-]*$/, "-") }; Object.assign(me, kept.me, { offline: true, shell: true });
    say("offline", { count: 0, safe: true });
  };
  const recover = (left) => {
    if (me.shell) restore(left.get("state"));
    sync.recover([...left].filter(([name]) => name.startsWith("deed:")).map(([, deed]) => deed));
    draw();
    const draft = left.get("draft"), row = draft?.edit && room.shown().find((one) => one.id === draft.edit.id);
    if (draft?.text) entry.takeUp(draft);
    if (row && row.text !== draft.edit.text) { room.edit({ ...row, heads: draft.edit.heads }, draft.edit.text); }
    if (!("serviceWorker" in navigator)) return;
    if (left.has("ready")) { prepared(); navigator.serviceWorker.register(urls.worker, { scope: urls.room }).catch(() => {}); }
    else if (me.writes && !me.shell) ready.replaceChildren(button("Připravit na setkání bez internetu", prepare, { class: "btn btn-2" }));
  };
  /* The first to come opens the room with its programme; what the network lost is asked for again. */
  const opens = async () => { if (me.edits && !state.is_open && !me.shell && !room.locked && await ask(urls.open)) await look(); };
  const begin = async () => {
    store = me.offline ? await keeping.open(urls.conference, me.key) : null;
    sync = sending.start({
      urls, device, user: () => me.user, store, token: $("[name=csrfmiddlewaretoken]").value, say,
      kept: settle, pen: (pen) => { const mine = holds(); state.pen = pen; if (mine !== holds()) draw(); },
    });
    if (!me.offline) { keeping.forget(urls.conference, urls.room); warn("unsafe", "Vaše pracoviště nedovoluje ukládat nic v zařízení. Píšete jen se spojením: sledujte, jestli se ukazuje „Uloženo“."); }
    else if (!store) say("unsafe");
    if (!me.shell) await look();
    if (store) recover(await store.all());
    await opens();
    draw();
    scroll.scrollTop = scroll.scrollHeight;
    rests();
    if (!beside.matches && room.mayWrite()) scrollTo(0, document.body.scrollHeight);
    if (!line.dataset.state) tell("", "Všechno je uložené");
    show("record");
    page.dataset.drawn = "1";
  };

  place("prolong").addEventListener("click", () => step("prolong", { minutes: 10 }));
  place("everybody").addEventListener("click", () => step("everybody"));
  const addTopic = (event) => {
    event.preventDefault();
    const words = new FormData(event.target), added = event.target;
    if (room.part("add", { title: words.get("title"), minutes: words.get("minutes") })) { added.reset(); $("input", added).focus(); }
  };
  place("add-phase").addEventListener("submit", addTopic);
  place("add-topic").addEventListener("submit", addTopic);
  /* Whoever reads the end stays at the end, whatever grows or shrinks around it; on a phone the page itself scrolls. */
  const scroll = place("scroll"), rests = () => { scroll.dataset.end = String(scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 60); };
  const toEnd = () => { if (scroll.dataset.end === "true") scroll.scrollTop = scroll.scrollHeight; };
  scroll.addEventListener("scroll", rests);
  new ResizeObserver(toEnd).observe(scroll);
  new ResizeObserver(toEnd).observe(place("lines"));
  const mode = (name, focus) => { page.dataset.mode = name; place(focus).focus(); };
  place("order-open").addEventListener("click", () => mode("order", "order-title"));
  place("order-close").addEventListener("click", () => mode("", "order-open"));
  setInterval(tick, 1000);
  setInterval(() => { look(); if (sync) opens(); }, 5000);
  document.addEventListener("visibilitychange", look);
  begin();
})();
