/* The way of deeds to the server: queued on the device, sent in order, gone from the device only after the server has them. */
"use strict";
globalThis.Kruh = globalThis.Kruh || {};
Kruh.sync = (() => {
  const TOGETHER = 50, WAITS = [2000, 5000, 15000], TOKEN = "csrfmiddlewaretoken", PLAIN = "/pristupnost/";
  const uuid = () => crypto.randomUUID?.() || "10000000-1000-4000-8000-100000000000".replace(/[018]/g,
    (sign) => (+sign ^ crypto.getRandomValues(new Uint8Array(1))[0] & 15 >> +sign / 4).toString(16));

  /* say(state, details): typing, device, saving, saved, offline, stuck, signedout, ended, refused, unsafe */
  const start = ({ urls, device, store, token, say, kept, pen }) => {
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
      body: JSON.stringify(said),
    });
    const renew = async () => {
      const answer = await fetch(PLAIN, { credentials: "same-origin", cache: "no-store" });
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(`[name=${TOKEN}]`);
      if (fresh) csrf = fresh.value;
      return Boolean(fresh);
    };

    async function flush() {
      if (busy || ended) return;
      const deeds = waiting().slice(0, flush.alone ? 1 : TOGETHER);
      if (!deeds.length) return;
      busy = true; say("saving", { count: waiting().length });
      try {
        const answer = await post(urls.keep, {
          device, now: new Date().toISOString(),
          deeds: deeds.map(({ id, line, seen, sequence, at, words }) => ({ id, line, seen, sequence, at, words })),
        });
        tries = answer.ok ? 0 : tries + 1;
        if (answer.ok) { renewed = false; await arrived(await answer.json()); }
        else if (answer.status === 422) await refused(deeds, (await answer.json()).reasons);
        else if (answer.status === 503) again("stuck", (await answer.json()).reasons);
        else if (answer.status === 403) await signedOut();
        else if (answer.status === 404) { ended = true; say("ended", { count: waiting().length }); }
        else again();
      } catch { tries += 1; again(); }
      busy = false;
      if (waiting().length && !tries && !ended) later(0);
    }
    const again = (what = "offline", reasons = []) => { say(what, { count: waiting().length, safe: Boolean(store), reasons }); later(WAITS[Math.min(tries, WAITS.length) - 1] || WAITS[0]); };
    const arrived = async (answer) => {
      const ids = new Set(answer.kept), there = queue.filter((deed) => ids.has(deed.id));
      queue = queue.filter((deed) => !ids.has(deed.id));
      await forget(answer.kept);
      flush.alone = false;
      kept(there); pen(answer.pen);
      if (!waiting().length) say("saved", { at: answer.at, refused: queue.length });
    };
    /* One bad deed must not hold the others: they go one by one until it is found. */
    const refused = async (deeds, reasons) => {
      tries = 0;
      if (deeds.length > 1) { flush.alone = true; return; }
      deeds[0].refused = reasons;
      await remember(deeds[0]);
      flush.alone = false;
      say("refused", { deed: deeds[0], reasons });
    };
    const signedOut = async () => {
      if (!renewed && await renew()) { renewed = true; tries = 0; return; }
      renewed = false; say("signedout", { count: waiting().length }); later(15000);
    };

    /* Deeds left from before a reload go first, in their order. */
    const recover = (left) => {
      queue = [...left.sort((one, other) => one.at < other.at ? -1 : 1), ...queue];
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
