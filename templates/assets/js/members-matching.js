// Members, 1 of 5: is this the same organisation? The twin of site_builder/matching/, with its words (`words.names`).
(() => {
  "use strict";
  const M = (self.membersList ??= {});
  const { letters, joining, short, leading, forms, near, nearRest } = M.words.names;
  const [joins, heads, tails] = [joining, leading, forms].map((words) => new Set(words));
  const simpler = new RegExp(`[${Object.keys(letters).join("")}]`, "gu");

  const telling = (words) => {
    const kept = [...words];
    while (kept.length && (tails.has(kept.at(-1)) || joins.has(kept.at(-1)))) kept.pop();
    while (kept.length && (heads.has(kept[0]) || joins.has(kept[0]))) kept.shift();
    const found = kept.filter((word) => !joins.has(word));
    return found.length ? found : words;
  };
  const known = new Map();
  // The words of a name that tell it: without case, accents, punctuation, joining words and legal forms
  M.normalised = (name) => {
    if (known.has(name)) return known.get(name);
    const text = Array.from(name).slice(0, 200).join("").replace(/(?<![\p{L}\p{N}])[LlDd]['’]/gu, " ").replace(/[&+]/g, " et ").normalize("NFKD").replace(/\p{M}/gu, "").replace(/[^\p{L}\p{N}]/gu, " ");
    const plain = text.toLowerCase().replace(simpler, (letter) => letters[letter]).trim().replace(/ +/g, " ");
    const words = plain.replace(/(?<!\S)\S(?: \S)+(?!\S)/gu, (run) => run.replaceAll(" ", "")).split(" ");
    const found = telling(words.map((word) => (Object.hasOwn(short, word) ? short[word] : word))).join(" ");
    known.set(name, found);
    return found;
  };
  M.byCode = (one, other) => {
    const [a, b] = [Array.from(one), Array.from(other)];
    for (let at = 0; at < a.length && at < b.length; at += 1) if (a[at] !== b[at]) return a[at].codePointAt(0) - b[at].codePointAt(0);
    return a.length - b.length;
  };
  M.inOrder = (normal) => normal.split(" ").sort(M.byCode).join(" ");

  // Which letters stand where in a text, as bits: made once for a name that is compared with many
  function pattern(text) {
    const all = Array.from(text), words = Math.ceil(all.length / 32) || 1, bits = new Map();
    all.forEach((letter, at) => {
      if (!bits.has(letter)) bits.set(letter, new Uint32Array(words));
      bits.get(letter)[at >>> 5] |= 1 << (at & 31);
    });
    return { length: all.length, words, bits };
  }
  // The letters in common, in their order (Hyyrö's bits)
  function common(one, other) {
    const state = new Uint32Array(one.words).fill(0xffffffff);
    for (const letter of other) {
      const its = one.bits.get(letter);
      if (!its) continue;
      let carry = 0;
      for (let at = 0; at < one.words; at += 1) {
        const u = (state[at] & its[at]) >>> 0, sum = state[at] + u + carry;
        carry = sum > 0xffffffff ? 1 : 0;
        state[at] = (sum >>> 0) | (state[at] - u);
      }
    }
    let found = 0;
    for (let at = 0; at < one.length; at += 1) found += (state[at >>> 5] >>> (at & 31)) & 1 ? 0 : 1;
    return found;
  }
  const ratioOf = (one, other) => {
    const its = Array.from(other), most = one.length + its.length;
    return most ? 1 - (most - 2 * common(one, its)) / most : 1;
  };
  const ratio = (one, other) => ratioOf(pattern(one), other);
  M.ratio = ratio;
  const digits = (text) => (text.match(/[0-9]+/g) ?? []).join(" ");
  // How much two normalised names have in common, from 0 to 1
  M.similarity = (one, other) => {
    if (digits(one) !== digits(other)) return 0;
    const found = Math.max(ratio(one, other), ratio(M.inOrder(one), M.inOrder(other)));
    if (found < near) return found;
    const [words, others] = [one.split(" "), other.split(" ")];
    const rest = words.filter((word) => !others.includes(word)).join(" ");
    const otherRest = others.filter((word) => !words.includes(word)).join(" ");
    return !rest || !otherRest || ratio(rest, otherRest) >= nearRest ? found : 0;
  };

  const isLuhn = (text) => [...text].reverse().reduce((sum, digit, at) => sum + (at % 2 ? Math.floor((2 * digit) / 10) + ((2 * digit) % 10) : Number(digit)), 0) % 10 === 0;
  // The id in a text and what was done to it, null where there is none that can be right
  M.identifier = (written, scheme) => {
    const text = written.trim();
    if (scheme !== "siren") return /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/.test(text) ? { value: text, how: "" } : null;
    const plain = /^[0-9]+(\.0+)?$/.test(text) ? text.replace(/\.0$/, "") : text;
    const close = plain.replace(/[\s.\-_/'’]+/gu, "").toUpperCase();
    const vat = /^FR[0-9A-Z]{2}([0-9]{9})$/.exec(close);
    if (vat) return isLuhn(vat[1]) ? { value: vat[1], how: "vat" } : null;
    if (!/^[0-9]+$/.test(close)) return null;
    if (close.length > 9) {
      const siren = close.padStart(14, "0").slice(0, 9);
      return close.length > 9 && close.length <= 14 && isLuhn(siren) ? { value: siren, how: "siret" } : null;
    }
    const siren = close.padStart(9, "0");
    if (close.length < 4 || !isLuhn(siren)) return null;
    return { value: siren, how: close.length < 9 ? "zeros" : close === text ? "" : "spaces" };
  };

  // How often each letter stands in a text: two names have no more in common than the letters that both have
  const counted = (text) => {
    const counts = new Uint8Array(38);
    for (const letter of text) {
      const code = letter.charCodeAt(0);
      counts[code > 96 && code < 123 ? code - 97 : code > 47 && code < 58 ? code - 22 : code === 32 ? 36 : 37] += 1;
    }
    return counts;
  };
  const shared = (one, other) => {
    let found = 0;
    for (let at = 0; at < 38; at += 1) found += one[at] < other[at] ? one[at] : other[at];
    return found;
  };

  // Who is on record: { id, entry, cluster, year, names, since }; `before` are the ids of the list before
  M.register = (known, before) => {
    const byId = new Map(known.map((each) => [each.id, each])), earlier = new Set(before), byName = new Map(), spellings = new Map();
    const first = (each) => (earlier.has(each.id) ? 0 : 1);
    for (const each of [...byId.values()].sort((a, b) => first(a) - first(b) || M.byCode(a.id, b.id)))
      for (const name of new Set(each.names.map(M.normalised).sort(M.byCode))) {
        const key = M.inOrder(name), its = byName.get(key) ?? [];
        spellings.set(name, key);
        if (!its.includes(each)) its.push(each);
        byName.set(key, its);
      }
    const every = [...spellings].map(([name, key]) => [name, key, Array.from(name).length, counted(name)]), nearby = new Map();

    function look(plain) {
      const length = Array.from(plain).length, letters = counted(plain), asked = [pattern(plain), pattern(M.inOrder(plain))], best = new Map();
      for (const [name, key, its, counts] of every) {
        // a little less than the threshold, so that no rounding decides
        if (2 * Math.min(length, its) < (near - 1e-6) * (length + its) || 2 * shared(letters, counts) < (near - 1e-6) * (length + its)) continue;
        if (ratioOf(asked[0], name) < near && ratioOf(asked[1], key) < near) continue;
        const score = M.similarity(plain, name);
        if (score >= near) for (const each of byName.get(key)) best.set(each.id, Math.max(score, best.get(each.id) ?? 0));
      }
      const order = [...best.keys()].sort((a, b) => best.get(b) - best.get(a) || earlier.has(b) - earlier.has(a) || M.byCode(a, b));
      return order.slice(0, 3).map((id) => [best.get(id), byId.get(id)]);
    }
    const match = (certainty, candidate, why, args, others = []) => ({ certainty, candidate, why, args, others });
    const facts = (each, name) => ({ name, known: each.entry.name ?? each.id, id: each.id });

    function byIdent(found, name) {
      const plain = M.normalised(name), spelt = found.names.map(M.normalised), args = facts(found, name);
      if (!plain || spelt.includes(plain)) return match("same", found, "same-id", args);
      if (!spelt.some((each) => M.similarity(plain, each) >= near)) {
        const named = byName.get(M.inOrder(plain));
        if (named) return match("near", found, "id-name", { ...args, other: named[0].entry.name, other_id: named[0].id }, named);
      }
      return match("same", found, "same-id-spelt", args);
    }
    function bySameName(same, name, ident) {
      const [found, ...others] = same, args = { ...facts(found, name), other_id: ident, number: same.length };
      if (ident) return match("near", found, "other-id", args, others);
      if (others.length && (!earlier.has(found.id) || earlier.has(others[0].id))) return match("near", found, "several", args, others);
      return match("same", found, found.names.includes(name) ? "same-name" : "same-words", args);
    }
    return {
      byId,
      before: earlier,
      // Whom a name and an id mean, how certainly, and why
      match(name, ident) {
        if (ident && byId.has(ident)) return byIdent(byId.get(ident), name);
        const plain = M.normalised(name), same = plain && byName.get(M.inOrder(plain));
        if (same) return bySameName(same, name, ident);
        if (!nearby.has(plain)) nearby.set(plain, plain ? look(plain) : []);
        let found = nearby.get(plain);
        if (ident) found = found.filter(([score, each]) => score >= (1 + near) / 2 && earlier.has(each.id));
        if (!found.length) return match("none", null, "", {});
        const [[score, each], ...others] = found;
        return match("near", each, "near", { ...facts(each, name), percent: Math.trunc(100 * score) }, others.map((one) => one[1]));
      },
    };
  };
})();
