/* How the room is drawn: elements without markup in strings, rows that stay while they stay the same, the four areas. */
"use strict";
globalThis.Kruh = globalThis.Kruh || {};
Kruh.screen = (() => {
  const $ = (what, where = document) => where.querySelector(what);
  const place = (name) => $(`[data-part=${name}]`);
  /* h("li", {class: "x", onclick: f}, "text", child): nothing typed ever becomes markup. */
  const h = (tag, props = {}, ...inside) => {
    const made = document.createElement(tag);
    Object.entries(props).forEach(([name, value]) => {
      if (value === null || value === undefined || value === false) return;
      if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
      else made.setAttribute(name, value === true ? "" : value);
    });
    made.append(...inside.flat().filter((part) => part !== null && part !== undefined && part !== "" && part !== false));
    return made;
  };
  const button = (label, onclick, props = {}) => h("button", { type: "button", class: "link", onclick, ...props }, label);
  const write = (node, text) => { if (node.textContent !== text) node.textContent = text; };

  /* Rows are [key, sign, make]; a row with the same sign stays as it is, so that focus, typing and scrolling survive. */
  const keep = (box, rows) => {
    const active = document.activeElement, mine = box.contains(active);
    const key = mine && active.closest("[data-key]")?.dataset.key, act = mine && active.dataset.act;
    const old = new Map([...box.children].map((node) => [node.dataset.key, node]));
    rows.forEach(([name, sign, make], index) => {
      let node = old.get(name);
      if (!node || node.sign !== sign) {
        const made = Object.assign(make(), { sign });
        made.dataset.key = name;
        node?.replaceWith(made);
        node = made;
      }
      old.delete(name);
      if (box.children[index] !== node) box.insertBefore(node, box.children[index] || null);
    });
    old.forEach((node) => node.remove());
    if (!key || document.activeElement === active) return;
    const row = $(`[data-key="${key}"]`, box);
    (row && ($(`[data-act="${act}"]`, row) || $("[data-act=more]", row)))?.focus({ preventScroll: true });
  };

  // Words ---------------------------------------------------------------------------------------------------------------
  const PRAGUE = { timeZone: "Europe/Prague" };
  const HOURS = new Intl.DateTimeFormat("cs-CZ", { ...PRAGUE, hour: "numeric", minute: "2-digit" });
  const DATE = new Intl.DateTimeFormat("en-CA", { ...PRAGUE, year: "numeric", month: "2-digit", day: "2-digit" });
  const clock = (moment) => HOURS.format(new Date(moment));
  const day = (iso) => { const [year, month, date] = iso.split("-").map(Number); return `${date}.\u00a0${month}.\u00a0${year}`; };
  const dated = (moment) => day(DATE.format(new Date(moment)));
  const dayOf = (moment) => { const [year, month, date] = DATE.format(new Date(moment)).split("-").map(Number); return new Date(year, month - 1, date, 12); };
  const many = (count, one, few, more) => `${count}\u00a0${count === 1 ? one : count >= 2 && count <= 4 ? few : more}`;
  const atClock = (moment) => `${[2, 3, 4, 12, 13, 14, 20, 21, 22, 23].includes(parseInt(clock(moment), 10)) ? "ve" : "v"}\u00a0${clock(moment)}`;
  const minutes = (count) => many(count, "minuta", "minuty", "minut");
  const short = (text) => text.length > 40 ? `${text.slice(0, 40)}…` : text;
  const fields = (label, made) => h("label", { class: "small" }, label, made);
  const options = (rows, chosen, empty) => [h("option", { value: "" }, empty), ...rows.map((one) => h("option", { value: one.value, selected: one.value === chosen }, one.name || one.label))];
  const more = (room, id, label) => button("⋯", () => room.open(room.opened === id ? null : id),
    { class: "more-tap", "aria-label": `Úpravy: ${short(label)}`, "aria-expanded": String(room.opened === id), "data-act": "more" });

  // The programme -------------------------------------------------------------------------------------------------------
  const phases = (room) => {
    const { state, me } = room, writes = me.edits && !room.locked, today = writes && !me.reasons.length;
    keep(place("phases"), state.phases.map((phase, index) => {
      const opened = room.opened === phase.id, last = index === state.phases.length - 1;
      return [phase.id, JSON.stringify([phase, index, last, writes, today, opened]), () => onePhase(room, phase, { index, last, writes, today, opened })];
    }));
    place("add-phase").hidden = place("order-open").hidden = !writes;
    place("order-open").className = state.child_led ? "btn" : "link";
  };
  const onePhase = (room, phase, { index, last, writes, today, opened }) => {
    const runs = phase.began && !phase.ended, step = (kind, words) => room.step(kind, { about: phase.id, ...words });
    return h("li", { class: `phase${runs ? " phase-now" : ""}${phase.ended ? " phase-done" : ""}`, "aria-current": runs ? "step" : null },
      h("div", { class: "line-row" }, h("p", {}, h("strong", {}, phase.title), h("span", { class: "muted small" }, ` ${phase.minutes}\u00a0min`), phase.ended ? h("span", { class: "vh" }, ", proběhlo") : ""),
        writes ? more(room, phase.id, phase.title) : ""),
      runs && phase.what ? h("p", { class: "small muted" }, phase.what) : "",
      opened && writes ? h("div", { class: "stack-s" }, h("div", { class: "line-tools" },
        today ? runs ? button("Ukončit", () => step("end"), { "data-act": "end" }) : button(phase.ended ? "Vrátit se sem" : "Začít", () => step("begin"), { "data-act": "begin" }) : "",
        index ? button("Výš", () => step("move", { up: true }), { "data-act": "up" }) : "", last ? "" : button("Níž", () => step("move", { up: false }), { "data-act": "down" }),
        phase.began ? "" : button("Vynechat", () => step("remove"), { "data-act": "leave" })), phaseForm(room, phase)) : "");
  };
  const phaseForm = (room, phase) => {
    const title = h("input", { value: phase.title, maxlength: 200 }), long = h("input", { value: phase.minutes, inputmode: "numeric", class: "w-s" });
    return h("form", { class: "phase-form", onsubmit: (event) => { event.preventDefault(); room.part("change", { about: phase.id, title: title.value, minutes: long.value, what: phase.what }); } },
      fields("Název části", title), h("span", { class: "row" }, fields("Minut", long), h("button", { class: "link", type: "submit", "data-act": "save" }, "Uložit")));
  };

  // Topics in the order of the child ------------------------------------------------------------------------------------
  const order = (room) => {
    const topics = room.state.phases.map((phase, index) => ({ phase, index })).filter(({ phase }) => phase.kind === "topic" && !phase.began);
    keep(place("topics"), topics.map(({ phase, index }, at) => [phase.id, JSON.stringify([phase.title, index, at, topics.length]), () => h("li", { class: "topic" },
      h("span", { class: "topic-title" }, phase.title),
      h("span", { class: "topic-taps" }, ...[["↑", "Výš", at > 0 && index - topics[at - 1].index, true], ["↓", "Níž", at < topics.length - 1 && topics[at + 1].index - index, false]]
        .map(([sign, word, steps, up]) => h("button", { type: "button", class: "btn btn-2 topic-tap", disabled: !steps, "data-act": word, "aria-label": `${word}: ${phase.title}`,
          onclick: () => { for (let step = 0; step < steps; step += 1) room.step("move", { about: phase.id, up }); } }, sign))))]));
    place("no-topics").hidden = topics.length > 0;
  };

  // Who is here -----------------------------------------------------------------------------------------------------------
  const PRESENCE = [["here", "Je tu"], ["late", "Přijde později"], ["left", "Odchod"], ["excused", "Omluva"], ["absent", "Chybí"]];
  /* „Je tu“ stands beside a name that was not ticked yet; nobody leaves before they came. */
  const offered = (one) => PRESENCE.filter(([value]) => value === "here" ? one.state !== "expected" : value !== "left" || ["here", "left"].includes(one.state));
  const said = (one, began) => one.state === "left" && one.left ? `odchod ${one.left}` : one.state === "here" && one.came && began && hour(one.came) > hour(clock(began)) + 4 ? `je tu od ${one.came}` : one.word;
  const hour = (text) => { const [hours, rest] = text.split(":").map(Number); return hours * 60 + rest; };
  const people = (room) => {
    const { state, me } = room, ticks = me.writes && !room.locked && !me.reasons.length;
    write(place("ratio"), ratio(state.people));
    keep(place("people"), state.people.map((one) => {
      const opened = room.opened === one.id;
      return [one.id, JSON.stringify([one, opened, ticks, state.began, apart(state, one)]), () => onePerson(room, one, opened, ticks)];
    }));
    const waiting = state.people.filter((one) => one.state === "expected").length;
    place("everybody").hidden = !ticks || waiting < 2;
    write(place("everybody"), state.people.every((one) => one.state === "expected" || one.replaced) ? "Jsou tu všichni" : "Všichni ostatní jsou tu");
    write(place("here-count"), `${state.people.filter((one) => one.state === "here").length} z ${state.people.length}`);
  };
  /* Who must not meet comes only to those who know it from the file. */
  const apart = (state, one) => {
    const others = state.pairs.filter((pair) => [pair.one, pair.other].includes(one.id)).map((pair) => pair.names[pair.one === one.id ? 1 : 0]);
    return others.length ? `nemá se potkat: ${others.join(", ")}` : "";
  };
  const ratio = (people) => {
    const there = people.filter((one) => one.state === "here" && !one.team), family = there.filter((one) => one.family || one.child).length, others = there.length - family;
    if (!there.length) return "";
    const told = `${many(family, "člověk", "lidé", "lidí")} z rodiny, ${many(others, "odborník", "odborníci", "odborníků")}.`;
    return family && others > 2 * family ? `${told} Rodina se v takové přesile může cítit nesvá.` : told;
  };
  const begins = (room) => {
    const away = room.state.people.filter((one) => !["here", "left"].includes(one.state) && !one.replaced), untold = away.filter((one) => one.state === "expected"), box = place("decide");
    box.replaceChildren();
    if (untold.length) room.warn("refused", `Nejdřív zapište, jestli tu ${untold.length === 1 ? "je" : "jsou"}: ${untold.map((one) => one.name).join(", ")}.`);
    else if (away.length) { room.warn("refused"); box.replaceChildren(deciding(room, away)); $("textarea", box).focus(); }
    else room.holds({});
  };
  /* Somebody is missing: the organiser says why to go on and what follows, without leaving the room. */
  const deciding = (room, away) => {
    const why = h("textarea", { rows: 2, maxlength: 2000, required: true }), next = h("textarea", { rows: 2, maxlength: 2000, required: true }), fault = h("p", { class: "small err", role: "alert" });
    const decide = (event) => {
      event.preventDefault();
      const bad = [why, next].find((field) => field.value.trim().length < 10);
      if (bad) { write(fault, "Napište aspoň jednu větu, zůstane u konference."); bad.focus(); return; }
      room.holds({ reason: why.value, next_step: next.value });
    };
    return h("form", { class: "stack-s", novalidate: true, onsubmit: decide }, h("p", {}, h("strong", {}, `U stolu chybí: ${away.map((one) => one.name).join(", ")}.`)),
      fields("Proč se přesto sejdete", why), fields("Co bude dál s tím, kdo chybí", next), fault,
      h("p", { class: "row" }, h("button", { class: "btn", type: "submit" }, "Začínáme"), h("a", { href: room.urls.decide }, "Rozhodnout na stránce setkání")));
  };
  const onePerson = (room, one, opened, ticks) => {
    const tell = (state, more_) => room.present(one, { state, ...more_ }), word = said(one, room.state.began);
    const toggle = { "aria-expanded": String(opened), "data-act": "more" }, flip = () => room.open(opened ? null : one.id);
    return h("li", { class: `seat seat-${one.state}` },
      h("div", { class: "line-row" }, h("p", {}, h("strong", {}, one.name), h("span", { class: "muted small" }, ` ${one.role}${one.online ? ", na dálku" : ""}`), apart(room.state, one) ? h("span", { class: "small apart" }, ` ${apart(room.state, one)}`) : ""),
        !ticks ? h("span", { class: "small muted" }, word)
          : one.state === "expected" ? h("span", { class: "seat-taps" }, button("Je tu", () => tell("here"), { class: "tap", "data-act": "here", "aria-label": `Je tu: ${one.name}` }), button("Jinak", flip, { class: "tap", ...toggle, "aria-label": `Jinak: ${one.name}` }))
            : button(word, flip, { class: "tap seat-word", ...toggle, "aria-label": `${one.name}: ${word}. Změnit` })),
      one.arrival ? h("p", { class: "small muted" }, one.arrival) : "",
      opened && ticks ? h("div", { class: "stack-s" },
        h("div", { class: "seat-taps", role: "group", "aria-label": one.name }, offered(one).map(([value, label]) => button(label, () => tell(value), { class: "tap", "data-act": value, "aria-pressed": String(one.state === value) }))),
        ["here", "left"].includes(one.state) ? hours(one, tell) : "",
        one.said?.length ? h("ul", { class: "plain small muted", "aria-label": "Co o příchodu kdo zapsal" }, one.said.map((line) => h("li", {}, line))) : "") : "");
  };
  const hours = (one, tell) => {
    const came = h("input", { value: one.came, class: "w-s", placeholder: "14:00" }), left = h("input", { value: one.left, class: "w-s", placeholder: "15:30" });
    return h("form", { class: "row", onsubmit: (event) => { event.preventDefault(); tell(left.value.trim() ? "left" : "here", { came: came.value, left: left.value }); } },
      fields("Od", came), fields("Do", left), h("button", { class: "link", type: "submit", "data-act": "save" }, "Uložit čas"));
  };

  // The record ----------------------------------------------------------------------------------------------------------
  const OUTSIDE = "Mimo program", WITHHELD = "Kus textu je chráněný i před týmem setkání. Celý ho vidí a upraví pracoviště.";
  const record = (room) => {
    const rows = room.shown(), titles = new Map(room.state.phases.map((phase) => [phase.id, phase.title])), groups = new Map();
    const of = (title) => groups.get(title) || groups.set(title, []).get(title), end = room.after();
    rows.filter((row) => row.kind !== "task").forEach((row) => of(titles.get(row.phase) || OUTSIDE).push(row));
    room.state.sheets.forEach((sheet, index) => of([...titles.values()].includes(sheet.topic) ? sheet.topic : OUTSIDE).push({ ...sheet, sheet: true, place: sheet.place ?? end + index }));
    place("empty").hidden = rows.length + room.state.sheets.length > 0;
    const box = place("lines");
    keep(box, [...groups].map(([title]) => [title, title, () => h("section", { class: "stack-s" }, h("h3", {}, title), h("ol", { class: "plain lines" }))]));
    [...groups.values()].forEach((lines, index) => keep(box.children[index].lastChild, lines.sort((one, other) => one.place - other.place).map((row) => {
      const editing = room.editing?.key === keyOf(row);
      return [keyOf(row), editing ? "edit" : signOf(room, row, lines), () => row.sheet ? oneSheet(room, row, lines) : editing ? editLine(room, row) : oneLine(room, row, lines)];
    })));
  };
  const keyOf = (row) => row.beside ? row.id + row.heads[0] : row.id;
  const signOf = (room, row, group) => JSON.stringify([row, room.opened === keyOf(row), room.opened === keyOf(row) && group.map((one) => one.place), room.history === keyOf(row), room.mayWrite(), room.person(row.who)]);
  const oneSheet = (room, sheet, group) => h("li", { class: "line line-sheet" },
    h("a", { href: sheet.file, target: "_blank", rel: "noopener" }, sheet.picture ? h("img", { src: sheet.preview, alt: sheet.description || `${sheet.kind}, zatím bez popisu`, loading: "lazy" }) : `${sheet.kind} (PDF)`),
    h("div", { class: "line-row" }, h("p", { class: "small" }, h("span", { class: "tag" }, sheet.kind), " ", sheet.description || h("a", { href: sheet.describe, target: "_blank", rel: "noopener" }, "Popsat, co na ní je")),
      room.mayWrite() && group.length > 1 ? more(room, sheet.id, sheet.description || sheet.kind) : ""),
    room.mayWrite() && room.opened === sheet.id ? h("div", { class: "line-tools" }, moves(room, sheet, group)) : "");
  const oneLine = (room, row, group) => {
    const key = keyOf(row), free = room.mayWrite() && !row.refused, opened = room.opened === key && free, flip = () => room.open(opened ? null : key);
    return h("li", { class: `line line-${row.kind}${row.struck ? " struck" : ""}${row.beside ? " beside" : ""}`, "data-line": row.id, "data-pending": row.pending ? "1" : null },
      h("div", { class: "line-row" },
        h("p", { onclick: free && !String(getSelection()) ? flip : null }, h("span", { class: `tag tag-${row.kind}` }, room.kinds[row.kind]), " ", h(row.struck ? "s" : "span", {}, row.kind === "child" ? `„${row.text}“` : row.text),
          row.who ? h("span", { class: "muted" }, ` – ${room.person(row.who)}`) : "", row.pending && !row.refused ? h("span", { class: "small muted" }, " čeká na odeslání") : ""),
        free ? more(room, key, row.text) : ""),
      row.beside ? h("p", { class: "small hint" }, "Druhé znění téhož záznamu, zapsané současně. Nechte obě, nebo jedno škrtněte.") : "",
      row.refused ? h("div", { class: "field-err" }, h("p", { class: "err" }, row.refused.join(" ")), h("p", { class: "row" }, button("Vzít zpět do psaní", () => room.takeBack(row)), button("Zahodit", () => room.drop(row)))) : "",
      room.history === key ? h("ul", { class: "small muted" }, row.earlier.map((text) => h("li", {}, text))) : "",
      row.withheld ? h("p", { class: "small hint" }, WITHHELD) : "",
      opened ? h("div", { class: "line-tools" }, row.withheld ? "" : button("Upravit", () => room.edit(row), { "data-act": "edit" }), button(row.struck ? "Vrátit" : "Škrtnout", () => room.change(row, { struck: !row.struck }), { "data-act": "strike" }),
        moves(room, row, group), button("Foto sem", () => place("photo").click(), { "data-act": "photo" }), row.earlier.length ? button("Dřívější znění", () => room.tellHistory(key), { "aria-expanded": String(room.history === key), "data-act": "history" }) : "") : "");
  };
  const moves = (room, row, group) => {
    const to = (at) => row.sheet ? room.placeSheet(row.id, at) : room.change(row, { place: at });
    const index = group.indexOf(row), between = (before, after) => before === undefined ? after - 1024 : after === undefined ? before + 1024 : (before + after) / 2;
    return [index > 0 ? button("Výš", () => to(between(group[index - 2]?.place, group[index - 1].place)), { "data-act": "up" }) : "",
      index < group.length - 1 ? button("Níž", () => to(between(group[index + 1].place, group[index + 2]?.place)), { "data-act": "down" }) : ""];
  };
  const keys = (save, leave) => (event) => {
    if (event.key === "Escape") { event.preventDefault(); leave(); }
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing && event.target.matches("textarea, input")) { event.preventDefault(); save(); }
  };
  const editLine = (room, row) => {
    const text = h("textarea", { rows: 2, "aria-label": "Znění záznamu", "data-act": "text", oninput: room.keepDraft, maxlength: 4000 }, room.editing.text ?? row.text);
    const kind = h("select", { "aria-label": "Druh záznamu" }, room.allKinds.map((one) => h("option", { value: one.value, selected: one.value === row.kind }, one.label)));
    const who = h("select", { "aria-label": "Čí jsou to slova" }, options(room.state.choices, row.who, "bez jména"));
    const save = () => room.finish(row, { text: text.value.trim() || row.text, kind: kind.value, who: who.value }), leave = () => room.finish(row);
    return h("li", { class: "line line-edit", "data-line": row.id, onkeydown: keys(save, leave) }, text, h("div", { class: "row" }, kind, who), h("div", { class: "row" }, button("Uložit", save, { class: "btn" }), button("Zpět", leave)));
  };

  // The plan ------------------------------------------------------------------------------------------------------------
  const LACKS = [["who", "kdo za to odpovídá"], ["due", "do kdy"], ["check", "jak se pozná, že se to povedlo"]];
  const plan = (room) => {
    const shown = room.shown(), rows = shown.filter((row) => row.kind === "task" && !row.struck);
    const formed = Object.entries(room.state.tasks).filter(([id, task]) => !task.dropped && !shown.some((row) => row.id === id)), count = rows.length + formed.length;
    keep(place("tasks"), [...rows.map((row, index) => {
      const editing = room.editing?.key === keyOf(row), opened = room.opened === keyOf(row), task = room.state.tasks[row.id];
      return [keyOf(row), editing ? "edit" : JSON.stringify([row, index, task, opened, room.mayWrite(), room.person(row.who), room.person(task?.who)]), () => editing ? editTask(room, row) : oneTask(room, row, index, opened)];
    }), ...formed.map(([id, task], index) => [id, JSON.stringify([task, index, rows.length, room.person(task.who)]), () => formedTask(room, task, rows.length + index + 1)])]);
    const open = rows.filter((row) => LACKS.some(([name]) => !row[name])).length;
    const lack = open && (rows.length === 1 ? ", není úplný" : `, neúplné: ${open}`);
    write(place("plan-count"), count ? many(count, "úkol", "úkoly", "úkolů") + (lack || "") : "");
    place("no-tasks").hidden = count > 0; place("formed").hidden = !formed.length;
  };
  const carried = (room, task) => [task.who && room.person(task.who), task.due && `do ${day(task.due)}`].filter(Boolean).join(", ");
  /* What was written in the plan itself has no line here; it is changed where it was written. */
  const formedTask = (room, task, number) => h("li", { class: "task-card" }, h("p", {}, h("strong", {}, `${number}. ${task.text}`)),
    h("p", { class: "small" }, carried(room, task), task.check ? h("span", { class: "muted" }, `${task.who || task.due ? ". " : ""}Ověření: ${task.check}`) : ""),
    task.withheld ? h("p", { class: "small hint" }, WITHHELD) : "");
  const oneTask = (room, row, index, opened) => {
    const planned = room.state.tasks[row.id], known = !row.pending && !room.late, task = planned && known ? planned : row, hides = row.withheld || planned?.withheld, free = room.mayWrite(), key = keyOf(row);
    const lacks = LACKS.filter(([name]) => !row[name]).map(([, word]) => word);
    const differs = planned && known && ["text", "who", "due", "check"].some((name) => (planned[name] || "") !== (row[name] || ""));
    return h("li", { class: `task-card${lacks.length ? " task-open" : ""}`, "data-line": row.id, "data-pending": row.pending ? "1" : null },
      h("div", { class: "line-row" }, h("p", {}, h("strong", {}, `${index + 1}. ${task.text}`)), free && !row.refused ? more(room, key, task.text) : ""),
      h("p", { class: "small" }, carried(room, task), task.check ? h("span", { class: "muted" }, `${task.who || task.due ? ". " : ""}Ověření: ${task.check}`) : ""),
      lacks.length ? h("p", { class: "small err" }, `Chybí: ${lacks.join(", ")}. `, free && !row.refused ? button("Doplnit", () => room.fill(row.id), { "data-act": "fill", "aria-label": `Doplnit: ${short(task.text)}` }) : "") : "",
      differs ? h("p", { class: "small hint" }, "V plánu je jiné znění, platí to v plánu. ", free ? button("Převzít ho do záznamu", () => room.change(row, { text: planned.text, who: planned.who, due: planned.due, check: planned.check })) : "") : "",
      !planned && known ? h("p", { class: "small err" }, "Do plánu se úkol nedostal. Zkontrolujte, jestli termín není dřív než setkání.") : "",
      row.refused ? h("div", { class: "field-err" }, h("p", { class: "err" }, row.refused.join(" ")), h("p", { class: "row" }, button("Vzít zpět do psaní", () => room.takeBack(row)), button("Zahodit", () => room.drop(row)))) : "",
      hides ? h("p", { class: "small hint" }, WITHHELD) : "",
      opened && free ? h("div", { class: "line-tools" }, hides ? "" : button("Upravit", () => room.edit(row), { "data-act": "edit" }), button("Škrtnout", () => room.change(row, { struck: true }), { "data-act": "strike" })) : "");
  };
  const editTask = (room, row) => {
    const text = h("textarea", { rows: 2, "data-act": "text", oninput: room.keepDraft, maxlength: 4000 }, room.editing.text ?? row.text), who = h("select", {}, options(room.state.choices, row.who, "Vyberte člověka"));
    const due = h("input", { value: row.due ? day(row.due) : "", placeholder: "15. 12. nebo do pátku", "aria-describedby": "due-fault" }), check = h("input", { value: row.check || "", maxlength: 500 }), fault = h("p", { class: "small err", role: "alert", id: "due-fault" });
    const save = () => {
      const typed = due.value.trim(), found = typed && room.dueAlone(typed);
      if (found === null) { fault.textContent = room.noDay(typed); due.setAttribute("aria-invalid", "true"); due.focus(); return; }
      room.finish(row, { text: text.value.trim() || row.text, who: who.value, due: found, check: check.value.trim() });
    };
    const leave = () => room.finish(row);
    return h("li", { class: "task-card line-edit", "data-line": row.id, onkeydown: keys(save, leave) }, fields("Co se má stát", text), fields("Kdo za to odpovídá", who), fields("Do kdy", due), fault,
      fields("Jak se pozná, že se to povedlo", check), h("div", { class: "row" }, button("Uložit", save, { class: "btn" }), button("Zpět", leave)));
  };

  // The clock: drawn each second, said aloud only when it matters --------------------------------------------------------
  const LONG_AGO = 12 * 3600000;
  const pace = (share) => share >= 1 ? "over" : share >= .8 ? "gentle" : "calm";
  const left = (rest) => rest > 0 ? `zbývá ${minutes(rest)}` : rest === 0 ? "čas právě vypršel" : `o ${-rest}\u00a0min déle`;
  const long = (count) => `${Math.floor(count / 60)}:${String(count % 60).padStart(2, "0")}`;
  const time = (room) => {
    const { state, me } = room, now = room.now(), phase = room.phaseNow(), bar = place("time"), whole = place("whole"), here = place("phase-left");
    const first = state.began || state.phases.map((one) => one.began).filter(Boolean).sort()[0], start = first ? Date.parse(first) : null;
    const runs = start && !state.ended && now - start < LONG_AGO;
    write(place("phase"), runs || phase ? phase?.title || "Mezi částmi" : start ? `Setkání bylo ${dated(first)}` : "Setkání ještě nezačalo");
    place("time-box").hidden = !runs;
    if (runs) {
      const passed = Math.max(0, Math.floor((now - start) / 60000)), share = (now - start) / 60000 / state.minutes, rest = Math.ceil(state.minutes - (now - start) / 60000);
      write(whole, `${long(passed)} z ${long(state.minutes)}`);
      bar.max = state.minutes; bar.value = Math.min(passed, state.minutes); bar.dataset.pace = whole.dataset.pace = pace(share);
      place("prolong").hidden = !me.writes || room.locked || share < .8;
      if ([10, 5, 1].includes(rest) && place("spoken").dataset.at !== `${rest}`) { place("spoken").dataset.at = rest; write(place("spoken"), `Do konce setkání zbývá ${minutes(rest)}.`); }
    }
    const gone = phase && (now - Date.parse(phase.began)) / 60000;
    write(here, phase && (runs || !start) ? left(Math.ceil(phase.minutes - gone)) : !start && state.starts ? `plánovaný začátek ${clock(state.starts)}` : "");
    write(place("begun"), begun(room, now, phase));
    place("begun").hidden = !place("begun").textContent;
    here.dataset.pace = phase ? pace(gone / phase.minutes) : "calm";
    nextStep(room, phase, Boolean(state.began), runs || phase);
  };
  /* The beginning is written by the office; whoever writes the record meanwhile should know that nobody did yet. */
  const begun = ({ state, me }, now, phase) => {
    if (state.began || me.decides || me.reasons.length || !(phase || state.starts && now > Date.parse(state.starts))) return "";
    const who = state.people.filter((one) => one.organises).map((one) => one.name).join(", ");
    return `Začátek zapisuje ${who || "pracoviště"}, zatím chybí.`;
  };
  /* One button for what comes next: the meeting begins, then part after part; at last its end, which is kept with the attendance. */
  const nextStep = (room, phase, hasBegun, runs) => {
    const { state, me } = room, step = place("next"), open = me.edits && !me.reasons.length && !room.locked && !state.ended;
    const coming = state.phases.slice(phase ? state.phases.indexOf(phase) + 1 : 0).find((one) => !one.began);
    const asks = open && me.decides && !hasBegun ? "Začínáme" : open && (runs || !hasBegun) && coming ? `${phase ? "Další" : "Začít"}: ${coming.title}` : open && runs && hasBegun && !coming && place("day") ? "Zapsat konec" : "";
    step.hidden = !asks;
    write(step, asks);
    step.onclick = asks === "Začínáme" ? () => begins(room) : asks === "Zapsat konec" ? () => place("day").click() : () => room.step("begin", { about: coming.id });
  };

  const download = (room) => {
    const rows = room.shown().map((row) => `${room.kinds[row.kind]}: ${row.text}${row.who ? ` (${room.person(row.who)})` : ""}${row.due ? ` do ${day(row.due)}` : ""}${row.check ? `; ověření: ${row.check}` : ""}${row.struck ? " [škrtnuto]" : ""}${row.pending ? " [neodesláno]" : ""}`);
    const file = URL.createObjectURL(new Blob(["\ufeff", rows.join("\r\n")], { type: "text/plain;charset=utf-8" }));
    h("a", { href: file, download: "zaznam.txt" }).click();
    setTimeout(() => URL.revokeObjectURL(file), 10000);
  };

  return { $, place, h, button, write, keep, clock, atClock, day, dated, dayOf, many, minutes, keyOf, phases, order, people, record, plan, time, download, LACKS };
})();
