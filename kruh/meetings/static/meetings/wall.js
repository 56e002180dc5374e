/* The wall: asks every few seconds whether the picture changed, and keeps the last one when nobody answers. */
"use strict";
(() => {
  const wall = document.querySelector("[data-wall]"), EVERY = 4000, SLOWER = 15000, TURN = 12000;
  if (!wall) return;
  const part = (name) => wall.querySelector(`[data-part=${name}]`);
  let version = wall.dataset.version, seen = Date.now(), failed = 0;
  const typo = (text) => text.replace(/(^|\s)([AaIiKkOoSsUuVvZz]) /g, "$1$2\u00a0");
  const element = (tag, name, text) => { const made = document.createElement(tag); if (name) made.className = name; made.textContent = text || ""; return made; };

  const line = ({ text, who, due, is_complete }, index) => {
    const made = element("li", is_complete ? "" : "wall-open"), carrier = element("p", "wall-who");
    carrier.append(element("strong", "", who || "kdo?"), ` do ${(due || "kdy?").replace(" ", "\u00a0")}${is_complete ? "" : ", ještě doladíme"}`);
    made.append(element("span", "wall-number", `${index + 1}.`), element("p", "wall-what", typo(text)), carrier);
    return made;
  };
  const time = (place, told) => { place.dataset.pace = told ? told.pace : "calm"; };
  const draw = (told) => {
    part("goal").textContent = typo(told.goal || "Společně najít, co pomůže.");
    part("topic-box").hidden = !told.topic;
    part("topic").textContent = typo(told.topic);
    part("left").textContent = told.time.phase ? told.time.phase.words.replace(/(\d) /, "$1\u00a0") : "";
    part("ring").setAttribute("stroke-dasharray", `${told.time.phase ? told.time.phase.share : 0} 100`);
    time(part("ring"), told.time.phase);
    const whole = part("whole");
    whole.hidden = !told.time.meeting;
    whole.value = told.time.meeting ? told.time.meeting.share : 0;
    time(whole, told.time.meeting);
    part("empty").hidden = told.plan.length > 0;
    part("plan").dataset.many = told.plan.length;
    if (version.split("-")[0] !== told.version.split("-")[0]) { part("plan").replaceChildren(...told.plan.map(line)); newest(); }
    version = told.version;
    wall.hidden = false;
  };

  /* A plan longer than the wall is shown by parts that take turns; the newest line is always seen first. */
  const lines = () => [...part("plan").children];
  const fits = () => part("plan").scrollHeight <= part("plan").clientHeight + 1;
  const show = (from) => {
    const all = lines();
    all.forEach((row) => { row.hidden = true; });
    let last = from;
    for (; last < all.length; last += 1) {
      all[last].hidden = false;
      if (last > from && !fits()) { all[last].hidden = true; break; }
    }
    part("turn").textContent = last - from < all.length ? `(${from + 1}–${last} z ${all.length})` : "";
    return last;
  };
  let next = 0;
  const turn = () => { next = show(next < lines().length ? next : 0); };
  const newest = () => {
    const count = lines().length;
    let from = count;
    while (from > 0 && show(from - 1) === count) from -= 1;
    next = show(Math.min(from, Math.max(count - 1, 0)));
  };

  const say = (text) => { part("note").textContent = text; };
  const clock = (moment) => { const day = new Date(moment); return `${day.getHours()}.${String(day.getMinutes()).padStart(2, "0")}`; };
  /* Whoever signed out or may no longer look leaves nothing on the wall. */
  const blank = (text) => {
    draw({ goal: " ", topic: "", plan: [], time: { phase: null, meeting: null }, version: "" });
    part("empty").hidden = true;
    say(text);
  };
  const ask = async () => {
    let wait = EVERY;
    try {
      const answer = await fetch(`${wall.dataset.wall}?verze=${encodeURIComponent(version)}`, { credentials: "same-origin", cache: "no-store", redirect: "manual", signal: AbortSignal.timeout(10000) });
      if (answer.status === 200) draw(await answer.json());
      if (answer.type === "opaqueredirect" || answer.status === 403) blank("Odhlášeno. Přihlaste se v hlavním okně, obraz se vrátí sám.");
      else if (answer.status === 404) blank("Zobrazení skončilo.");
      else if (answer.ok || answer.status === 304) { failed = 0; seen = Date.now(); say(""); }
      else throw new Error(String(answer.status));
    } catch {
      failed += 1; wait = SLOWER;
      if (failed > 1) say(`Bez spojení. Obraz z ${clock(seen)}.`);
      else wait = EVERY;
    }
    setTimeout(ask, wait);
  };
  const awake = () => { if (document.visibilityState === "visible") navigator.wakeLock?.request("screen").catch(() => {}); };
  document.addEventListener("visibilitychange", awake);
  addEventListener("resize", newest);
  setInterval(turn, TURN);
  awake(); newest();
  setTimeout(ask, EVERY);
})();
