/* The room: the programme, the record and the plan, drawn from the server's state with what still waits on the device. */
"use strict";
(() => {
  const page = document.querySelector("[data-room]");
  if (!page) return;
  const { line: reading, store: keeping, sync: sending } = globalThis.Kruh;
  const told = (id) => JSON.parse(document.getElementById(id).textContent);
  const me = told("room-me"), kinds = told("room-kinds"), urls = told("room-urls");
  let state = told("room-state");
  const $ = (what, where = document) => where.querySelector(what);
  const place = (name) => $(`[data-part=${name}]`);
  const KIND = Object.fromEntries(kinds.map((kind) => [kind.value, kind.label]));
  const device = (() => { try { return sessionStorage.getItem("kruh-device") || (sessionStorage.setItem("kruh-device", sending.uuid()), sessionStorage.getItem("kruh-device")); } catch { return sending.uuid(); } })();

  /* h("li", {class: "x", onclick: f}, "text", child): elements without markup in strings, so nothing typed becomes markup. */
  const h = (tag, props = {}, ...inside) => {
    const made = document.createElement(tag);
    Object.entries(props).forEach(([name, value]) => {
      if (value === null || value === undefined || value === false) return;
      if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
      else made.setAttribute(name, value === true ? "" : value);
    });
    made.append(...inside.flat().filter((part) => part !== null && part !== undefined && part !== ""));
    return made;
  };
  const button = (label, onclick, props = {}) => h("button", { type: "button", class: "link", onclick, ...props }, label);
  const clock = (moment) => { const day = new Date(moment); return `${day.getHours()}:${String(day.getMinutes()).padStart(2, "0")}`; };
  const day = (iso) => { const [year, month, date] = iso.split("-").map(Number); return `${date}.\u00a0${month}.\u00a0${year}`; };
  const minutes = (count) => `${count}\u00a0${count === 1 ? "minuta" : count >= 2 && count <= 4 ? "minuty" : "minut"}`;
  const person = (value) => (state.choices.find((choice) => choice.value === value) || {}).name?.replace(/\s*\(.*\)$/, "") || "";

  /* The clock of the device may be wrong; what counts is the server's. */
  let ahead = Date.parse(state.now) - Date.now();
  const now = () => Date.now() + ahead;

  // Saving ------------------------------------------------------------------------------------------------------------
  const line = place("saving"), alarm = place("alarm");
  const tell = (name, text, more) => { line.dataset.state = name; line.replaceChildren(text, more || ""); };
  const waits = (count) => `${count}\u00a0${count === 1 ? "záznam čeká" : count >= 2 && count <= 4 ? "záznamy čekají" : "záznamů čeká"}`;
  const link = (url, text) => h("a", { href: url, target: "_blank", rel: "noopener" }, text);
  const SAY = {
    typing: () => tell("typing", "Píšete…"),
    device: ({ safe }) => tell("saving", safe ? "V zařízení, odesílá se…" : "Odesílá se…"),
    saving: () => tell("saving", "Odesílá se…"),
    saved: ({ at }) => { tell("saved", `Uloženo ${at}`); warn("offline"); },
    offline: ({ count, safe }) => {
      tell("failed", `Bez spojení, ${waits(count)}`);
      warn("offline", safe ? "Spojení se serverem teď nefunguje. Pište dál: záznamy jsou zašifrované v tomto zařízení a odešlou se samy."
        : "Spojení se serverem teď nefunguje a zařízení nedovolí nic uložit. Nezavírejte tuto stránku, nebo si text stáhněte.");
    },
    stuck: ({ count, safe, reasons }) => {
      tell("failed", `Server teď neukládá, ${waits(count)}`);
      warn("offline", ...reasons, safe ? "Pište dál: záznamy zůstávají v tomto zařízení a odešlou se samy." : "Nezavírejte tuto stránku, nebo si text stáhněte.");
    },
    signedout: ({ count }) => {
      tell("failed", `Odhlásili jsme vás, ${waits(count)}`);
      warn("offline", "Odhlásili jsme vás kvůli bezpečí. Nic se neztratilo.", link(urls.login, "Přihlaste se v novém okně"), " a vraťte se sem, záznamy se odešlou samy.");
    },
    ended: ({ count }) => {
      tell("failed", "Váš přístup skončil"); locked = true; draw();
      warn("offline", count ? `Váš přístup k této konferenci skončil. ${waits(count)} na odeslání; text si můžete stáhnout a předat organizátorovi.` : "Váš přístup k této konferenci skončil.");
    },
    refused: ({ reasons }) => { tell("failed", "Něco se nepodařilo uložit"); warn("refused", reasons.join(" ")); draw(); },
    unsafe: () => warn("unsafe", "Prohlížeč nedovolí nic uložit v zařízení. Píšete jen se spojením: sledujte, jestli se ukazuje „Uloženo“."),
  };
  const say = (what, details = {}) => SAY[what](details);
  const warn = (name, ...words) => {
    alarm.querySelector(`[data-alarm=${name}]`)?.remove();
    if (!words.length) return;
    alarm.append(h("div", { class: "alert alert-warn", "data-alarm": name }, h("div", {}, h("p", {}, ...words.flatMap((word) => [word, " "])),
      name === "refused" || name === "offline" ? h("p", {}, button("Stáhnout text do souboru", download)) : "")));
  };
  const download = () => {
    const rows = shown().map((row) => `${KIND[row.kind]}: ${row.text}${row.who ? ` (${person(row.who)})` : ""}${row.due ? ` do ${day(row.due)}` : ""}${row.pending ? " [neodesláno]" : ""}`);
    const file = URL.createObjectURL(new Blob(["\ufeff", rows.join("\r\n")], { type: "text/plain;charset=utf-8" }));
    h("a", { href: file, download: "zaznam.txt" }).click();
    setTimeout(() => URL.revokeObjectURL(file), 10000);
  };

  // What is shown: the server's lines with what waits over them ---------------------------------------------------------
  let sync = null, locked = false, editing = null, history = null;
  const lay = (rows, deed, more) => {
    const row = rows.find((one) => one.id === deed.line && (!deed.seen.length || deed.seen.some((head) => one.heads.includes(head))));
    const earlier = row ? [...row.earlier, ...row.text === deed.words.text ? [] : [row.text]] : [];
    const fresh = { ...deed.words, id: deed.line, heads: [deed.id], beside: Boolean(row?.beside), earlier, ...more };
    if (row) Object.assign(row, fresh); else rows.push(fresh);
  };
  const shown = () => {
    const rows = state.lines.map((row) => ({ ...row }));
    (sync ? sync.all() : []).forEach((deed) => lay(rows, deed, { pending: true, refused: deed.refused, deed: deed.id }));
    return rows.sort((one, other) => one.place - other.place || (one.id < other.id ? -1 : 1));
  };
  const settle = (deeds) => { deeds.forEach((deed) => lay(state.lines, deed, {})); keepSnapshot(); draw(); look(); };
  const mayWrite = () => me.writes && !locked && !me.reasons.length && (!state.pen.user || holds());
  const holds = () => state.pen.user === me.user && state.pen.device === device;
  const lastPlace = () => Math.max(0, ...shown().map((row) => row.place));
  const phaseNow = () => state.phases.filter((phase) => phase.began && !phase.ended).at(-1);

  const write = async (words, row) => {
    if (!holds()) await takePen();
    const id = sending.uuid();
    const deed = { id, line: row ? row.id : id, seen: row ? row.heads : [], words };
    await sync.add(deed);
    draw();
    return deed;
  };
  const wordsOf = ({ kind, text, place: at, phase, who, due, check, struck }) => ({ kind, text, place: at, phase, who, due, check, struck });
  const change = (row, changes) => write({ ...wordsOf(row), ...changes }, row);

  // Calls that answer with the whole state ------------------------------------------------------------------------------
  const take = (fresh) => { state = fresh; ahead = Date.parse(fresh.now) - Date.now(); keepSnapshot(); draw(); };
  const ask = async (url, said) => {
    try {
      const answer = await sync.call(url, said);
      if (answer.ok) take(await answer.json());
      else if (answer.status === 422) warn("refused", (await answer.json()).reasons.join(" "));
      else say(answer.status === 404 ? "ended" : "signedout", { count: sync.waiting().length });
    } catch { say("offline", { count: sync.waiting().length, safe: Boolean(store) }); }
  };
  const look = async () => {
    if (document.hidden || locked) return;
    try {
      const answer = await fetch(`${urls.state}?verze=${state.version}`, { credentials: "same-origin", cache: "no-store", redirect: "error" });
      if (answer.status === 200) take(await answer.json());
      if (answer.status === 404) say("ended", { count: sync.waiting().length });
    } catch { /* the next look will tell */ }
  };
  const takePen = async () => { if (!navigator.onLine) { state.pen = { user: me.user, device, name: me.name, since: "" }; return; } await ask(urls.pen, { device }); };

  // Drawing -------------------------------------------------------------------------------------------------------------
  const draw = () => { drawPen(); drawPhases(); drawPeople(); drawRecord(); drawPlan(); tick(); };

  let sure = false;
  const drawPen = () => {
    const banner = place("pen");
    const free = mayWrite();
    $("[data-part=entry]").hidden = !free;
    if (me.reasons.length) { banner.replaceChildren(h("p", {}, me.reasons.join(" "))); banner.hidden = false; return; }
    banner.hidden = free || !me.writes;
    if (banner.hidden) return;
    const who = state.pen.user === me.user ? "Právě píšete na jiném zařízení" : `Právě píše ${state.pen.name}`;
    banner.replaceChildren(h("p", {}, `${who}${state.pen.since ? ` od ${state.pen.since}` : ""}. Záznam vidíte, psát může jen jeden.`),
      button(sure ? "Ano, převzít psaní" : "Převzít psaní", () => { if (!sure) { sure = true; drawPen(); return; } sure = false; takePen(); }, { class: "btn btn-2" }));
  };

  const drawPhases = () => {
    const writes = me.edits && !locked, today = writes && !me.reasons.length;
    place("phases").replaceChildren(...state.phases.map((phase, index) => {
      const runs = phase.began && !phase.ended, url = (what) => urls.phase.replace("PHASE", phase.id) + what;
      const controls = !writes ? [] : [
        !today ? "" : runs ? button("Ukončit", () => ask(url("ukoncit/"))) : button(phase.ended ? "Vrátit se" : "Začít", () => ask(url("zacit/")), { "aria-label": `Začít: ${phase.title}` }),
        h("details", { class: "more" }, h("summary", { "aria-label": `Upravit: ${phase.title}` }, "Upravit"), phaseForm(phase, url), h("div", { class: "row" },
          index ? button("Výš", () => ask(url("posunout/"), { up: true })) : "",
          index < state.phases.length - 1 ? button("Níž", () => ask(url("posunout/"), { up: false })) : "",
          phase.began ? "" : button("Vynechat", () => ask(url("vynechat/"))))),
      ];
      return h("li", { class: `phase${runs ? " phase-now" : ""}${phase.ended ? " phase-done" : ""}`, "aria-current": runs ? "step" : null },
        h("p", {}, h("strong", {}, phase.title), h("span", { class: "muted small" }, ` ${minutes(phase.minutes)}`)),
        runs && phase.what ? h("p", { class: "small muted" }, phase.what) : "", h("div", { class: "row" }, ...controls));
    }));
    place("add-phase").hidden = !writes;
  };
  const phaseForm = (phase, url) => {
    const title = h("input", { value: phase.title, "aria-label": "Název části", maxlength: 200 }), long = h("input", { value: phase.minutes, inputmode: "numeric", "aria-label": "Kolik minut" });
    return h("form", { class: "phase-form", onsubmit: (event) => { event.preventDefault(); ask(url("upravit/"), { title: title.value, minutes: long.value, what: phase.what }); } },
      title, h("span", { class: "row" }, long, h("span", { class: "small" }, "minut"), h("button", { class: "link", type: "submit" }, "Uložit")));
  };

  const PRESENCE = [["here", "Je tu"], ["late", "Později"], ["left", "Odchod"], ["excused", "Omluva"], ["absent", "Chybí"]];
  const drawPeople = () => {
    place("ratio").textContent = state.ratio;
    place("people").replaceChildren(...state.people.map((one) => h("li", { class: "who" },
      h("p", {}, h("strong", {}, one.name), h("span", { class: "muted small" }, ` ${one.role}`), one.apart ? h("span", { class: "small hint" }, ` ${one.apart}`) : ""),
      h("div", { class: "taps", role: "group", "aria-label": one.name }, PRESENCE.map(([value, label]) => button(label, () => tick_(one, value),
        { class: "tap", "aria-pressed": one.state === value ? "true" : "false", disabled: !me.writes || locked || null }))))));
  };
  const tick_ = async (one, value) => {
    const form = new FormData(); form.set("state", value); form.set("csrfmiddlewaretoken", sync.token());
    try {
      const answer = await fetch(urls.presence.replace("WHO", one.id), { method: "POST", body: form, credentials: "same-origin", redirect: "manual" });
      if (answer.type === "opaqueredirect" || answer.ok) return look();
      const text = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".errors li");
      warn("refused", text ? text.textContent : "Docházku teď nejde zapsat.");
    } catch { warn("refused", "Docházku teď nejde zapsat, chybí spojení. Zapište ji na papír, nebo zkuste za chvíli."); }
  };

  const drawRecord = () => {
    const rows = shown(), box = place("lines");
    const open = $(".line-edit textarea", box);
    if (open && document.activeElement === open) { pendingDraw = true; return; }
    const titles = new Map(state.phases.map((phase) => [phase.id, phase.title]));
    const groups = new Map();
    rows.filter((row) => row.kind !== "task").forEach((row) => {
      const title = titles.get(row.phase) || "Bez části";
      groups.set(title, [...(groups.get(title) || []), row]);
    });
    place("empty").hidden = rows.length > 0;
    box.replaceChildren(...[...groups].map(([title, members]) => h("section", { class: "stack-s" }, h("h3", {}, title), h("ol", { class: "plain lines" }, members.map((row) => drawLine(row, rows))))));
  };
  let pendingDraw = false;
  const drawLine = (row, rows) => {
    if (editing && editing.id === row.id && editing.heads.join() === row.heads.join()) return drawEdit(row);
    const free = mayWrite();
    return h("li", { class: `line line-${row.kind}${row.struck ? " struck" : ""}${row.beside ? " beside" : ""}`, "data-line": row.id, "data-pending": row.pending ? "1" : null },
      h("p", {}, h("span", { class: `tag tag-${row.kind}` }, KIND[row.kind]), " ", h(row.struck ? "s" : "span", {}, row.kind === "child" ? `„${row.text}“` : row.text),
        row.who ? h("span", { class: "muted" }, ` – ${person(row.who)}`) : "",
        row.pending ? h("span", { class: "small muted" }, row.refused ? "" : " čeká na odeslání") : ""),
      row.beside ? h("p", { class: "small hint" }, "Druhé znění téhož záznamu, zapsané současně. Nechte obě, nebo jedno škrtněte.") : "",
      row.refused ? h("div", { class: "field-err" }, h("p", { class: "err" }, row.refused.join(" ")), h("p", {}, button("Vzít zpět do psaní", () => back(row)), " ", button("Zahodit", () => sync.drop(row.deed).then(draw)))) : "",
      history === row.id ? h("ul", { class: "small muted" }, row.earlier.map((text) => h("li", {}, text))) : "",
      free && !row.refused ? h("div", { class: "line-tools" },
        button("Upravit", () => { editing = { id: row.id, heads: row.heads }; draw(); $(`[data-line="${row.id}"] textarea`)?.focus(); }, { "aria-label": `Upravit: ${row.text.slice(0, 40)}` }),
        button(row.struck ? "Vrátit" : "Škrtnout", () => change(row, { struck: !row.struck })),
        moves(row, rows), row.earlier.length ? button("Historie", () => { history = history === row.id ? null : row.id; draw(); }, { "aria-expanded": String(history === row.id) }) : "") : "");
  };
  const moves = (row, rows) => {
    const group = rows.filter((one) => one.phase === row.phase && one.kind !== "task"), index = group.findIndex((one) => one.id === row.id && one.beside === row.beside);
    const between = (before, after) => before === undefined ? after - 1024 : after === undefined ? before + 1024 : (before + after) / 2;
    return [index > 0 ? button("Výš", () => change(row, { place: between(group[index - 2]?.place, group[index - 1].place) })) : "",
      index < group.length - 1 ? button("Níž", () => change(row, { place: between(group[index + 1].place, group[index + 2]?.place) })) : ""];
  };
  const back = async (row) => { await sync.drop(row.deed); typed.value = row.text; chosen(row.kind); typed.focus(); draw(); };
  const drawEdit = (row) => {
    const text = h("textarea", { rows: 2, "aria-label": "Znění záznamu", "data-id": row.id }, row.text);
    const kind = h("select", { "aria-label": "Druh záznamu" }, kinds.map((one) => h("option", { value: one.value, selected: one.value === row.kind }, one.label)));
    const who = h("select", { "aria-label": "Čí jsou to slova" }, h("option", { value: "" }, "bez jména"), state.choices.map((one) => h("option", { value: one.value, selected: one.value === row.who }, one.name)));
    const done = () => { editing = null; keepDraft(); draw(); };
    text.addEventListener("input", () => keepDraft());
    return h("li", { class: "line line-edit", "data-line": row.id }, text, h("div", { class: "row" }, kind, who),
      h("div", { class: "row" }, button("Uložit", async () => { editing = null; await change(row, { text: text.value.trim(), kind: kind.value, who: who.value }); keepDraft(); }, { class: "btn" }), button("Zpět", done)));
  };

  const drawPlan = () => {
    const rows = shown().filter((row) => row.kind === "task" && !row.struck), free = mayWrite();
    const open = $("[data-part=tasks] :focus"); if (open && open.matches("input, textarea, select")) { pendingDraw = true; return; }
    place("tasks").replaceChildren(...rows.map((row, index) => {
      const planned = state.tasks[row.id], task = planned && !row.pending ? planned : row;
      const lacks = [row.who ? "" : "kdo za to odpovídá", row.due ? "" : "do kdy", row.check ? "" : "jak se pozná, že se to povedlo"].filter(Boolean);
      const differs = planned && !row.pending && ["text", "who", "due", "check"].some((name) => (planned[name] || "") !== (row[name] || ""));
      const unkept = !planned && !row.pending;
      const field = (name, label, made) => h("label", { class: "small" }, label, made);
      const set = (changes) => change(row, changes);
      return h("li", { class: `task-card${lacks.length ? " task-open" : ""}`, "data-line": row.id },
        h("p", {}, h("strong", {}, `${index + 1}. ${task.text}`)),
        lacks.length ? h("p", { class: "small err" }, `Chybí: ${lacks.join(", ")}.`) : h("p", { class: "small" }, `${person(task.who)}, do ${day(task.due)}. ${task.check}`),
        differs ? h("p", { class: "small hint" }, "V plánu je jiné znění, platí to v plánu. ", button("Převzít z plánu do záznamu", () => set({ text: planned.text, who: planned.who, due: planned.due, check: planned.check }))) : "",
        unkept ? h("p", { class: "small err" }, "Do plánu se úkol nedostal: zkontrolujte, jestli termín není dřív než setkání.") : "",
        free ? h("details", { class: "more", open: lacks.length > 0 && row.id === fresh }, h("summary", {}, "Doplnit"), h("div", { class: "stack-s" },
          field("text", "Co se má stát", h("textarea", { rows: 2, onchange: (event) => set({ text: event.target.value.trim() }) }, row.text)),
          field("who", "Kdo za to odpovídá", h("select", { onchange: (event) => set({ who: event.target.value }) }, h("option", { value: "" }, "Vyberte člověka"), state.choices.map((one) => h("option", { value: one.value, selected: one.value === row.who }, one.name)))),
          field("due", "Do kdy", h("input", { value: row.due ? day(row.due) : "", placeholder: "15. 12. nebo do pátku", onchange: (event) => dueTyped(event.target, set) })),
          field("check", "Jak se pozná, že se to povedlo", h("input", { value: row.check || "", onchange: (event) => set({ check: event.target.value.trim() }) })),
          button("Škrtnout úkol", () => set({ struck: true })))) : "");
    }));
    place("no-tasks").hidden = rows.length > 0;
  };
  const dueTyped = (input, set) => {
    const said = input.value.trim(), found = said ? reading.due(/^[\p{L}]/u.test(said) && !/^(do|v|ve|na|za|od)\s/i.test(said) ? `do ${said}` : said, new Date(now())) : "";
    if (found === null) { input.setAttribute("aria-invalid", "true"); warn("refused", `„${said}“ jako den neznáme. Napište třeba 15. 12. nebo do pátku.`); return; }
    input.removeAttribute("aria-invalid"); warn("refused"); set({ due: found });
  };
  let fresh = null;

  // The clock: drawn each second, said aloud only when it matters ---------------------------------------------------------
  let spoken = "";
  const tick = () => {
    const phase = phaseNow(), bar = place("time"), began = state.began ? Date.parse(state.began) : null;
    place("phase").textContent = phase ? phase.title : state.ended ? "Setkání skončilo" : began ? "Mezi částmi" : "Setkání ještě nezačalo";
    const share = (from, long) => (now() - from) / (long * 60000);
    const pace = (part) => part >= 1 ? "over" : part >= .8 ? "gentle" : "calm";
    const left = (from, long) => { const rest = Math.ceil(long - (now() - from) / 60000); return rest > 0 ? `zbývá ${minutes(rest)}` : `o ${-rest || 0}\u00a0min déle`; };
    const whole = place("whole");
    if (began && !state.ended) {
      const passed = Math.max(0, Math.floor((now() - began) / 60000));
      whole.textContent = `${Math.floor(passed / 60)}:${String(passed % 60).padStart(2, "0")} z ${Math.floor(state.minutes / 60)}:${String(state.minutes % 60).padStart(2, "0")}`;
      bar.max = state.minutes; bar.value = Math.min(passed, state.minutes); bar.dataset.pace = pace(share(began, state.minutes));
      place("prolong").hidden = !me.writes || share(began, state.minutes) < .8;
      const rest = Math.ceil(state.minutes - (now() - began) / 60000);
      if ([10, 5, 1].includes(rest) && spoken !== `${rest}`) { spoken = `${rest}`; place("spoken").textContent = `Do konce setkání zbývá ${minutes(rest)}.`; }
    } else { whole.textContent = ""; place("prolong").hidden = true; }
    const here = place("phase-left");
    here.textContent = phase ? left(Date.parse(phase.began), phase.minutes) : "";
    here.dataset.pace = phase ? pace(share(Date.parse(phase.began), phase.minutes)) : "calm";
  };

  // Writing ---------------------------------------------------------------------------------------------------------------
  const form = $("[data-part=entry]"), typed = $("textarea", form), offer = $("[data-offer]", form), found = $("[data-found]", form);
  let kind = "note", who = "", due = "";
  const chosen = (value) => { kind = value; form.querySelectorAll("[data-kind]").forEach((chip) => chip.setAttribute("aria-pressed", String(chip.dataset.kind === value))); };
  form.querySelectorAll("[data-kind]").forEach((chip) => chip.addEventListener("click", () => { chosen(kind === chip.dataset.kind ? "note" : chip.dataset.kind); typed.focus(); read(); }));
  const read = () => {
    const asked = reading.kindOf(typed.value);
    if (asked.kind) { typed.value = asked.rest; chosen(asked.kind); }
    const at = reading.mention(typed.value, typed.selectionStart);
    offer.replaceChildren(...(at ? reading.people(at.asked, state.choices).map((one) => h("li", {}, button(one.name, () => pick(one, at), { class: "tap" }))) : []));
    offer.hidden = !offer.children.length;
    due = kind === "task" ? reading.due(typed.value, new Date(now())) || "" : "";
    found.replaceChildren(...[
      who ? h("span", { class: "tag tag-info" }, person(who), button("×", () => { who = ""; read(); }, { "aria-label": `Zrušit: ${person(who)}` })) : "",
      due ? h("span", { class: "tag tag-info" }, `do ${day(due)}`) : "",
    ].filter(Boolean));
  };
  const pick = (one, at) => { who = one.value; typed.value = reading.without(typed.value, at); typed.focus(); read(); keepDraft(); };
  typed.addEventListener("input", () => { say("typing"); read(); keepDraft(); });
  typed.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    const first = $("button", offer);
    if (!offer.hidden && first) first.click(); else form.requestSubmit();
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    read();
    const text = typed.value.trim();
    if (!text) { typed.focus(); return; }
    const words = { kind, text, place: lastPlace() + 1024, phase: phaseNow()?.id || null, who, due, check: "", struck: false };
    typed.value = ""; who = due = "";
    fresh = (await write(words)).line;
    if (words.kind !== "task") chosen(words.kind); else chosen("note");
    read(); keepDraft(); typed.focus(); draw();
  });

  // The device ------------------------------------------------------------------------------------------------------------
  let store = null, drafting = 0;
  const keepDraft = () => {
    clearTimeout(drafting);
    drafting = setTimeout(async () => {
      const edit = $(".line-edit textarea");
      const draft = { text: typed.value, kind, who, edit: edit ? { id: edit.dataset.id, text: edit.value } : null };
      if (store) { try { await store.put("draft", draft); } catch { store = null; say("unsafe"); } }
    }, 600);
  };
  const keepSnapshot = () => { if (store && offlineReady) store.put("state", { state, me: { ...me, key: null } }).catch(() => {}); };
  let offlineReady = false;
  const ready = place("ready");
  const prepare = async () => {
    try {
      await navigator.serviceWorker.register(urls.worker, { scope: urls.room });
      await navigator.serviceWorker.ready;
      offlineReady = true;
      await store.put("ready", { at: Date.now() });
      keepSnapshot();
      ready.replaceChildren(h("p", { class: "small" }, "Připraveno i bez internetu. Texty v zařízení jsou zašifrované a po odeslání zmizí."));
    } catch { ready.replaceChildren(h("p", { class: "small err" }, "V tomhle prohlížeči to bez internetu nepůjde. Psát můžete se spojením.")); }
  };
  const begin = async () => {
    store = me.offline ? await keeping.open(urls.conference, me.key) : null;
    sync = sending.start({
      urls, device, store, token: $("[name=csrfmiddlewaretoken]").value, say,
      kept: settle, pen: (pen) => { const mine = holds(); state.pen = pen; if (mine !== holds()) draw(); },
    });
    if (!me.offline) warn("unsafe", "Vaše organizace nedovoluje ukládat nic v zařízení. Píšete jen se spojením: sledujte, jestli se ukazuje „Uloženo“.");
    else if (!store) say("unsafe");
    if (store) {
      const left = await store.all();
      if (me.shell) restore(left.get("state"));
      const draft = left.get("draft");
      if (draft?.text) { typed.value = draft.text; who = draft.who; chosen(draft.kind); read(); }
      if (draft?.edit) { const row = shown().find((one) => one.id === draft.edit.id); if (row && row.text !== draft.edit.text) { editing = { id: row.id, heads: row.heads }; draw(); $(".line-edit textarea").value = draft.edit.text; } }
      sync.recover([...left].filter(([name]) => name.startsWith("deed:")).map(([, deed]) => deed));
      if (left.has("ready") && "serviceWorker" in navigator) prepare();
      else if ("serviceWorker" in navigator && me.writes) ready.replaceChildren(button("Připravit na setkání bez internetu", prepare, { class: "btn btn-2" }));
    }
    if (me.edits && !state.is_open) await ask(urls.open);
    draw();
    if (!line.dataset.state) tell("", "Všechno je uložené");
  };
  const restore = (kept) => {
    if (!kept) { warn("offline", "Bez spojení a bez přihlášení se záznam nedá otevřít. Až bude spojení, přihlaste se; nic se neztratilo."); return; }
    state = kept.state; Object.assign(me, kept.me, { offline: true, shell: true });
    say("offline", { count: 0, safe: true });
  };

  place("prolong").addEventListener("click", () => ask(urls.prolong));
  place("add-phase").addEventListener("submit", (event) => {
    event.preventDefault();
    const data = new FormData(event.target);
    ask(urls.addPhase, { title: data.get("title"), minutes: data.get("minutes") });
    event.target.reset();
  });
  page.addEventListener("focusout", () => setTimeout(() => { if (pendingDraw) { pendingDraw = false; draw(); } }, 0));
  setInterval(tick, 1000);
  setInterval(look, 15000);
  document.addEventListener("visibilitychange", look);
  begin();
})();
