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

  /* Days as people say them at the table; the day is given as „2026-12-15“, or null when no day is said. */
  const DAYS = ["nedel", "pondel", "uter", "stred", "ctvrt", "pat", "sobot"];
  const MONTHS = ["ledna", "unora", "brezna", "dubna", "kvetna", "cervna", "cervence", "srpna", "zari", "rijna", "listopadu", "prosince"];
  const iso = (day) => [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  const real = (year, month, day) => {
    const made = new Date(year, month - 1, day, 12);
    return made.getMonth() === month - 1 && made.getDate() === day ? made : null;
  };
  const coming = (month, day, year, today) => {
    if (year) return real(year < 100 ? 2000 + year : year, month, day);
    const start = new Date(today.getFullYear(), today.getMonth(), today.getDate());
    const made = real(today.getFullYear(), month, day);
    return made && made < start ? real(today.getFullYear() + 1, month, day) : made;
  };
  const plus = (today, days) => new Date(today.getFullYear(), today.getMonth(), today.getDate() + days, 12);
  const NEAR = { dneska: 0, dnes: 0, zitrka: 1, zitra: 1, pozitri: 2 };
  const dayIn = (typed, today) => {
    const said = fold(typed).replace(/\u00a0/g, " ");
    let found = /(?:^|[^\d.])(\d{1,2})\s*\.\s*(\d{1,2})\s*(?:\.\s*(\d{4}|\d{2})?)?(?![\d.])/.exec(said);
    if (found) return coming(+found[2], +found[1], +(found[3] || 0), today);
    found = new RegExp(`(?:^|\\D)(\\d{1,2})\\.?\\s+(${MONTHS.join("|")})(?:\\s+(\\d{4}))?`).exec(said);
    if (found) return coming(MONTHS.indexOf(found[2]) + 1, +found[1], +(found[3] || 0), today);
    found = /\bza\s+(\d{1,3}|tyden|ctrnact dni|dva tydny|mesic)(?:\s+(den|dny|dni|tyden|tydny|tydnu))?/.exec(said);
    if (found) {
      const fixed = { "tyden": 7, "ctrnact dni": 14, "dva tydny": 14 }[found[1]];
      if (found[1] === "mesic") return new Date(today.getFullYear(), today.getMonth() + 1, today.getDate(), 12);
      if (fixed) return plus(today, fixed);
      if (found[2]) return plus(today, +found[1] * (found[2].startsWith("t") ? 7 : 1));
    }
    found = new RegExp(`\\b(?:do|ve?|na|od)\\s+(?:(pristi\\w*)\\s+)?(dneska|dnes|zitrka|zitra|pozitri|(?:${DAYS.join("|")})\\w{1,3})\\b`).exec(said);
    if (!found) return null;
    if (found[2] in NEAR) return plus(today, NEAR[found[2]]);
    const wanted = DAYS.findIndex((stem) => found[2].startsWith(stem));
    const ahead = (wanted - today.getDay() + 7) % 7 || 7;
    return plus(today, ahead + (found[1] && ahead <= (7 - (today.getDay() || 7)) ? 7 : 0));
  };
  const due = (typed, today) => { const day = dayIn(typed, today); return day ? iso(day) : null; };

  return { fold, kindOf, mention, people, without, due };
})();
