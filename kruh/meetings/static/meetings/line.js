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

  return { fold, kindOf, mention, people, without, called, due, dueAlone };
})();
