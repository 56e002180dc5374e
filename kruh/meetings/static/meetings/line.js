/* What one typed line means: its kind, the person behind „@“, the day of „do pátku“. Pure: no page, no network. */
"use strict";
globalThis.Kruh = globalThis.Kruh || {};
Kruh.line = (() => {
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const PREFIXES = {
    "fakt": "fact", "obava": "worry", "silna stranka": "strength", "silna": "strength", "prani": "wish", "moznost": "option",
    "dohoda": "agreement", "ukol": "task", "dite": "child", "jiny nazor": "other_view", "nazor": "other_view", "poznamka": "note",
  };
  /* „úkol: zavolá lékaři“ -> task and the rest; a colon after anything else is only a colon. */
  const kindOf = (typed) => {
    const found = /^\s*([\p{L} ]{3,14}?)\s*:\s*/u.exec(typed);
    const kind = found && PREFIXES[fold(found[1]).replace(/\s+/g, " ").trim()];
    return kind ? { kind, rest: typed.slice(found[0].length) } : { kind: null, rest: typed };
  };

  /* The word after „@“ that is being written, and who on offer begins with it. */
  const mention = (typed, caret = typed.length) => {
    const found = /(^|\s)@([\p{L}-]{0,30})$/u.exec(typed.slice(0, caret));
    return found ? { start: caret - found[2].length - 1, end: caret, asked: found[2] } : null;
  };
  const people = (asked, choices) => {
    const wanted = fold(asked);
    return choices.filter(({ name }) => fold(name).split(/[\s(]+/).some((word) => word.startsWith(wanted))).slice(0, 6);
  };
  const without = (typed, { start, end }) => (typed.slice(0, start) + typed.slice(end)).replace(/\s{2,}/g, " ").replace(/^\s/, "");
  /* „@Hana“ written and left behind still means her, when nobody else at the table is called so. */
  const called = (typed, choices) => {
    const found = /(^|\s)@([\p{L}-]{2,30})/u.exec(typed), met = found ? people(found[2], choices) : [];
    return met.length === 1 ? { one: met[0], text: without(typed, { start: found.index + found[1].length, end: found.index + found[0].length }) } : null;
  };

  /* Days as people say them at the table, the same as the server reads them („2026-12-15“, or null when no day is said). */
  const STEMS = ["nedel", "pondel", "uter", "stred", "ctvrt", "pat", "sobot"], SHORT = ["ne", "po", "ut", "st", "ct", "pa", "so"];
  const MONTHS = ["leden", "unor", "brezen", "duben", "kveten", "cerven", "cervenec", "srpen", "zari", "rijen", "listopad", "prosinec"];
  const OF_MONTH = ["ledna", "unora", "brezna", "dubna", "kvetna", "cervna", "cervence", "srpna", "zari", "rijna", "listopadu", "prosince"];
  const NEAR = { dneska: 0, dnes: 0, zitrka: 1, zitra: 1, pozitri: 2 };
  const AFTER = { tyden: 7, "ctrnact dni": 14, "dva tydny": 14, "tri tydny": 21 };
  const WEEKDAY = `(?:${STEMS.join("|")})\\p{L}{1,3}`, LONG_AGO = 31 * 86400000;
  const NUMERIC = /(?<![\d.])(\d{1,2})\s*\.\s*(\d{1,2})(?![\d:])(?:\s*\.(?:\s*(\d{4})|(\d{2})(?!\d)|\s+(\d{2})(?=\s*$))?)?/u, BEFORE = /(?:^|[\s(])(?:do|od|ve?|na|ke?|dne|az)\s+$/u;
  const NAMED = new RegExp(`(?<!\\d)(\\d{1,2})\\s*\\.?\\s*(${[...OF_MONTH, ...MONTHS].sort((one, other) => other.length - one.length).join("|")})(?!\\p{L})(?:\\s*(\\d{4}))?`, "u");
  const LED_BY = new RegExp(`(?<!\\p{L})(${WEEKDAY})[\\s,.]+$`, "u");
  const LATER = /(?<!\p{L})za\s+(?:(\d{1,3})\s+(den|dny|dni|tyden|tydny|tydnu)|(tyden|ctrnact dni|dva tydny|tri tydny|mesic))(?!\p{L})/u;
  const SPOKEN = new RegExp(`(?<!\\p{L})(?:do|ve?|na|ke?|od)\\s+(?:(pristi|tento|tuto|toto)\\p{L}*\\s+)?(${Object.keys(NEAR).join("|")}|${WEEKDAY}|${SHORT.join("|")})(?![\\p{L}])`, "u");
  const iso = (day) => [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  const real = (year, month, day) => {
    const made = new Date(year, month - 1, day, 12);
    return made.getMonth() === month - 1 && made.getDate() === day ? made : null;
  };
  const plus = (today, days) => new Date(today.getFullYear(), today.getMonth(), today.getDate() + days, 12);
  const weekday = (said) => SHORT.includes(said) ? SHORT.indexOf(said) : STEMS.findIndex((stem) => said.startsWith(stem));
  /* Without a year it is the first such day that is not more than 31 days ago. */
  const dated = (day, month, year, today) => {
    if (year) return real(year < 100 ? 2000 + year : year, month, day);
    const noon = plus(today, 0);
    return (month === 2 && day > 28 ? [-1, 0] : [-1, 0, 1]).map((ahead) => real(today.getFullYear() + ahead, month, day)).find((made) => made && noon - made <= LONG_AGO + 7200000) || null;
  };
  const written = (said, today) => {
    const numeric = NUMERIC.exec(said), named = NAMED.exec(said);
    /* „5.9 kg“ is no day: a dot follows it, or „do“ leads it. */
    const found = numeric && (/\.\s*\d+\s*\./.test(numeric[0]) || BEFORE.test(said.slice(0, numeric.index))) ? numeric : named;
    if (!found) return undefined;
    const month = /\d/.test(found[2]) ? +found[2] : 1 + (OF_MONTH.includes(found[2]) ? OF_MONTH : MONTHS).indexOf(found[2]);
    const made = month >= 1 && month <= 12 ? dated(+found[1], month, +(found[3] || found[4] || found[5] || 0), today) : null;
    const led = LED_BY.exec(said.slice(0, found.index));
    return made && led && weekday(led[1]) !== made.getDay() ? null : made;
  };
  const dayIn = (typed, today) => {
    const said = fold(typed).replace(/\u00a0/g, " "), exact = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*$/.exec(said);
    if (exact) return real(+exact[1], +exact[2], +exact[3]);
    const told = written(said, today);
    if (told !== undefined) return told;
    const later = LATER.exec(said);
    if (later?.[3] === "mesic") return new Date(today.getFullYear(), today.getMonth() + 1, today.getDate(), 12);
    if (later) return plus(today, later[3] ? AFTER[later[3]] : later[1] * (later[2].startsWith("t") ? 7 : 1));
    const spoken = SPOKEN.exec(said);
    if (!spoken) return null;
    if (spoken[2] in NEAR) return plus(today, NEAR[spoken[2]]);
    if (spoken[1] === "pristi") return plus(today, 7 - (today.getDay() + 6) % 7 + (weekday(spoken[2]) + 6) % 7);
    return plus(today, (weekday(spoken[2]) - today.getDay() + 6) % 7 + 1);
  };
  const due = (typed, today) => { const day = dayIn(typed, today); return day ? iso(day) : null; };
  /* In a field for a day „pátek“ alone is enough. */
  const dueAlone = (typed, today) => due(typed, today) || due(`do ${typed.replace(/(\d)\s*\/\s*(?=\d)/g, "$1.")}`, today);
  /* „za 17 dní“ or „do pátku“ at the end of a task grows old in the plan; the day itself stands beside it. */
  const AGES = new RegExp(`[\\s,]+(?:${LATER.source}|(?:(?:do|na)\\s+)?(?:${Object.keys(NEAR).join("|")}))[\\s.]*$`, "u");
  const NUMBERED = `\\d{1,2}\\s*\\.\\s*(?:\\d{1,2}|${[...OF_MONTH, ...MONTHS].sort((one, other) => other.length - one.length).join("|")})(?:\\s*\\.)?(?:\\s*\\d{4})?`;
  const UNTIL = new RegExp(`[\\s,]+do\\s+(?:${NUMBERED}|(?:(?:pristi|tento|tuto|toto)\\p{L}*\\s+)?(?:${WEEKDAY}|${SHORT.join("|")})(?:[\\s,]+${NUMBERED})?)[\\s.]*$`, "u");
  const lasting = (typed, today) => {
    const said = fold(typed), found = AGES.exec(said) || UNTIL.exec(said), told = found && found.index > 3 && said.length === typed.length;
    return told && due(found[0], today) === due(typed, today) ? typed.slice(0, found.index) : typed;
  };
  const capital = (text) => text.slice(0, 1).toLocaleUpperCase("cs") + text.slice(1);

  return { fold, kindOf, mention, people, without, called, due, dueAlone, lasting, capital };
})();

/* Writing one line: kinds, people and days as they are typed, what a task lacks, a photograph of the flipchart. */
Kruh.entry = (room) => {
  const { screen } = Kruh, { $, place, h, button, day } = screen;
  const form = $("[data-part=entry]"), typed = $("textarea", form), offer = $("[data-offer]", form), found = $("[data-found]", form), fillBox = place("fill");
  let kind = "note", who = "", due = "", filling = null;
  const usual = () => ({ child: "child", options: "option", plan: "task" })[room.phaseNow()?.kind] || "note";
  /* What is chosen is in sight on a phone too: in the row, and as a word in the empty line when it is said for the child. */
  const chosen = (value) => {
    kind = value; typed.placeholder = value === "child" ? "Co říká dítě" : "Co zaznělo";
    form.querySelectorAll("[data-kind]").forEach((chip) => {
      const row = chip.parentElement, isIt = chip.dataset.kind === value;
      chip.setAttribute("aria-pressed", String(isIt));
      if (isIt) row.scrollLeft += chip.getBoundingClientRect().left - row.getBoundingClientRect().left - row.clientWidth / 3;
    });
  };
  form.querySelectorAll("[data-kind]").forEach((chip) => chip.addEventListener("click", () => { chosen(kind === chip.dataset.kind ? "note" : chip.dataset.kind); typed.focus(); read(); }));
  const read = () => {
    const asked = Kruh.line.kindOf(typed.value);
    if (asked.kind) { typed.value = asked.rest; chosen(asked.kind); }
    const at = Kruh.line.mention(typed.value, typed.selectionStart);
    offer.replaceChildren(...(at ? Kruh.line.people(at.asked, room.state.choices).map((one) => h("li", {}, button(one.name, () => pick(one, at), { class: "tap" }))) : []));
    offer.hidden = !offer.children.length;
    due = kind === "task" ? Kruh.line.due(typed.value, screen.dayOf(room.now())) || "" : "";
    found.replaceChildren(...[
      who ? h("span", { class: "tag tag-info" }, room.person(who), button("×", () => { who = ""; read(); typed.focus(); }, { "aria-label": `Zrušit: ${room.person(who)}` })) : "",
      due ? h("span", { class: "tag tag-info" }, `do ${day(due)}`) : "",
    ].filter(Boolean));
  };
  const pick = (one, at) => { who = one.value; typed.value = Kruh.line.without(typed.value, at); typed.focus(); read(); room.keepDraft(); };
  typed.addEventListener("input", () => { room.say("typing"); read(); room.keepDraft(); });
  typed.addEventListener("keydown", (event) => {
    const last = room.shown().filter((row) => !row.struck && !row.refused).at(-1);
    if (event.key === "ArrowUp" && !typed.value && last) { event.preventDefault(); if (last.kind === "task") room.show("plan"); room.edit(last); return; }
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    const first = $("button", offer);
    if (!offer.hidden && first) first.click(); else form.requestSubmit();
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    read();
    const met = who ? null : Kruh.line.called(typed.value, room.state.choices);
    if (met) { who = met.one.value; typed.value = met.text; }
    const told = typed.value.trim(), said = due ? Kruh.line.lasting(told, screen.dayOf(room.now())) : told, text = kind === "task" ? Kruh.line.capital(said) : said;
    if (!text) { typed.focus(); return; }
    const words = { kind, text, place: room.after(), phase: room.phaseNow()?.id || null, who, due, check: "", struck: false };
    typed.value = ""; who = due = ""; forgetKept();
    chosen(kind === "task" ? usual() : kind);
    const deed = await room.write(words);
    filling = words.kind === "task" ? { id: deed.line, left: [] } : filling;
    read(); room.keepDraft(); typed.focus(); room.draw();
    $(`[data-line="${deed.line}"]`)?.scrollIntoView({ block: "nearest" });
  });

  /* What a task still lacks is asked one by one where it was written; nothing has to be answered. */
  const QUESTIONS = { who: "Kdo za to odpovídá?", due: "Do kdy?", check: "Jak se pozná, že se to povedlo?" };
  const ideas = (step, row, value) => {
    if (step === "due") return ["do pátku", "za týden", "za 14 dní", "za měsíc"].map((text) => ({ name: text, value: text }));
    if (step === "who") return (value ? Kruh.line.people(value.replace(/^@/, ""), room.state.choices) : room.state.choices.slice(0, 8));
    const asks = room.state.people.find((one) => one.organises);  // nobody checks a task of their own
    return [asks && asks.name !== room.person(row.who) && `zeptá se ${asks.name} na příštím setkání`, "řekne to na příštím setkání", "přinese potvrzení"].filter(Boolean).map((text) => ({ name: text, value: text }));
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
    const offered = (text) => (step === "who" && /^rodin/i.test(text) && !ideas(step, row, text).length ? ideas(step, row, "") : ideas(step, row, text));
    const suggest = () => offers.replaceChildren(...offered(input.value.trim()).map((one) => h("li", {}, button(one.name, () => accept(one), { class: "tap" }))));
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

  const picture = $("input[type=file]", form.parentElement), photoState = place("photo-state");
  const forgetKept = () => { if ($("[data-kept]", photoState)) photoState.replaceChildren(); };
  const smaller = async (file) => {
    if (!Kruh.smaller) await new Promise((done, wrong) => document.head.append(h("script", { src: room.urls.smaller, onload: done, onerror: wrong })));
    return Kruh.smaller(file);
  };
  const send = async (file, spot = room.spot()) => {
    const words = new FormData(), before = room.state.sheets.length;
    photoState.replaceChildren(h("p", { class: "small" }, "Fotka se odesílá…"));
    try {
      let small = file;
      try { small = await smaller(file); } catch { /* the server makes it smaller */ }
      Object.entries({ file: small, kind: "flipchart", description: "", ...spot, csrfmiddlewaretoken: room.token() }).forEach(([name, value]) => words.set(name, value));
      const answer = await fetch(room.urls.photo, { method: "POST", body: words, credentials: "same-origin", redirect: "manual" });
      const reason = answer.type === "opaqueredirect" ? "" : new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".errors li")?.textContent;
      await room.look();
      if (answer.type === "opaqueredirect" && room.state.sheets.length > before) { photoState.replaceChildren(h("p", { class: "small", "data-kept": "" }, "Fotka je uložená v záznamu.")); setTimeout(forgetKept, 8000); return; }
      throw new Error(reason || "");
    } catch (trouble) {
      const why = trouble.message && !(trouble instanceof TypeError) ? trouble.message : "Fotku se nepodařilo odeslat, zůstala tu.";
      photoState.replaceChildren(h("p", { class: "small err", role: "alert" }, why, " "), button("Poslat znovu", () => send(file, spot)), button("Zahodit", () => photoState.replaceChildren()));
    }
  };
  place("photo").addEventListener("click", () => picture.click());
  picture.addEventListener("change", () => { if (picture.files[0]) send(picture.files[0]); picture.value = ""; });

  return {
    typed, chosen, draw: drawFill, focus: () => (typed.offsetParent ? typed : form.closest("[data-room]")).focus(),
    fill: (id) => { filling = { id, left: [] }; drawFill(); },
    draft: () => ({ text: typed.value, kind, who }),
    takeUp: (draft) => { typed.value = draft.text; who = draft.who || ""; chosen(draft.kind); read(); },
    usual: () => { if (!typed.value) chosen(usual()); },
  };
};
