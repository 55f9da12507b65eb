// The canonical form of a record in the browser: the twin of site_builder/canonical, and a reader of that form alone.
// write(order, value, languages, like) gives the text of a value; `order` is what canonical.order_of says of the kind of record, `like`
// (may be left out) the present text of the file, whose comments stay at their values where it is in canonical form.
// read(text) gives {value}, or {line} where the text is not in canonical form. Fields that `#?` asks for are passed over.
const canonical = (() => {
  "use strict";
  const [LETTERS, MARKS] = ["A-Za-z0-9_À-ÖØ-öø-ÿŒœ", "’.,;!?()/&+\\-"];
  const WORDS = `[A-Za-zÀ-ÖØ-öø-ÿŒœ][${LETTERS}${MARKS}]*(?: [${LETTERS}:«»–\u202f${MARKS}]*[${LETTERS}«»–${MARKS}])*`;
  const PLAIN = `(?:${WORDS}|https?://[A-Za-z0-9._~/?&=%,+\\-]+)`;
  const isPlain = new RegExp(`^${PLAIN}$`);
  const isReserved = /^(?:true|false|yes|no|on|off|null|y|n)$/i;
  const isFields = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

  // -- values
  const ESCAPES = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\x85": "\\N", "\u2028": "\\L", "\u2029": "\\P" };
  const isNumber = /^(-?)(\d+)(?:\.(\d+))?$/;
  const toEscape = /[\r\x85\u2028\u2029]/;

  const number = (value) => {
    const [mantissa, exponent] = String(value).split("e");
    const [, sign, digits, rest = ""] = isNumber.exec(mantissa);
    const small = exponent < 0 && `${sign}0.${"0".repeat(-exponent - 1)}${digits}${rest}`;
    const text = Number.isInteger(value) ? String(BigInt(value)) : small || mantissa;
    return text.length > 300 ? `${mantissa}${rest ? "" : ".0"}e${exponent}` : text;
  };
  const scalar = (value) => {
    if (typeof value === "boolean") return String(value);
    if (typeof value === "number" && isFinite(value)) return number(value);
    if (typeof value !== "string") throw new TypeError(`cannot write ${value}`);
    if (isPlain.test(value) && !isReserved.test(value)) return value;
    if (value.includes("\n") || toEscape.test(value)) return `"${[...value].map((each) => ESCAPES[each] || each).join("")}"`;
    return `'${value.replace(/'/g, "''")}'`;
  };
  const block = (value) => {
    if (!value.includes("\n") || toEscape.test(value) || /^[ \t\n]|[ \t](?=\n|$)/.test(value)) return null;
    const body = value.replace(/\n+$/, ""), ends = value.length - body.length;
    return [["|-", "|", "|+"][Math.min(ends, 2)], ...body.split("\n"), ...Array(Math.max(0, ends - 1)).fill("")];
  };
  // texts by their characters' numbers, as Python compares them
  const rank = (text) => [...text].map((each) => each.codePointAt(0).toString(16).padStart(6, "0")).join("");
  const byRank = (name) => (one, other) => (rank(name(one)) < rank(name(other)) ? -1 : rank(name(one)) > rank(name(other)) ? 1 : 0);
  const sorted = (keys) => keys.sort(byRank((key) => key));
  // an order is 0 (a value), 1 (a text, or one a language), [entry, key to sort by], {"*": each} (free keys) or {field: order}
  const keysOf = (order, value, languages) => {
    const keys = Object.keys(value).filter((key) => value[key] !== undefined);
    if (isFields(order) && "*" in order) return sorted(keys);
    const known = order === 1 ? languages : isFields(order) ? Object.keys(order) : [];
    const rest = keys.filter((key) => !known.includes(key));
    return known.filter((key) => keys.includes(key)).concat(order === 1 ? sorted(rest) : rest);
  };
  const below = (order, key) => (isFields(order) ? ("*" in order ? order["*"] : Object.hasOwn(order, key) ? order[key] : 0) : 0);

  // -- writing
  const write = (order, value, languages, like) => {
    const lines = [];
    const present = like && like.includes("#") ? read(like) : {};
    const noted = present.value ? followed(present.notes, present.value, value) : NONE;
    const say = (texts, depth) => texts.forEach((text) => lines.push("  ".repeat(depth) + text));
    const beside = (line, [first, ...more]) => {
      if (!first || (more.length && / \|[+-]?$/.test(line))) return lines.push(line);
      return lines.push(`${line} ${first}`, ...more.map((text) => " ".repeat(line.length + 1) + text));
    };
    // the lines over a value: also those for which there is no place beside or after it
    const over = (notes, value, depth) => {
      say(notes.above, depth);
      if (typeof value === "string" && block(value) && notes.beside.length > 1) say(notes.beside, depth);
      if (!isFull(value)) say(notes.below, depth);
    };
    const isFull = (value) => (Array.isArray(value) ? value.length > 0 : isFields(value) && keysOf(0, value, languages).length > 0);
    const mapping = (order, value, depth, notes, dash) => {
      for (const key of keysOf(order, value, languages)) {
        const its = notes.inner.get(key) || NONE;
        over(its, value[key], dash ? depth - 1 : depth);
        const indent = dash ? `${"  ".repeat(depth - 1)}- ` : "  ".repeat(depth);
        dash = false;
        entry(`${indent}${scalar(key)}:`, below(order, key), value[key], depth, its);
      }
      say(notes.below, depth);
    };
    const entry = (start, order, value, depth, notes) => {
      if (Array.isArray(value)) {
        const [inner = 0, by] = Array.isArray(order) ? order : [];
        const entries = value.map((each, index) => [each, notes.inner.get(index) || NONE]);
        if (by && value.every((each) => isFields(each) && typeof each[by] === "string")) entries.sort(byRank(([each]) => each[by]));
        beside(value.length ? start : `${start} []`, notes.beside);
        for (const [each, its] of entries) item(inner, each, depth, its);
        if (value.length) say(notes.below, depth + 1);
      } else if (isFields(value)) {
        beside(isFull(value) ? start : `${start} {}`, notes.beside);
        if (isFull(value)) mapping(order, value, depth + 1, notes);
      } else {
        const [mark, ...texts] = (typeof value === "string" && block(value)) || [scalar(value)];
        beside(`${start} ${mark}`, notes.beside);
        lines.push(...texts.map((line) => line && "  ".repeat(depth + 1) + line));
      }
    };
    const item = (order, value, depth, notes) => {
      const dash = `${"  ".repeat(depth)}-`;
      over(notes, value, depth);
      if (!isFull(value)) return entry(dash, order, value, depth, notes);
      say(notes.beside, depth);
      if (isFields(value)) return mapping(order, value, depth + 1, notes, true);
      return entry(dash, order, value, depth + 1, { ...notes, beside: [] });
    };
    say(noted.above, 0);
    if (noted.above.length) lines.push("");
    mapping(order, value, 0, noted);
    return `${lines.join("\n")}\n`;
  };

  // -- comments: above a value, beside it, below what it holds, and of what it holds
  const notesOf = (above = [], beside = [], below = []) => ({ above, beside, below, inner: new Map() });
  const NONE = notesOf();
  const noteAt = (notes, step) => {
    if (!notes.inner.has(step)) notes.inner.set(step, notesOf());
    return notes.inner.get(step);
  };
  const isSaid = (text) => !text.startsWith("#?");

  // the same comments where the values are now; those of what is gone are left out
  const followed = (notes, old, value) => {
    const found = notesOf(...[notes.above, notes.beside, notes.below].map((each) => each.filter(isSaid)));
    if (Array.isArray(old) && Array.isArray(value)) {
      const pairs = notes.inner.size ? same(old, value) : [];
      for (const [after, before] of pairs) if (notes.inner.has(before)) found.inner.set(after, followed(notes.inner.get(before), old[before], value[after]));
    } else if (isFields(old) && isFields(value)) {
      for (const [key, its] of notes.inner) if (Object.hasOwn(value, key) && value[key] !== undefined) found.inner.set(key, followed(its, old[key], value[key]));
    }
    return found;
  };
  const key = (value) => {
    if (Array.isArray(value)) return `[${value.map(key)}]`;
    return isFields(value) ? `{${sorted(Object.keys(value)).map((name) => JSON.stringify(name) + key(value[name]))}}` : JSON.stringify(value);
  };
  const IDS = [["id"], ["code"], ["indicator", "from", "to"]];
  const NAMES = [["rule"], ["title"], ["name"], ["date", "text"], ["text"]];
  const named = (value, names) => (isFields(value) && names.every((name) => Object.hasOwn(value, name)) ? names.map((name) => key(value[name])).join() : null);
  const leaves = (value, at = "") => {
    if (typeof value !== "object" || value === null) return [`${at}${key(value)}`];
    return Object.keys(value).flatMap((step) => leaves(value[step], `${at}${JSON.stringify(step)}`));
  };
  const alike = (old, value) => {
    if (!isFields(old) || !isFields(value) || IDS.some((names) => named(old, names) || named(value, names))) return 0;
    const [before, after] = [new Set(leaves(old)), new Set(leaves(value))];
    const both = [...before].filter((each) => after.has(each)).length;
    return both / Math.max(before.size + after.size - both, 1);
  };

  // which entry of the old list each of the new one was
  const same = (old, value) => {
    const [left, pairs] = [new Set(old.keys()), new Map()];
    // of several that are equal each stays in its place
    if (old.length === value.length) value.forEach((each, index) => key(old[index]) === key(each) && pairs.set(index, index) && left.delete(index));
    for (const by of [key, ...[...IDS, ...NAMES].map((names) => (each) => named(each, names))]) {
      const waiting = new Map();
      for (const index of left) waiting.set(by(old[index]), [...(waiting.get(by(old[index])) || []), index]);
      value.forEach((each, index) => {
        const found = !pairs.has(index) && by(each) !== null && (waiting.get(by(each)) || []).shift();
        if (typeof found === "number") pairs.set(index, found) && left.delete(found);
      });
    }
    value.forEach((each, index) => {
      if (pairs.has(index)) return;
      const [most, best] = [...left].reduce((found, before) => (alike(old[before], each) > found[0] ? [alike(old[before], each), before] : found), [0]);
      if (most >= 0.5) pairs.set(index, best) && left.delete(best);
    });
    return pairs;
  };

  // -- reading
  const QUOTED = `'(?:[^']|'')*'|"(?:[^"\\\\]|\\\\["\\\\nrtNLP])*"`;
  const PASSED = "(?: +(#.*))?$";
  const isKey = new RegExp(`^(${PLAIN}|${QUOTED}):(?: (.*))?$`);
  const isScalar = new RegExp(`^(\\[\\]|\\{\\}|-?(?:0|[1-9]\\d*)(?:\\.\\d+(?:e[+-]\\d+)?)?|${PLAIN}|${QUOTED})${PASSED}`);
  const [isBlock, isEntry] = [/^\|([+-]?)(?: +(#.*))?$/, /^ *-(?: |$)/];
  const [isEmpty, isPassed] = [/^(?:#.*)?$/, /^ *(?:#.*)?$/];
  const WRITTEN = Object.fromEntries(Object.entries(ESCAPES).map(([character, written]) => [written, character]));

  const unquoted = (text) => {
    if (text[0] === "'") return text.slice(1, -1).replace(/''/g, "'");
    if (text[0] === '"') return text.slice(1, -1).replace(/\\./g, (each) => WRITTEN[each]);
    return text;
  };

  class Elsewhere extends Error {}
  const parse = (lines) => {
    let at = 0, waiting = []; // comments of whole lines that have no value yet: column, text, whether a blank line follows
    let last = null; // the comment beside a value that may go on below: line, column, the comments there
    const fail = () => { throw new Elsewhere(); };
    const indent = () => {
      for (; at < lines.length && isPassed.test(lines[at]); at += 1) {
        const text = lines[at].trim();
        const column = lines[at].indexOf("#");
        if (!text) waiting.forEach((each) => { each.parted = true; });
        else if (last && last.line === at - 1 && last.column === column) last = { ...last, line: last.texts.push(text) && at };
        else waiting.push({ column, text });
      }
      return at < lines.length ? lines[at].search(/[^ ]/) : -1;
    };
    const take = (isTaken) => {
      const taken = waiting.filter(isTaken).map((each) => each.text);
      waiting = waiting.filter((each) => !isTaken(each));
      return taken;
    };
    const dashed = () => isEntry.test(lines[at]);
    const note = (notes, text) => {
      if (!text) return;
      notes.beside.push(text.trimEnd());
      last = { line: at, column: lines[at].length - text.length, texts: notes.beside };
    };
    // what stands after a key or a dash; `depth` is the column of that key, `flush` where a list's dashes stand
    const after = (text, depth, flush, notes) => {
      if (isEmpty.test(text)) {
        note(notes, text);
        at += 1;
        const started = at;
        const column = indent();
        if (column === flush && dashed()) return list(flush, notes);
        if (column === depth + 2 && !dashed()) return mapping(depth + 2, notes);
        if (text.startsWith("#?")) return undefined;
        at = started - 1;
        fail();
      }
      const announced = isBlock.exec(text);
      const [, written, comment] = announced || isScalar.exec(text) || fail();
      note(notes, comment);
      const value = announced ? several(written, depth + 2) : plain(written);
      at += announced ? 0 : 1;
      return value;
    };
    const plain = (written) => {
      if (written === "[]") return [];
      if (written === "{}") return {};
      if (written === "true" || written === "false") return written === "true";
      if (!/^[-\d]/.test(written)) return isReserved.test(written) ? fail() : unquoted(written);
      const value = Number(written);
      // a whole number that JavaScript can't hold would come back as another
      return !Number.isInteger(value) || Number.isSafeInteger(value) ? value : fail();
    };
    const several = (mark, column) => {
      const kept = [];
      for (at += 1; at < lines.length && (!lines[at] || lines[at].startsWith(" ".repeat(column))); at += 1) kept.push(lines[at].slice(column));
      if (at === lines.length && !kept[kept.length - 1]) kept.pop(); // what follows the last line feed is no line
      const body = kept.join("\n");
      return mark === "+" ? `${body}\n` : body.replace(/\n+$/, "") + (mark ? "" : "\n");
    };
    const mapping = (column, notes) => {
      const found = new Map();
      while (indent() === column && !dashed()) {
        const [, key, text = ""] = isKey.exec(lines[at].slice(column)) || fail();
        const name = unquoted(key);
        if (found.has(name) || isReserved.test(key)) fail();
        const its = noteAt(notes, name);
        its.above.push(...take(() => true));
        found.set(name, after(text, column, column, its));
      }
      if (indent() > column) fail();
      notes.below.push(...take((each) => each.column >= column && each.column > indent()));
      return Object.fromEntries([...found].filter((each) => each[1] !== undefined));
    };
    const list = (column, notes) => {
      const found = [];
      let its = null;
      while (indent() === column && dashed()) {
        const text = lines[at].slice(column + 2);
        its = noteAt(notes, found.length);
        its.above.push(...take(() => true));
        if (isKey.test(text)) {
          lines[at] = " ".repeat(column + 2) + text;
          found.push(mapping(column + 2, its));
          continue;
        }
        const empty = isEmpty.test(text);
        if (empty && text) its.above.push(text);
        found.push(after(empty ? "" : text, column, column + 2, its));
      }
      if (indent() > column) fail();
      // the end of the last entry is the end of the list
      if (isFields(found[found.length - 1])) notes.below.push(...its.below.splice(0));
      notes.below.push(...take((each) => each.column > column && each.column > indent()));
      return found;
    };
    try {
      const notes = notesOf();
      indent();
      notes.above.push(...take((each) => each.parted));
      const value = mapping(0, notes);
      return indent() < 0 ? { value, notes } : { line: at + 1 };
    } catch (problem) {
      if (problem instanceof Elsewhere) return { line: at + 1 };
      throw problem;
    }
  };
  const read = (text) => parse(text.replace(/^\ufeff/, "").replace(/\r\n/g, "\n").split("\n"));
  const told = ({ value, line }) => (line ? { line } : { value });
  return { write, read: (text) => told(read(text)) };
})();
if (typeof module !== "undefined") module.exports = canonical;
