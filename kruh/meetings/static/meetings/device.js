/* What waits on the device (encrypted with a key that the server lends for one sign-in) and its way to the server. */
"use strict";
globalThis.Kruh = globalThis.Kruh || {};
Kruh.store = (() => {
  const NAME = "kruh-room", SHELF = "kept", HOUR = 3600 * 1000, OLDEST = 72 * HOUR;
  const text = new TextEncoder(), words = new TextDecoder();
  const asked = (request) => new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
  const finished = (deal) => new Promise((done, failed) => {
    deal.oncomplete = () => done();
    deal.onabort = deal.onerror = () => failed(deal.error);
  });

  /* The key lives in memory and in this tab's session storage: a reload keeps it, signing out and closing the tab end it. */
  const lent = (room, given) => {
    const place = `kruh-key:${room}`;
    try {
      if (given) sessionStorage.setItem(place, given);
      return given || sessionStorage.getItem(place);
    } catch { return given; }
  };
  const imported = async (room, given) => {
    const raw = lent(room, given);
    if (!raw || !globalThis.crypto?.subtle) return null;
    const bytes = Uint8Array.from(atob(raw), (sign) => sign.charCodeAt(0));
    return crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
  };
  const opened = () => new Promise((done, failed) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(SHELF);
    request.onsuccess = () => done(request.result);
    request.onerror = request.onblocked = () => failed(request.error || new Error("blocked"));
  });

  /* Gives null when the browser keeps nothing (forbidden storage, no encryption): the room then works with the network only. */
  const open = async (room, given) => {
    let base, key;
    try {
      key = await imported(room, given);
      if (!key) return null;
      base = await opened();
    } catch { return null; }
    const shelf = (mode) => { const deal = base.transaction(SHELF, mode, { durability: "strict" }); return [deal, deal.objectStore(SHELF)]; };
    const range = IDBKeyRange.bound(`${room}:`, `${room}:\uffff`);

    const put = async (name, value) => {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const place = `${room}:${name}`;
      const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: text.encode(place) }, key, text.encode(JSON.stringify(value)));
      const [deal, box] = shelf("readwrite");
      box.put({ iv, sealed, at: Date.now() }, place);
      await finished(deal);
    };
    const remove = async (...names) => {
      const [deal, box] = shelf("readwrite");
      names.forEach((name) => box.delete(`${room}:${name}`));
      await finished(deal);
    };
    const unsealed = async (place, { iv, sealed }) => {
      try {
        return JSON.parse(words.decode(await crypto.subtle.decrypt({ name: "AES-GCM", iv, additionalData: text.encode(place) }, key, sealed)));
      } catch { return undefined; }  /* sealed for another sign-in: nobody here can read it */
    };
    const all = async () => {
      const [, box] = shelf("readonly");
      const [places, rows] = await Promise.all([asked(box.getAllKeys(range)), asked(box.getAll(range))]);
      const read = await Promise.all(places.map((place, index) => unsealed(place, rows[index])));
      return new Map(places.map((place, index) => [place.slice(room.length + 1), read[index]]).filter(([, value]) => value !== undefined));
    };
    const tidy = async () => {
      const [deal, box] = shelf("readwrite");
      const [places, rows] = await Promise.all([asked(box.getAllKeys()), asked(box.getAll())]);
      places.forEach((place, index) => { if (Date.now() - rows[index].at > OLDEST) box.delete(place); });
      await finished(deal);
    };
    try { await tidy(); } catch { return null; }
    setInterval(() => tidy().catch(() => {}), HOUR);
    return { put, remove, all };
  };
  /* Where the organisation forbids it, nothing from before stays on the device either. */
  const forget = async (room, scope) => {
    try {
      const base = await opened(), deal = base.transaction(SHELF, "readwrite");
      deal.objectStore(SHELF).delete(IDBKeyRange.bound(`${room}:`, `${room}:\uffff`));
      await finished(deal);
      sessionStorage.removeItem(`kruh-key:${room}`);
      (await navigator.serviceWorker.getRegistrations()).filter((one) => one.scope.endsWith(scope)).forEach((one) => one.unregister());
      (await caches.keys()).filter((name) => name.includes(room)).forEach((name) => caches.delete(name));
    } catch { /* a browser that keeps nothing has nothing to forget */ }
  };
  return { open, forget };
})();

/* The way of deeds: queued on the device, sent in order, gone from the device only after the server has them. */
Kruh.sync = (() => {
  const TOGETHER = 50, PATIENCE = 20000, WAITS = [2000, 5000, 15000], FRESH = "/zeton/";
  const uuid = () => crypto.randomUUID?.() || "10000000-1000-4000-8000-100000000000".replace(/[018]/g,
    (sign) => (+sign ^ crypto.getRandomValues(new Uint8Array(1))[0] & 15 >> +sign / 4).toString(16));

  /* say(state, details): typing, device, saving, saved, offline, stuck, signedout, ended, refused, overtaken, unsafe */
  const start = ({ urls, device, user, store, token, say, kept, pen }) => {
    let queue = [], sequence = 0, timer = 0, busy = false, tries = 0, ended = false, csrf = token, renewed = false;
    const waiting = () => queue.filter((deed) => !deed.refused);

    const remember = async (deed) => {
      if (!store) return;
      try { await store.put(`deed:${deed.id}`, deed); } catch { store = null; say("unsafe"); }
    };
    const forget = async (ids) => { if (store && ids.length) { try { await store.remove(...ids.map((id) => `deed:${id}`)); } catch { /* wiped after three days */ } } };

    const add = async (deed) => {
      Object.assign(deed, { sequence: ++sequence, at: new Date().toISOString() });
      queue.push(deed);
      say("device", { count: waiting().length, safe: Boolean(store) });
      await remember(deed);
      later(0);
      return deed;
    };
    const later = (wait) => { clearTimeout(timer); timer = setTimeout(flush, wait); };

    const post = (url, said) => fetch(url, {
      method: "POST", credentials: "same-origin", redirect: "error", cache: "no-store",
      headers: { "Content-Type": "application/json", "X-CSRFToken": csrf, "X-Requested-With": "fetch", Accept: "application/json" },
      body: JSON.stringify(said), signal: AbortSignal.timeout(PATIENCE),
    });
    const renew = async () => {
      const { token: fresh } = await (await fetch(FRESH, { credentials: "same-origin", cache: "no-store" })).json();
      if (fresh) csrf = fresh;
      return Boolean(fresh);
    };

    /* Deeds of the record and steps of the meeting go in the order in which they were done, those of one sort together. */
    const next = () => {
      const [first, ...rest] = waiting(), others = rest.findIndex((deed) => Boolean(deed.step) !== Boolean(first.step));
      return first ? [first, ...others < 0 ? rest : rest.slice(0, others)].slice(0, flush.alone ? 1 : TOGETHER) : [];
    };
    const letter = (deeds) => deeds[0].step ? [urls.steps, "steps", ({ id, step, sequence, at, words }) => ({ id, kind: step, sequence, at, words })]
      : [urls.keep, "deeds", ({ id, line, seen, sequence, at, words }) => ({ id, line, seen, sequence, at, words })];
    async function flush() {
      if (busy || ended) return;
      const deeds = next();
      if (!deeds.length) return;
      busy = true; say("saving", { count: waiting().length });
      try {
        const [url, name, shape] = letter(deeds);
        const answer = await post(url, { device, user: user(), now: new Date().toISOString(), [name]: deeds.map(shape) });
        tries = answer.ok ? 0 : tries + 1;
        if (answer.ok) { renewed = false; await arrived(await answer.json()); }
        else if (answer.status === 422) await refused(deeds, (await answer.json()).reasons);
        else if (answer.status === 503) again("stuck", (await answer.json()).reasons);
        else if (answer.status === 403) await signedOut();
        else if (answer.status === 404 || answer.status === 410) { ended = true; say("ended", { count: waiting().length }); }
        else again();
      } catch { tries += 1; again(); }
      busy = false;
      if (waiting().length && !tries && !ended) later(0);
    }
    const again = (what = "offline", reasons = []) => { say(what, { count: waiting().length, safe: Boolean(store), reasons }); later(WAITS[Math.min(tries, WAITS.length) - 1] || WAITS[0]); };
    const arrived = async (answer) => {
      const ids = new Set(answer.kept), there = queue.filter((deed) => ids.has(deed.id));
      queue = queue.filter((deed) => !ids.has(deed.id));
      flush.alone = false;
      /* In the same breath: a line written while the device forgets must find these above it. */
      kept(there); pen(answer.pen);
      await forget(answer.kept);
      for (const deed of queue.filter((one) => answer.refused?.[one.id])) await refuse(deed, answer.refused[deed.id]);
      if (answer.overtaken?.length) say("overtaken", { reasons: answer.overtaken });
      if (!waiting().length) say("saved", { at: answer.at, refused: queue.length });
    };
    /* One bad deed must not hold the others: they go one by one until it is found. */
    const refused = async (deeds, reasons) => {
      tries = 0;
      if (deeds.length > 1) { flush.alone = true; return; }
      flush.alone = false;
      await refuse(deeds[0], reasons);
    };
    const refuse = async (deed, reasons) => {
      deed.refused = reasons;
      await remember(deed);
      say("refused", { deed, reasons });
    };
    const signedOut = async () => {
      if (!renewed && await renew()) { renewed = true; tries = 0; return; }
      renewed = false; say("signedout", { count: waiting().length }); later(15000);
    };

    /* Deeds left from before a reload go first, in their order. */
    const recover = (left) => {
      queue = [...left.sort((one, other) => one.at === other.at ? one.sequence - other.sequence : one.at < other.at ? -1 : 1), ...queue];
      sequence = Math.max(sequence, ...left.map((deed) => deed.sequence));
      if (left.length) later(0);
    };
    const drop = async (id) => { queue = queue.filter((deed) => deed.id !== id); await forget([id]); };
    const call = async (url, said = {}) => {
      let answer = await post(url, said);
      if (answer.status === 403 && await renew()) answer = await post(url, said);
      return answer;
    };

    addEventListener("online", () => { tries = 0; later(0); });
    document.addEventListener("visibilitychange", () => later(0));
    setInterval(() => later(0), 15000);
    addEventListener("beforeunload", (event) => { if (waiting().length) event.preventDefault(); });
    return { add, recover, drop, call, flush: () => later(0), waiting, all: () => queue, token: () => csrf };
  };
  return { start, uuid };
})();

/* What deeds of the record do to its lines, until the server tells the same. */
Kruh.deeds = (() => {
  const onto = (rows, deed) => rows.find((one) => one.id === deed.line && (!deed.seen.length || deed.seen.some((head) => one.heads.includes(head))));
  const lay = (rows, deed, more) => {
    const row = onto(rows, deed);
    const earlier = row ? [...row.earlier, ...row.text === deed.words.text ? [] : [row.text]] : [];
    const fresh = { ...deed.words, id: deed.line, heads: [deed.id], beside: Boolean(row?.beside), earlier, ...more };
    if (row) Object.assign(row, fresh); else rows.push(fresh);
  };
  /* The server's state may have a deed before its answer comes: then what the deed followed is no longer the newest. */
  const has = (rows, deeds) => {
    const there = new Set(deeds.filter((deed) => rows.some((row) => row.heads.includes(deed.id))).map((deed) => deed.id));
    [...deeds].reverse().filter((deed) => there.has(deed.id)).forEach((deed) => deed.seen.forEach((id) => there.add(id)));
    return there;
  };
  return { onto, lay, has };
})();

/* What steps of the meeting do to what is shown, until the server tells the same: ticks beside names and the programme. */
Kruh.steps = (() => {
  const CAME = ["here", "left"], AFTER = ["options", "plan", "closing"];
  const one = (rows, id, change) => rows.map((row) => row.id === id ? { ...row, ...change(row) } : row);
  const there = (state, { state: said, came, left }, clock) => (row) => ({
    state: said, word: state.words[said], came: CAME.includes(said) ? came || row.came || clock : "", left: said === "left" ? left || row.left || clock : "",
  });
  /* A topic comes after the other topics, before people look for ways out; what began is never pushed back. */
  const placeOfTopic = (phases) => {
    const begun = phases.findLastIndex((phase) => phase.began) + 1, topics = phases.findLastIndex((phase) => phase.kind === "topic") + 1;
    const later = phases.findIndex((phase) => AFTER.includes(phase.kind));
    return Math.max(begun, topics || (later < 0 ? phases.length : later));
  };
  const moved = (rows, id, up) => {
    const from = rows.findIndex((row) => row.id === id), to = up ? from - 1 : from + 1, fresh = [...rows];
    if (from >= 0 && to >= 0 && to < rows.length) [fresh[from], fresh[to]] = [fresh[to], fresh[from]];
    return fresh;
  };
  const began = (phases, id, at) => phases.map((phase) => phase.id === id ? { ...phase, began: phase.began || at, ended: null } : phase.began && !phase.ended ? { ...phase, ended: at } : phase);
  const added = (phases, { id, words }) => {
    const place = placeOfTopic(phases), fresh = { id, kind: "topic", title: words.title, what: "", minutes: +words.minutes, began: null, ended: null };
    return phases.some((phase) => phase.id === id) ? phases : [...phases.slice(0, place), fresh, ...phases.slice(place)];
  };
  const DO = {
    presence: (state, { words }, at, clock) => ({ people: one(state.people, words.about, there(state, words, clock)) }),
    everybody: (state, step, at, clock) => ({ people: state.people.map((row) => row.state === "expected" && !row.replaced ? { ...row, ...there(state, { state: "here" }, clock)(row) } : row) }),
    hold: (state, step, at) => ({ began: state.began || at }),
    begin: (state, { words }, at) => ({ phases: began(state.phases, words.about, at) }),
    end: (state, { words }, at) => ({ phases: one(state.phases, words.about, (phase) => ({ ended: phase.ended || at })) }),
    add: (state, step) => ({ phases: added(state.phases, step) }),
    change: (state, { words }) => ({ phases: one(state.phases, words.about, () => ({ title: words.title, minutes: +words.minutes, what: words.what })) }),
    move: (state, { words }) => ({ phases: moved(state.phases, words.about, words.up) }),
    remove: (state, { words }) => ({ phases: state.phases.filter((phase) => phase.id !== words.about || phase.began) }),
    prolong: (state, { words }) => ({ minutes: state.minutes + words.minutes }),
  };
  /* The device may keep a wrong clock: what was said is told by the server's. */
  const lay = (state, steps, ahead) => steps.reduce((shown, step) => {
    const at = new Date(Date.parse(step.at) + ahead).toISOString();
    return { ...shown, ...DO[step.step](shown, step, at, Kruh.screen.clock(at)) };
  }, state);
  const NAMES = { presence: "Kdo je tu", everybody: "Kdo je tu", hold: "Začátek setkání", begin: "Začátek části", end: "Konec části", add: "Nová část", change: "Úprava části", move: "Pořadí", remove: "Vynechání části", prolong: "Prodloužení" };
  const name = (state, { step, words }) => {
    const about = [...state.people, ...state.phases].find((row) => row.id === words.about), called = words.title || about?.name || about?.title;
    return called ? `${NAMES[step]}, ${called}` : NAMES[step];
  };
  return { lay, name };
})();
