/* What waits on the device: encrypted in the browser's database with a key that the server lends for one sign-in. */
"use strict";
globalThis.Kruh = globalThis.Kruh || {};
Kruh.store = (() => {
  const NAME = "kruh-room", SHELF = "kept", OLDEST = 72 * 3600 * 1000;
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
    const wipe = async () => { const [deal, box] = shelf("readwrite"); box.delete(range); await finished(deal); };
    try { await tidy(); } catch { return null; }
    return { put, remove, all, wipe };
  };
  return { open };
})();
