// Reporting forms, 1 of 4: what was meant by what was typed, and back. Numbers and days as site_builder/schema/repairs.py has them.
// A "snapshot" is what stands in the boxes: `plain` by name, and `lists` of entries, each with the place it had before (`from`).
(() => {
  "use strict";
  const F = self.recordForm;
  const { fields, languages } = F.knows;

  F.rule = (name) => fields[name.replace(/\.\d+\./g, ".{0}.")] ?? fields[name.replace(/\.[^.]+$/, ".*")];
  F.get = (value, name) => name.split(".").reduce((here, step) => (here == null ? undefined : here[step]), value);
  F.set = (value, name, inner) => {
    const steps = name.split("."), last = steps.pop();
    const here = steps.reduce((each, step) => (each[step] ??= {}), value);
    if (inner === undefined) delete here[last];
    else here[last] = inner;
  };
  F.same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

  const spaces = /[\s'’_]/g;
  const currency = "(?:[€$£]|[A-Z]{3}|[Ee]uros?)";
  const amount = new RegExp(`^${currency}?\\s*([+-]?[0-9.,\\s'’_]*[0-9.,](?:[eE][+-]?[0-9]{1,2})?)\\s*${currency}?$`);
  const plain = /^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,2})?$/;
  const points = /^[+-]?[0-9]{1,3}(?:\.[0-9]{3})+$/;
  const commas = /^([+-]?[0-9]{1,3}(?:,[0-9]{3})+)(\.[0-9]+)?$/;
  const decimalComma = /^([+-]?(?:[0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+)),([0-9]+)$/;
  const spaced = /^[+-]?[0-9]{1,3}(?:[\s'’_]+[0-9]{3})*(?:[.,][0-9]+)?$/;

  function bare(text, whole) {
    if (whole && points.test(text)) return text.replaceAll(".", "");
    if (plain.test(text)) return text;
    if (spaced.test(text)) text = text.replace(spaces, "");
    const thousands = /^[+-]?0/.test(text) ? null : commas.exec(text);
    if (thousands && (whole || thousands[2] || text.split(",").length > 2)) return text.replaceAll(",", "");
    if (thousands) return null; // 1,400 is 1.4 or 1400
    if (points.test(text) && text.split(".").length > 2) return text.replaceAll(".", "");
    const decimal = decimalComma.exec(text);
    return decimal ? `${decimal[1].replaceAll(".", "")}.${decimal[2]}` : text;
  }

  // A number, null where it is none or may be read in two ways, or has decimals where only a whole one will do
  F.number = (written, whole, unit) => {
    let text = written.trim().replaceAll("\u2212", "-");
    if (text.length > 100) return null;
    const hundredth = unit === "ratio" && text.endsWith("%");
    if (unit === "percent" || unit === "ratio") text = text.replace(/%$/, "").trim();
    const found = amount.exec(text);
    const digits = found && bare(found[1].trim(), whole);
    if (!digits || !plain.test(digits)) return null;
    const value = hundredth ? Number((Number(digits) / 100).toPrecision(15)) : Number(digits);
    if (Math.abs(value) >= 1e16 || (whole && !Number.isInteger(value))) return null;
    return value;
  };

  const orders = [
    [/^([0-9]{4})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,2})(?:[T ].*)?$/, [[1, 2, 3]]],
    [/^([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})$/, [[3, 2, 1], [3, 1, 2]]],
    [/^([0-9]{4})([0-9]{2})([0-9]{2})$/, [[1, 2, 3]]],
  ];
  const pad = (number, length = 2) => String(number).padStart(length, "0");
  const asDay = (year, month, day) => {
    const date = new Date(Date.UTC(2000, month - 1, day));
    date.setUTCFullYear(year, month - 1, day);
    return year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? `${pad(year, 4)}-${pad(month)}-${pad(day)}` : null;
  };
  // A day as year-month-day, null where it is none; the day comes before the month where both can be
  F.day = (written) => {
    const text = written.trim();
    for (const [pattern, ways] of orders) {
      const found = pattern.exec(text);
      for (const way of found ? ways : []) {
        const day = asDay(...way.map((group) => Number(found[group])));
        if (day) return day;
      }
    }
    return null;
  };

  const point = new Intl.NumberFormat(F.knows.locale).formatToParts(1.5).find((part) => part.type === "decimal").value;
  // What stands in the box of a value: text, or codes where several may stand
  F.shown = (rule, value) => {
    if (rule.type === "many") return Array.isArray(value) ? value.map(String) : [];
    if (value === null || value === undefined || typeof value === "object") return "";
    return typeof value === "number" ? String(value).replace(".", point) : String(value);
  };

  // The value of what stands in a box; undefined where nothing does
  F.meant = (rule, content) => {
    if (rule.type === "many") return content.length || (rule.required && !rule.fewest) ? content : undefined;
    const text = content.trim();
    if (!text) return undefined;
    if (rule.type === "boolean") return text === "true" ? true : text === "false" ? false : text;
    if (rule.type === "integer" || rule.type === "number") {
      return F.number(text, rule.type === "integer", rule.unit) ?? (/^-?(0|[1-9][0-9]*)(\.[0-9]+)?$/.test(text) ? Number(text) : text);
    }
    if (rule.type === "date") return F.day(text) ?? text;
    const close = rule.pattern ? text.replace(/\s/g, "") : text;
    return rule.pattern && new RegExp(rule.pattern).test(close) ? close : text;
  };

  const wordsOf = (rule, value) => languages.map((code, place) => (typeof value === "string" ? (place ? "" : value) : (value?.[code] ?? "")));
  const boxes = (name, rule, value) =>
    rule.type === "localised" ? wordsOf(rule, value).map((text, place) => [`${name}@${languages[place]}`, text]) : [[name, F.shown(rule, value)]];

  // A value as a snapshot
  F.asShown = (value) => {
    const found = { plain: {}, lists: {} };
    for (const [name, rule] of Object.entries(fields)) {
      if (name.includes("{0}") || ["year", "quarter"].includes(name) || ["group", "map"].includes(rule.type)) continue;
      if (rule.type === "list") {
        const entries = F.get(value, name);
        found.lists[name] = (Array.isArray(entries) ? entries : []).map((entry, from) => ({ from, is: entryShown(name, entry) }));
      } else if (name.endsWith(".*")) {
        for (const [key, each] of Object.entries(F.get(value, name.slice(0, -2)) ?? {})) found.plain[name.slice(0, -1) + key] = F.shown(rule, each);
      } else Object.assign(found.plain, Object.fromEntries(boxes(name, rule, F.get(value, name))));
    }
    return found;
  };
  F.inside = (list) => Object.entries(fields).flatMap(([name, rule]) => (name.startsWith(`${list}.{0}.`) ? [[name.slice(list.length + 5), rule]] : []));
  const entryShown = (list, entry) => Object.fromEntries(F.inside(list).flatMap(([name, rule]) => boxes(name, rule, F.get(entry, name))));

  function one(name, rule, contents, before) {
    if (rule.type === "localised") return said(name, contents, before);
    let content = contents[name] ?? F.shown(rule, undefined);
    if (rule.type === "many" && Array.isArray(before)) content = [...before.filter((code) => content.includes(code)), ...content.filter((code) => !before.includes(code))];
    const kept = before !== undefined && F.same(F.shown(rule, before), content) && !F.fault(rule, before);
    return kept ? before : F.meant(rule, content);
  }
  // One text where only the first language has one, else one a language; as it was where nothing changed
  function said(name, contents, before) {
    const texts = languages.map((code) => (contents[`${name}@${code}`] ?? "").trim());
    if (before !== undefined && F.same(texts, wordsOf(null, before).map((text) => text.trim()))) return before;
    const given = languages.flatMap((code, place) => (texts[place] ? [[code, texts[place]]] : []));
    if (!given.length) return undefined;
    const mapped = before !== null && typeof before === "object";
    return given.length === 1 && given[0][0] === languages[0] && !mapped ? given[0][1] : { ...(mapped ? before : {}), ...Object.fromEntries(languages.map((code, place) => [code, texts[place] || undefined])) };
  }

  // The record that a snapshot stands for: what was there before (`base`, or what is taken over), changed only where a box was
  F.asMeant = (snapshot, base, carried, period) => {
    const value = structuredClone(base ?? {});
    const before = base ?? carried ?? {};
    if (period.year) Object.assign(value, period);
    for (const [name, rule] of Object.entries(fields)) {
      if (name.includes("{0}") || name in period) continue;
      if (rule.type === "group" || rule.type === "map") {
        if (rule.required && !F.get(value, name)) F.set(value, name, {});
      } else if (rule.type === "list") {
        const was = F.get(before, name);
        const entries = (snapshot.lists[name] ?? []).map((entry) => entryMeant(name, entry, Array.isArray(was) ? was[entry.from] : undefined));
        const empty = rule.required || (Array.isArray(was) && !was.length && base) ? [] : undefined;
        F.set(value, name, entries.length ? entries : empty);
      } else if (name.endsWith(".*")) {
        for (const key of Object.keys(snapshot.plain).filter((each) => each.startsWith(name.slice(0, -1)))) F.set(value, key, one(key, rule, snapshot.plain, F.get(before, key)));
        const group = name.slice(0, -2);
        if (!Object.keys(F.get(value, group) ?? {}).length && !F.get(base, group)) F.set(value, group, undefined);
      } else F.set(value, name, one(name, rule, snapshot.plain, F.get(before, name)));
    }
    return JSON.parse(JSON.stringify(value));
  };
  function entryMeant(list, entry, before) {
    const value = structuredClone(before ?? {});
    for (const [name, rule] of F.inside(list)) F.set(value, name, one(name, rule, entry.is, F.get(before, name)));
    return value;
  }

  // The part of a record with which the next one begins
  F.carried = (last) => {
    const value = {};
    for (const [name, rule] of Object.entries(fields)) {
      if (rule.type === "list") {
        const kept = F.inside(name).filter(([, each]) => each.carried).map(([each]) => each);
        const entries = kept.length && F.get(last, name);
        if (entries) F.set(value, name, entries.map((entry) => Object.fromEntries(kept.flatMap((key) => (key in entry ? [[key, entry[key]]] : [])))));
      } else if (rule.carried && !name.includes("{0}") && F.get(last, name) !== undefined) F.set(value, name, F.get(last, name));
    }
    return value;
  };
})();
