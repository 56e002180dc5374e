/* The room: what the server has with what still waits on the device, the clock, writing, and work without network. */
"use strict";
(() => {
  const page = document.querySelector("[data-room]");
  if (!page) return;
  const { line: reading, store: keeping, sync: sending, screen } = globalThis.Kruh;
  const { $, place, h, button, write: put, clock, day, many, minutes, keyOf } = screen;
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
    refused: ({ reasons }) => { tell("failed", "Něco se nepodařilo uložit"); warn("refused", reasons.join(" ")); draw(); },
    unsafe: () => warn("unsafe", "Prohlížeč nedovolí nic uložit v zařízení. Píšete jen se spojením: sledujte, jestli se ukazuje „Uloženo“."),
  };
  const say = (what, details = {}) => SAY[what](details);
  let seen = "";
  const warn = (name, ...words) => {
    const old = alarm.querySelector(`[data-alarm=${name}]`), sign = words.map((word) => word.textContent || word).join(" ");
    if (old?.sign === sign) return;
    old?.remove();
    if (!words.length) return;
    const act = name === "offline" ? button("Stáhnout text do souboru", download) : name === "unsafe" ? "" : button("Zavřít", () => { seen = sign; warn(name); });
    alarm.append(Object.assign(h("div", { class: `alert alert-${name === "apart" ? "info" : "warn"}`, "data-alarm": name }, h("div", {}, h("p", {}, ...words.flatMap((word) => [word, " "])), act)), { sign }));
  };
  const download = () => {
    const rows = room.shown().map((row) => `${kinds[row.kind]}: ${row.text}${row.who ? ` (${room.person(row.who)})` : ""}${row.due ? ` do ${day(row.due)}` : ""}${row.pending ? " [neodesláno]" : ""}`);
    const file = URL.createObjectURL(new Blob(["\ufeff", rows.join("\r\n")], { type: "text/plain;charset=utf-8" }));
    h("a", { href: file, download: "zaznam.txt" }).click();
    setTimeout(() => URL.revokeObjectURL(file), 10000);
  };

  // What is shown: the server's lines with what waits over them -----------------------------------------------------------
  const onto = (rows, deed) => rows.find((one) => one.id === deed.line && (!deed.seen.length || deed.seen.some((head) => one.heads.includes(head))));
  const lay = (rows, deed, more) => {
    const row = onto(rows, deed);
    const earlier = row ? [...row.earlier, ...row.text === deed.words.text ? [] : [row.text]] : [];
    const fresh = { ...deed.words, id: deed.line, heads: [deed.id], beside: Boolean(row?.beside), earlier, ...more };
    if (row) Object.assign(row, fresh); else rows.push(fresh);
  };
  const holds = () => state.pen.user === me.user && state.pen.device === device;
  const phaseNow = () => state.phases.filter((phase) => phase.began && !phase.ended).at(-1);
  const write = async (words, row) => {
    const id = sending.uuid(), deed = { id, line: row ? row.id : id, seen: row ? row.heads : [], words };
    const kept = sync.add(deed);
    draw();
    await kept;
    if (!holds()) takePen();
    return deed;
  };
  const wordsOf = ({ kind, text, place: at, phase, who, due, check, struck }) => ({ kind, text, place: at, phase, who, due, check, struck });
  /* The server's state may have a deed before its answer comes: then what the deed followed is no longer the newest. */
  const has = (rows, deeds) => {
    const there = new Set(deeds.filter((deed) => rows.some((row) => row.heads.includes(deed.id))).map((deed) => deed.id));
    [...deeds].reverse().filter((deed) => there.has(deed.id)).forEach((deed) => deed.seen.forEach((id) => there.add(id)));
    return there;
  };
  const settle = (deeds) => {
    const there = has(state.lines, deeds), fresh = deeds.filter((deed) => !there.has(deed.id));
    const known = fresh.map((deed) => Boolean(!deed.seen.length || onto(state.lines, deed)) && (lay(state.lines, deed, {}), true));
    keepSnapshot(); draw();
    stale = stale || known.includes(false);
    if (known.includes(false) || deeds.some((deed) => deed.words.kind === "task")) look();
  };

  // Calls that answer with the whole state --------------------------------------------------------------------------------
  const take = (fresh) => {
    if (!fresh.version) throw new Error("no state");
    state = fresh; stale = false; ahead = Date.parse(fresh.now) - Date.now();
    keepSnapshot(); draw();
  };
  const failed = (text) => warn("refused", `${text} Chybí spojení, zkuste to za chvíli znovu.`);
  const ask = async (url, said, refused) => {
    try {
      const answer = await sync.call(url, said);
      if (answer.ok) { take(await answer.json()); warn("refused"); return true; }
      if (answer.status === 422) (refused || ((reasons) => warn("refused", reasons.join(" "))))((await answer.json()).reasons);
      else if (answer.status >= 500) failed("Na serveru se to teď nepovedlo.");
      else say(answer.status === 404 ? "ended" : "signedout", { count: sync.waiting().length });
    } catch { if (url !== urls.pen) failed("Změnu teď nejde uložit."); }
    return false;
  };
  /* Looking on is no work: whoever has left the computer is signed out as anywhere else. */
  let stale = false, touched = Date.now();
  ["keydown", "pointerdown", "input"].forEach((what) => addEventListener(what, () => { touched = Date.now(); }, true));
  const look = async () => {
    if ((document.hidden && state.version) || room.locked) return;
    try {
      const answer = await fetch(`${urls.state}?verze=${stale ? "" : state.version}`, { credentials: "same-origin", cache: "no-store", redirect: "error",
        signal: AbortSignal.timeout(20000), headers: Date.now() - touched > 60000 ? { "X-Only-Looking": "1" } : {} });
      if (Date.now() - touched < 60000) dispatchEvent(new Event("kruh:used"));
      if (answer.status === 200) take(await answer.json());
      if (answer.status === 404) say("ended", { count: sync.waiting().length });
    } catch { /* the next look will tell */ }
  };
  const takePen = () => { if (!navigator.onLine || me.shell) state.pen = { user: me.user, device, name: me.name, since: "" }; return ask(urls.pen, { device }); };

  const room = {
    get state() { return state; }, me, urls, kinds, allKinds, locked: false, opened: null, editing: null, history: null, ask,
    person: (value) => (state.choices.find((choice) => choice.value === value) || {}).name?.replace(/\s*\(.*\)$/, "") || "",
    shown: () => {
      const rows = state.lines.map((row) => ({ ...row })), waiting = sync ? sync.all() : [], there = has(rows, waiting);
      waiting.filter((deed) => !there.has(deed.id)).forEach((deed) => lay(rows, deed, { pending: true, refused: deed.refused, deed: deed.id }));
      return rows.sort((one, other) => one.place - other.place || (one.id < other.id ? -1 : 1));
    },
    mayWrite: () => Boolean(state.version) && me.writes && !room.locked && !me.reasons.length && (!state.pen.user || holds()),
    change: (row, changes) => write({ ...wordsOf(row), ...changes }, row),
    open: (id) => { room.opened = id; draw(); if (id) $(`[data-key="${id}"]`)?.scrollIntoView({ block: "nearest" }); },
    tellHistory: (key) => { room.history = room.history === key ? null : key; draw(); },
    edit: (row, text) => { room.editing = { key: keyOf(row), id: row.id, heads: row.heads, text }; room.opened = null; draw(); $(`[data-key="${keyOf(row)}"] [data-act=text]`)?.focus(); },
    finish: async (row, changes) => {
      const { heads } = room.editing;
      room.editing = null;
      if (changes) await room.change({ ...row, heads }, changes);
      draw(); keepDraft(); (typed.offsetParent ? typed : page).focus?.();
    },
    drop: (row) => sync.drop(row.deed).then(draw),
    takeBack: async (row) => { await sync.drop(row.deed); typed.value = row.text; chosen(row.kind); warn("refused"); typed.focus(); draw(); keepDraft(); },
    present: (one, words) => ask(urls.presence.replace("WHO", one.id), words).then((done) => { if (done) room.open(null); }),
    fill: (id) => { show("record"); filling = { id, left: [] }; drawFill(); },
    dueAlone: (text) => reading.dueAlone(text, screen.dayOf(now())),
    noDay: (text) => `„${text}“ jako den neznáme. Napište třeba 15. 12. nebo do pátku.`,
    keepDraft: () => keepDraft(),
  };

  // Drawing ---------------------------------------------------------------------------------------------------------------
  const draw = () => {
    drawPen(); screen.phases(room); screen.order(room); screen.people(room); screen.record(room); screen.plan(room); drawFill(); tick();
    if (!state.alarms.length || state.alarms.join(" ") !== seen) warn("apart", ...state.alarms);
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
    banner.replaceChildren(h("p", {}, `${who}${state.pen.since ? ` od ${state.pen.since}` : ""}. Záznam vidíte, psát může jen jeden.${typed.value.trim() ? " Co jste rozepsali, tu zůstalo." : ""}`),
      button(sure ? "Ano, převzít psaní" : "Převzít psaní", () => { if (!sure) { sure = true; drawPen(); $("button", banner).focus(); return; } sure = false; takePen().then(() => typed.focus()); }, { class: "btn btn-2" }));
  };
  const show = (view) => {
    page.dataset.view = view;
    page.querySelectorAll("[data-show]").forEach((tab) => tab.setAttribute("aria-pressed", String(tab.dataset.show === (view === "record" && beside.matches ? "plan" : view))));
  };
  const beside = matchMedia("(min-width: 48rem)");
  beside.addEventListener("change", () => show(page.dataset.view));
  page.querySelectorAll("[data-show]").forEach((tab) => tab.addEventListener("click", () => show(tab.dataset.show)));

  // The clock: drawn each second, said aloud only when it matters ---------------------------------------------------------
  const LONG_AGO = 12 * 3600000;
  let spoken = "", began = null;
  const pace = (share) => share >= 1 ? "over" : share >= .8 ? "gentle" : "calm";
  const left = (rest) => rest > 0 ? `zbývá ${minutes(rest)}` : rest === 0 ? "čas právě vypršel" : `o ${-rest}\u00a0min déle`;
  const long = (count) => `${Math.floor(count / 60)}:${String(count % 60).padStart(2, "0")}`;
  const tick = () => {
    const phase = phaseNow(), bar = place("time"), whole = place("whole"), here = place("phase-left"), first = state.began || state.phases.map((one) => one.began).filter(Boolean).sort()[0], start = first ? Date.parse(first) : null;
    const runs = start && !state.ended && now() - start < LONG_AGO;
    put(place("phase"), runs || phase ? phase?.title || "Mezi částmi" : start ? `Setkání bylo ${screen.dated(first)}` : "Setkání ještě nezačalo");
    place("time-box").hidden = !runs;
    if (runs) {
      const passed = Math.max(0, Math.floor((now() - start) / 60000)), share = (now() - start) / 60000 / state.minutes, rest = Math.ceil(state.minutes - (now() - start) / 60000);
      put(whole, `${long(passed)} z ${long(state.minutes)}`);
      bar.max = state.minutes; bar.value = Math.min(passed, state.minutes); bar.dataset.pace = whole.dataset.pace = pace(share);
      place("prolong").hidden = !me.writes || room.locked || share < .8;
      if ([10, 5, 1].includes(rest) && spoken !== `${rest}`) { spoken = `${rest}`; put(place("spoken"), `Do konce setkání zbývá ${minutes(rest)}.`); }
    }
    const from = phase && Math.ceil(phase.minutes - (now() - Date.parse(phase.began)) / 60000);
    put(here, phase && (runs || !start) ? left(from) : !start && state.starts ? `plánovaný začátek ${clock(state.starts)}` : "");
    here.dataset.pace = phase ? pace((now() - Date.parse(phase.began)) / 60000 / phase.minutes) : "calm";
    nextStep(Boolean(state.began), runs || phase);
    if (phase?.id !== began) { began = phase?.id; if (!typed.value) chosen(usual()); }
  };
  /* One button for what comes next: the meeting begins, then part after part. */
  const nextStep = (hasBegun, runs) => {
    const step = place("next"), open = me.edits && !me.reasons.length && !room.locked && !state.ended;
    const phase = phaseNow(), coming = state.phases.slice(phase ? state.phases.indexOf(phase) + 1 : 0).find((one) => !one.began);
    const asks = open && me.decides && !hasBegun ? "Začínáme" : open && (runs || !hasBegun) && coming ? `${phase ? "Další" : "Začít"}: ${coming.title}` : "";
    step.hidden = !asks;
    put(step, asks);
    step.onclick = asks === "Začínáme" ? begins : () => ask(`${urls.phase.replace("PHASE", coming.id)}zacit/`);
  };
  const begins = async () => {
    const done = await ask(urls.begin, {}, (reasons) => warn("refused", ...reasons, h("a", { href: urls.decide }, "Rozhodnout, jestli se sejdete")));
    if (!done) return;
    me.decides = false;
    if (!phaseNow() && state.phases[0] && !state.phases[0].began) await ask(`${urls.phase.replace("PHASE", state.phases[0].id)}zacit/`);
    draw();
  };

  // Writing ---------------------------------------------------------------------------------------------------------------
  const form = $("[data-part=entry]"), typed = $("textarea", form), offer = $("[data-offer]", form), found = $("[data-found]", form), fillBox = place("fill");
  let kind = "note", who = "", due = "", filling = null;
  const usual = () => ({ child: "child", options: "option", plan: "task" })[phaseNow()?.kind] || "note";
  const chosen = (value) => { kind = value; form.querySelectorAll("[data-kind]").forEach((chip) => chip.setAttribute("aria-pressed", String(chip.dataset.kind === value))); };
  form.querySelectorAll("[data-kind]").forEach((chip) => chip.addEventListener("click", () => { chosen(kind === chip.dataset.kind ? "note" : chip.dataset.kind); typed.focus(); read(); }));
  const read = () => {
    const asked = reading.kindOf(typed.value);
    if (asked.kind) { typed.value = asked.rest; chosen(asked.kind); }
    const at = reading.mention(typed.value, typed.selectionStart);
    offer.replaceChildren(...(at ? reading.people(at.asked, state.choices).map((one) => h("li", {}, button(one.name, () => pick(one, at), { class: "tap" }))) : []));
    offer.hidden = !offer.children.length;
    due = kind === "task" ? reading.due(typed.value, screen.dayOf(now())) || "" : "";
    found.replaceChildren(...[
      who ? h("span", { class: "tag tag-info" }, room.person(who), button("×", () => { who = ""; read(); typed.focus(); }, { "aria-label": `Zrušit: ${room.person(who)}` })) : "",
      due ? h("span", { class: "tag tag-info" }, `do ${day(due)}`) : "",
    ].filter(Boolean));
  };
  const pick = (one, at) => { who = one.value; typed.value = reading.without(typed.value, at); typed.focus(); read(); keepDraft(); };
  typed.addEventListener("input", () => { say("typing"); read(); keepDraft(); });
  typed.addEventListener("keydown", (event) => {
    const last = room.shown().filter((row) => !row.struck && !row.refused).at(-1);
    if (event.key === "ArrowUp" && !typed.value && last) { event.preventDefault(); if (last.kind === "task") show("plan"); room.edit(last); return; }
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    const first = $("button", offer);
    if (!offer.hidden && first) first.click(); else form.requestSubmit();
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    read();
    const met = who ? null : reading.called(typed.value, state.choices);
    if (met) { who = met.one.value; typed.value = met.text; }
    const text = typed.value.trim();
    if (!text) { typed.focus(); return; }
    const at = Math.max(0, ...room.shown().map((row) => row.place)) + 1024;
    const words = { kind, text, place: at, phase: phaseNow()?.id || null, who, due, check: "", struck: false };
    typed.value = ""; who = due = "";
    chosen(kind === "task" ? usual() : kind);
    const deed = await write(words);
    filling = words.kind === "task" ? { id: deed.line, left: [] } : filling;
    read(); keepDraft(); typed.focus(); draw();
    $(`[data-line="${deed.line}"]`)?.scrollIntoView({ block: "nearest" });
  });

  /* What a task still lacks is asked one by one where it was written; nothing has to be answered. */
  const QUESTIONS = { who: "Kdo za to odpovídá?", due: "Do kdy?", check: "Jak se pozná, že se to povedlo?" };
  const ideas = (step, row, value) => {
    if (step === "due") return ["do pátku", "za týden", "za 14 dní", "za měsíc"].map((text) => ({ name: text, value: text }));
    if (step === "who") return (value ? reading.people(value.replace(/^@/, ""), state.choices) : state.choices.slice(0, 8));
    const asks = state.people.find((one) => one.organises);
    return [asks && `zeptá se ${asks.name} na příštím setkání`, "řekne to na příštím setkání", "přinese potvrzení"].filter(Boolean).map((text) => ({ name: text, value: text }));
  };
  const drawFill = () => {
    const row = filling && room.mayWrite() && room.shown().find((one) => one.id === filling.id && one.kind === "task" && !one.struck && !one.refused);
    const [step] = (row && screen.LACKS.find(([name]) => !row[name] && !filling.left.includes(name))) || [];
    const sign = step ? `${row.id} ${step}` : "";
    if ((fillBox.sign || "") === sign) return;
    const focused = fillBox.contains(document.activeElement);
    fillBox.sign = sign; fillBox.hidden = !step;
    if (!step) { filling = null; fillBox.replaceChildren(); if (focused) typed.focus(); return; }
    const input = h("input", { id: "fill-input", autocomplete: "off", maxlength: 500, "aria-describedby": "fill-fault" }), fault = h("p", { class: "small err", role: "alert", id: "fill-fault" }), offers = h("ul", { class: "plain row" });
    const later = () => { filling.left.push(step); drawFill(); };
    const answer = (value) => { fillBox.sign = "answered"; room.change(row, { [step]: value }); };
    const suggest = () => offers.replaceChildren(...ideas(step, row, input.value.trim()).map((one) => h("li", {}, button(one.name, () => accept(one), { class: "tap" }))));
    const wrong = (text) => { fault.textContent = text; input.setAttribute("aria-invalid", "true"); input.focus(); };
    const accept = (one) => {
      const text = input.value.trim(), best = step === "who" && text && ideas(step, row, text)[0];
      if (!one && !text) { later(); return; }
      if (step === "who" && !one && !best) { wrong(/rodin/i.test(text) ? "Rodina není jeden člověk. Vyberte, kdo z ní za to odpovídá; ostatní mohou pomáhat." : "Nikdo takový u stolu není. Vyberte člověka z nabídky."); return; }
      const typedDay = step === "due" && room.dueAlone(one ? one.value : text);
      if (step === "due" && !typedDay) { wrong(room.noDay(text)); return; }
      answer(step === "who" ? (one || best).value : step === "due" ? typedDay : one ? one.value : text);
    };
    input.addEventListener("input", suggest);
    input.addEventListener("keydown", (event) => {
      if (event.key === "Escape") { event.preventDefault(); filling = null; drawFill(); }
      if (event.key === "Enter" && !event.isComposing) { event.preventDefault(); accept(null); }
    });
    suggest();
    fillBox.replaceChildren(h("p", { class: "small muted fill-what" }, `Úkol: ${row.text}`), h("label", { for: "fill-input" }, QUESTIONS[step]),
      h("div", { class: "entry-line" }, input, h("span", { class: "row" }, button("Další", () => accept(null), { class: "btn btn-2" }), button("Teď ne", later))), fault, offers);
    if (!typed.value) input.focus();  // whoever already writes the next line keeps the keyboard
  };

  // A photograph of the flipchart -----------------------------------------------------------------------------------------
  const picture = $("input[type=file]", form.parentElement), photoState = place("photo-state");
  const smaller = async (file) => {
    if (!globalThis.Kruh.smaller) await new Promise((done, wrong) => document.head.append(h("script", { src: urls.smaller, onload: done, onerror: wrong })));
    return globalThis.Kruh.smaller(file);
  };
  const send = async (file) => {
    const words = new FormData(), before = state.sheets.length;
    photoState.replaceChildren(h("p", { class: "small" }, "Fotka se odesílá…"));
    try {
      let small = file;
      try { small = await smaller(file); } catch { /* the server makes it smaller */ }
      Object.entries({ file: small, kind: "flipchart", description: "", topic: phaseNow()?.title || "", csrfmiddlewaretoken: sync.token() }).forEach(([name, value]) => words.set(name, value));
      const answer = await fetch(urls.photo, { method: "POST", body: words, credentials: "same-origin", redirect: "manual" });
      const reason = answer.type === "opaqueredirect" ? "" : new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".errors li")?.textContent;
      await look();
      if (answer.type === "opaqueredirect" && state.sheets.length > before) { photoState.replaceChildren(h("p", { class: "small" }, "Fotka je uložená v záznamu.")); return; }
      throw new Error(reason || "");
    } catch (trouble) {
      const why = trouble.message && !(trouble instanceof TypeError) ? trouble.message : "Fotku se nepodařilo odeslat, zůstala tu.";
      photoState.replaceChildren(h("p", { class: "small err", role: "alert" }, why, " "), button("Poslat znovu", () => send(file)), button("Zahodit", () => photoState.replaceChildren()));
    }
  };
  place("photo").addEventListener("click", () => picture.click());
  picture.addEventListener("change", () => { if (picture.files[0]) send(picture.files[0]); picture.value = ""; });

  // The device ------------------------------------------------------------------------------------------------------------
  let drafting = 0, offlineReady = false;
  const ready = place("ready");
  const keepDraft = () => {
    clearTimeout(drafting);
    drafting = setTimeout(async () => {
      const edit = $("[data-act=text]"), { id, heads } = room.editing || {};
      if (store) { try { await store.put("draft", { text: typed.value, kind, who, edit: edit && id ? { id, heads, text: edit.value } : null }); } catch { store = null; say("unsafe"); } }
    }, 500);
  };
  /* Who must not meet whom is not kept on the device, not even sealed. */
  const keepSnapshot = () => {
    if (!store || !offlineReady) return;
    const people = state.people.map((one) => ({ ...one, apart: undefined }));
    store.put("state", { state: { ...state, people, alarms: [] }, me: { ...me, key: null } }).catch(() => {});
  };
  const prepared = () => { offlineReady = true; keepSnapshot(); ready.replaceChildren(h("p", { class: "small" }, "Připraveno i bez internetu. Texty v zařízení jsou zašifrované a po odeslání zmizí.")); };
  const prepare = async () => {
    try {
      await navigator.serviceWorker.register(urls.worker, { scope: urls.room });
      await navigator.serviceWorker.ready;
      await store.put("ready", { at: Date.now() });
      prepared();
    } catch { ready.replaceChildren(h("p", { class: "small err" }, "Teď se to nepovedlo. Zkuste to znovu se spojením; bez toho pište jen s internetem."), button("Zkusit znovu", prepare)); }
  };
  const restore = (kept) => {
    if (!kept) { warn("offline", "Bez spojení a bez přihlášení se záznam nedá otevřít. Až bude spojení, přihlaste se; nic se neztratilo."); return; }
    state = kept.state; Object.assign(me, kept.me, { offline: true, shell: true });
    say("offline", { count: 0, safe: true });
  };
  const recover = (left) => {
    if (me.shell) restore(left.get("state"));
    sync.recover([...left].filter(([name]) => name.startsWith("deed:")).map(([, deed]) => deed));
    draw();
    const draft = left.get("draft"), row = draft?.edit && room.shown().find((one) => one.id === draft.edit.id);
    if (draft?.text) { typed.value = draft.text; who = draft.who; chosen(draft.kind); read(); }
    if (row && row.text !== draft.edit.text) { room.edit({ ...row, heads: draft.edit.heads }, draft.edit.text); }
    if (!("serviceWorker" in navigator)) return;
    if (left.has("ready")) { prepared(); navigator.serviceWorker.register(urls.worker, { scope: urls.room }).catch(() => {}); }
    else if (me.writes && !me.shell) ready.replaceChildren(button("Připravit na setkání bez internetu", prepare, { class: "btn btn-2" }));
  };
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
    if (me.edits && !state.is_open) await ask(urls.open);
    draw();
    scroll.scrollTop = scroll.scrollHeight;
    rests();
    if (!beside.matches && room.mayWrite()) scrollTo(0, document.body.scrollHeight);
    if (!line.dataset.state) tell("", "Všechno je uložené");
    show("record");
    page.dataset.drawn = "1";
  };

  place("prolong").addEventListener("click", () => ask(urls.prolong));
  place("everybody").addEventListener("click", () => ask(urls.everybody));
  const addTopic = async (event) => {
    event.preventDefault();
    const words = new FormData(event.target), added = event.target;
    if (await ask(urls.addPhase, { title: words.get("title"), minutes: words.get("minutes") })) { added.reset(); $("input", added).focus(); }
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
  setInterval(look, 5000);
  document.addEventListener("visibilitychange", look);
  begin();
})();
