// The canonical form of a record in the browser: the twin of site_builder/canonical, and a reader of that form alone.
// write(order, value, languages) gives the text of a value; `order` is what canonical.order_of says of the kind of record.
// read(text) gives {value}, or {line} where the text is not in canonical form. Comments are passed over; so are fields that `#?` asks for.
const canonical = (() => {
  "use strict";
  const LETTERS = "A-Za-z0-9_À-ÖØ-öø-ÿŒœ";
  const MARKS = "’.,;!?()/&+\\-";
  const PLAIN = `[A-Za-zÀ-ÖØ-öø-ÿŒœ][${LETTERS}${MARKS}]*(?: [${LETTERS}:«»–\u202f${MARKS}]*[${LETTERS}«»–${MARKS}])*`;
  const isPlain = new RegExp(`^${PLAIN}$`);
  const isReserved = /^(?:true|false|yes|no|on|off|null|y|n)$/i;
  const isFields = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

  // -- writing

  const LONGEST = 300;
  const ESCAPES = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\x85": "\\N", "\u2028": "\\L", "\u2029": "\\P" };
  const isNumber = /^(-?)(\d+)(?:\.(\d+))?$/;
  const toEscape = /[\r\x85\u2028\u2029]/;

  const number = (value) => {
    const [mantissa, exponent] = String(value).split("e");
    const [, sign, digits, rest = ""] = isNumber.exec(mantissa);
    const small = exponent < 0 && `${sign}0.${"0".repeat(-exponent - 1)}${digits}${rest}`;
    const text = Number.isInteger(value) ? String(BigInt(value)) : small || mantissa;
    return text.length > LONGEST ? `${mantissa}${rest ? "" : ".0"}e${exponent}` : text;
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
    const body = value.replace(/\n+$/, "");
    const ends = value.length - body.length;
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

  const write = (order, value, languages) => {
    const lines = [];
    const mapping = (order, value, depth, dash) => {
      for (const key of keysOf(order, value, languages)) {
        const indent = dash ? `${"  ".repeat(depth - 1)}- ` : "  ".repeat(depth);
        dash = false;
        entry(`${indent}${scalar(key)}:`, below(order, key), value[key], depth);
      }
    };
    const entry = (start, order, value, depth) => {
      if (Array.isArray(value)) {
        const [inner = 0, by] = Array.isArray(order) ? order : [];
        const named = by && value.every((each) => isFields(each) && typeof each[by] === "string");
        lines.push(value.length ? start : `${start} []`);
        for (const each of named ? [...value].sort(byRank((one) => one[by])) : value) item(inner, each, depth);
      } else if (isFields(value)) {
        lines.push(keysOf(order, value, languages).length ? start : `${start} {}`);
        mapping(order, value, depth + 1);
      } else {
        const [mark, ...texts] = (typeof value === "string" && block(value)) || [scalar(value)];
        lines.push(`${start} ${mark}`, ...texts.map((line) => line && "  ".repeat(depth + 1) + line));
      }
    };
    const item = (order, value, depth) => {
      if (isFields(value) && keysOf(order, value, languages).length) mapping(order, value, depth + 1, true);
      else entry(`${"  ".repeat(depth)}-`, order, value, Array.isArray(value) ? depth + 1 : depth);
    };
    mapping(order, value, 0);
    return `${lines.join("\n")}\n`;
  };

  // -- reading

  const QUOTED = `'(?:[^']|'')*'|"(?:[^"\\\\]|\\\\["\\\\nrtNLP])*"`;
  const PASSED = "(?: +#.*)?$";
  const isKey = new RegExp(`^(${PLAIN}|${QUOTED}):(?: (.*))?$`);
  const isScalar = new RegExp(`^(\\[\\]|\\{\\}|-?(?:0|[1-9]\\d*)(?:\\.\\d+(?:e[+-]\\d+)?)?|${PLAIN}|${QUOTED})${PASSED}`);
  const isBlock = /^\|([+-]?)(?: +#.*)?$/;
  const isEmpty = /^(?:#.*)?$/;
  const isEntry = /^ *-(?: |$)/;
  const WRITTEN = Object.fromEntries(Object.entries(ESCAPES).map(([character, written]) => [written, character]));

  const unquoted = (text) => {
    if (text[0] === "'") return text.slice(1, -1).replace(/''/g, "'");
    if (text[0] === '"') return text.slice(1, -1).replace(/\\./g, (each) => WRITTEN[each]);
    return text;
  };

  class Elsewhere extends Error {}

  const parse = (lines) => {
    let at = 0;
    const fail = () => { throw new Elsewhere(); };
    const indent = () => {
      while (at < lines.length && /^ *(?:#.*)?$/.test(lines[at])) at += 1;
      return at < lines.length ? lines[at].search(/[^ ]/) : -1;
    };
    const dashed = () => isEntry.test(lines[at]);

    // what stands after a key or a dash; `depth` is the column of that key, `flush` where a list's dashes stand
    const after = (text, depth, flush) => {
      if (isEmpty.test(text)) {
        at += 1;
        const started = at;
        const column = indent();
        if (column === flush && dashed()) return list(flush);
        if (column === depth + 2 && !dashed()) return mapping(depth + 2);
        if (text.startsWith("#?")) return undefined;
        at = started - 1;
        fail();
      }
      const announced = isBlock.exec(text);
      if (announced) return several(announced[1], depth + 2);
      const [, written] = isScalar.exec(text) || fail();
      const value = plain(written);
      at += 1;
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

    const mapping = (column) => {
      const found = new Map();
      while (indent() === column && !dashed()) {
        const [, key, text = ""] = isKey.exec(lines[at].slice(column)) || fail();
        const name = unquoted(key);
        if (found.has(name) || isReserved.test(key)) fail();
        found.set(name, after(text, column, column));
      }
      return indent() > column ? fail() : Object.fromEntries([...found].filter((each) => each[1] !== undefined));
    };

    const list = (column) => {
      const found = [];
      while (indent() === column && dashed()) {
        const text = lines[at].slice(column + 2);
        if (isKey.test(text)) {
          lines[at] = " ".repeat(column + 2) + text;
          found.push(mapping(column + 2));
        } else {
          found.push(after(text, column, column + 2));
        }
      }
      return indent() > column ? fail() : found;
    };

    try {
      const value = mapping(0);
      return indent() < 0 ? { value } : { line: at + 1 };
    } catch (problem) {
      if (problem instanceof Elsewhere) return { line: at + 1 };
      throw problem;
    }
  };

  return { write, read: (text) => parse(text.replace(/^\ufeff/, "").replace(/\r\n/g, "\n").split("\n")) };
})();
if (typeof module !== "undefined") module.exports = canonical;
