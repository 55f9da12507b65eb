// Reporting forms, 2 of 4: the checks of one record by itself, with the rules and the words of `site-builder check`.
(() => {
  "use strict";
  const F = self.recordForm;
  const { fields, words, locale, currency, instruments, references } = F.knows;
  const formatted = (options) => {
    const format = new Intl.NumberFormat(locale, options);
    return (value) => format.format(value).replace("-", "\u2212");
  };
  F.count = formatted({ maximumFractionDigits: 3 });
  const money = formatted({ style: "currency", currency, maximumFractionDigits: 0 });
  F.percent = formatted({ style: "percent", maximumFractionDigits: 1 });
  F.signedPercent = formatted({ style: "percent", maximumFractionDigits: 1, signDisplay: "exceptZero" });
  F.withUnit = (unit, value) => (unit === "eur" ? money(value) : unit === "percent" ? F.percent(value / 100) : F.count(value));
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  F.day.said = (day) => new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));

  const short = (text) => (text.length > 80 ? text.slice(0, 79).trimEnd() + "…" : text);
  // a text with `whole` was told already, and is not shortened
  const told = (value) => (value?.whole ? value.whole : typeof value === "number" ? F.count(value) : Array.isArray(value) ? list.format([...value.slice(0, 12), ...(value.length > 12 ? ["…"] : [])].map(told)) : short(String(value)));
  // A sentence by its short name, with its values
  F.say = (key, args = {}) => (words[key] ?? F.knows.doubts?.words?.[key] ?? key).replace(/\{(\w+)\}/g, (all, name) => (name in args ? told(args[name]) : all));
  F.tell = (finding) => F.say(finding.key, finding.args);

  const written = (value) => {
    const text = typeof value === "string" ? value.split(/\s+/).filter(Boolean).join(" ") : String(value);
    return text.length > 60 ? text.slice(0, 59) + "…" : text;
  };
  const slug = (text) => text.normalize("NFKD").replace(/[^\x00-\x7f]/g, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  const repaired = (rule, text) => {
    const close = text.replace(/\s/g, "");
    const guesses = [text.trim(), close, text.trim().toLowerCase(), slug(text), close.toLowerCase(), close.toUpperCase(), `https://${text.trim()}`];
    return text.length > 100 ? undefined : guesses.find((guess) => new RegExp(rule.pattern).test(guess) && guess.length <= (rule.longest ?? 100));
  };

  // How much two texts have in common, as difflib reckons it: the longest stretch, then what lies before it and after it
  function common(one, other) {
    let most = 0, from = 0, to = 0, before = [];
    for (let i = 0; i < one.length; i += 1) {
      const here = [];
      for (let j = 0; j < other.length; j += 1) {
        if (one[i] !== other[j]) continue;
        here[j] = (before[j - 1] ?? 0) + 1;
        if (here[j] > most) [most, from, to] = [here[j], i - here[j] + 1, j - here[j] + 1];
      }
      before = here;
    }
    return most && most + common(one.slice(0, from), other.slice(0, to)) + common(one.slice(from + most), other.slice(to + most));
  }
  // Which name was meant by a mistyped one; undefined where none is near
  F.nearest = (text, names) => {
    const plain = Object.fromEntries(Object.entries(names).map(([spelling, name]) => [slug(spelling), name]));
    const near = Object.keys(plain).map((each) => [(2 * common(each, slug(text))) / (each.length + slug(text).length || 1), each]).filter(([share]) => share >= 0.7);
    near.sort(([a, x], [b, y]) => b - a || (x < y ? 1 : -1));
    return text.length > 100 || !near.length ? undefined : plain[near[0][1]];
  };
  const isChoice = /^(\S+) \((.*)\)$/;
  function ofChoice(rule, value) {
    const choices = Object.fromEntries(rule.choices.map((choice) => isChoice.exec(choice).slice(1)));
    if (Object.hasOwn(choices, value)) return null;
    const spellings = { ...Object.fromEntries(Object.entries(choices).map(([code, said]) => [said, code])), ...Object.fromEntries(Object.keys(choices).map((code) => [code, code])) };
    const suggestion = F.nearest(written(value), spellings);
    return { rule: "choice", key: suggestion ? "choice-near" : "choice", args: { choices: rule.choices, suggestion } };
  }
  // A code that leads nowhere: in a list of the region
  function ofReference(rule, value) {
    const [name, where, codes] = references[rule.reference];
    const wrong = [value].flat().find((code) => !codes.includes(code));
    if (wrong === undefined) return null;
    const nearest = F.nearest(String(wrong), Object.fromEntries(codes.map((code) => [code, code])));
    const key = nearest ? "unknown-near" : codes.length && codes.length <= 12 ? "unknown-few" : "unknown";
    return { rule: name, key, args: { value: String(wrong), where, nearest, choices: codes } };
  }

  function ofNumber(rule, value) {
    const whole = rule.type === "integer";
    if (typeof value === "string") return { rule: "number", key: whole ? "whole" : "number" };
    if (whole && !Number.isInteger(value)) return { rule: "whole-number", key: "decimals" };
    const { least, most } = rule;
    if ((least === undefined || value >= least) && (most === undefined || value <= most)) return null;
    if (least === 0 && value < 0) return { rule: "range", key: "negative" };
    if (least === 0 && most === 1 && value <= 100) return { rule: "range", key: "share", args: { repaired: String(Number((value / 100).toPrecision(6))) } };
    return { rule: "range", key: "range", args: { least: String(least), most: String(most) } };
  }
  function ofText(rule, value) {
    for (const text of typeof value === "object" ? Object.values(value) : [value]) {
      if (rule.longest && [...text].length > rule.longest && !rule.pattern) return { rule: "length", key: "long", args: { length: [...text].length, most: rule.longest } };
    }
    if (!rule.pattern || new RegExp(rule.pattern).test(value)) return rule.longest && value.length > rule.longest ? { rule: "length", key: "long", args: { length: value.length, most: rule.longest } } : null;
    const better = repaired(rule, value);
    return { rule: "format", key: better ? "reform" : "form", args: { form: rule.form, repaired: better } };
  }
  // What is wrong with a value by itself, null where nothing is
  F.fault = (rule, value) => {
    let found = null;
    if (rule.type === "integer" || rule.type === "number") found = ofNumber(rule, value);
    else if (rule.type === "date") found = F.day(String(value)) === value ? null : { rule: "date", key: "day" };
    else if (rule.choices) found = [value].flat().map((one) => ofChoice(rule, one)).find(Boolean) ?? null;
    else if (references[rule.reference]) found = [value].flat().map((one) => ofText(rule, one)).find(Boolean) ?? ofReference(rule, value);
    else if (rule.type === "text" || rule.type === "localised") found = ofText(rule, value);
    const wrong = Array.isArray(value) ? value.find((one) => F.fault(rule, one)) : value;
    return found && { ...found, args: { title: rule.title, written: written(wrong), example: rule.example, ...found.args } };
  };

  const missing = (name, rule) => ({ name, rule: "missing", key: rule.type === "integer" && rule.least === 0 ? "missing-number" : "missing", args: { title: rule.title } });
  function* shapes(value) {
    for (const [name, rule] of Object.entries(fields)) {
      if (name.includes("{0}") || ["group", "map", "list"].includes(rule.type)) {
        if (rule.type === "list") for (const [place, entry] of (F.get(value, name) ?? []).entries()) for (const [inner, each] of F.inside(name)) yield* ofOne(`${name}.${place}.${inner}`, each, F.get(entry, inner));
      } else if (name.endsWith(".*")) {
        for (const [key, each] of Object.entries(F.get(value, name.slice(0, -2)) ?? {})) yield* ofOne(name.slice(0, -1) + key, rule, each);
      } else yield* ofOne(name, rule, F.get(value, name));
    }
  }
  function* ofOne(name, rule, value) {
    if (value === undefined) {
      if (rule.required) yield missing(name, rule);
      return;
    }
    const found = F.fault(rule, value);
    if (found) yield { name, ...found };
  }

  const decimal = (number) => String(Number((Math.round(number * 1e6) / 1e6).toPrecision(6)));
  const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
  const title = (name) => ({ title: F.rule(name).title });

  // What no field says by itself, in the order of the checks: one fault is told once. `sound` gives a value, undefined where something is wrong with it
  const rules = {
    *"years-order"(sound) {
      for (const [place] of (sound("targets", true) ?? []).entries()) {
        const [begin, end] = ["from", "to"].map((name) => sound(`targets.${place}.${name}`));
        if (begin !== undefined && begin > end) yield { name: `targets.${place}.to`, key: "years-order", args: { begin: String(begin), end: String(end) } };
      }
    },
    *"grant-rate"(sound) {
      for (const [place] of (sound("grants", true) ?? []).entries()) {
        const [grant, cost, code] = ["grant", "eligible_cost", "instrument"].map((name) => sound(`grants.${place}.${name}`));
        if (grant === undefined || cost === undefined || !instruments[code]) continue;
        const [instrument, lowest, highest] = instruments[code];
        const facts = { grant, cost, instrument };
        const rate = (share) => Math.round(100 * share * 1e6) / 1e6;
        const name = `grants.${place}.grant`;
        if (grant > highest * cost + 1 + 1e-6) yield { name, key: "grant-high", args: { ...facts, rate: rate(highest) } };
        else if (grant < lowest * cost - 1 - 1e-6) yield { name, key: "grant-low", args: { ...facts, rate: rate(lowest) } };
      }
    },
    *"grants-sum"(sound) {
      const grants = sound("grants", true);
      if (!grants) return;
      const sums = Object.fromEntries(Object.values(instruments).map(([, , , feeds]) => [feeds, 0]));
      for (const [place] of grants.entries()) {
        const feeds = instruments[sound(`grants.${place}.instrument`)]?.[3];
        if (!feeds) return;
        sums[feeds] += sound(`grants.${place}.grant`) ?? NaN;
      }
      for (const [line, total] of Object.entries(sums)) {
        const name = `budget.revenue.public.region.${line}`, amount = sound(name);
        if (amount !== undefined && !Number.isNaN(total) && amount !== total) yield { name, key: "grants-sum", args: { amount, total } };
      }
    },
    *"fte-sum"(sound) {
      const fte = sound("team.fte"), people = sound("team.people", true);
      const shares = people?.map((post, place) => sound(`team.people.${place}.fte`));
      if (fte === undefined || !shares || shares.includes(undefined)) return;
      const total = sum(shares);
      if (Math.abs(fte - total) > 0.05 + 1e-9) yield { name: "team.fte", key: "fte-sum", args: { fte: decimal(fte), total: decimal(total) } };
    },
    *"women-seats"(sound) {
      const women = sound("governance.women"), colleges = Object.keys(fields).filter((name) => name.startsWith("governance.board."));
      const seats = colleges.map((name) => sound(name));
      if (women === undefined || seats.includes(undefined) || women <= sum(seats)) return;
      yield { name: "governance.women", key: "women-seats", args: { women, seats: sum(seats) } };
    },
  };

  // Everything that is wrong with a record, in the order of its fields
  F.findings = (value) => {
    const found = [...shapes(value)];
    const wrong = new Set(found.map((each) => each.name));
    const sound = (name, listed) => (wrong.has(name) || (!listed && !F.rule(name)) ? undefined : F.get(value, name));
    for (const [rule, check] of Object.entries(rules)) {
      const more = [...check(sound)].filter((finding) => !wrong.has(finding.name));
      for (const finding of more) found.push({ rule, ...finding, args: { ...title(finding.name), ...finding.args } }), wrong.add(finding.name);
    }
    const order = Object.keys(fields);
    const rank = (name) => order.indexOf(name.replace(/\.\d+\./g, ".{0}."));
    const place = (name) => Number(/\.(\d+)\./.exec(name)?.[1] ?? -1);
    const list = (name) => (place(name) < 0 ? rank(name) : order.indexOf(name.slice(0, name.search(/\.\d+\./))));
    return found.sort((a, b) => list(a.name) - list(b.name) || place(a.name) - place(b.name) || rank(a.name) - rank(b.name));
  };
})();
