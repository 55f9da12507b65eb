/* Values of a record as the widgets of Decap CMS show them, and back: only what was changed is changed. */
(function () {
  "use strict";

  /* nothing was said: an empty text, an empty group, no entry */
  function clean(value) {
    if (value === undefined || value === null || value === "") return undefined;
    if (Array.isArray(value)) {
      const entries = value.map(clean).filter((each) => each !== undefined);
      return entries.length ? entries : undefined;
    }
    if (typeof value === "object") {
      const kept = Object.keys(value).filter((key) => clean(value[key]) !== undefined);
      return kept.length ? Object.fromEntries(kept.map((key) => [key, clean(value[key])])) : undefined;
    }
    return value;
  }

  function same(one, other) {
    if (one === other) return true;
    if (typeof one !== "object" || typeof other !== "object" || !one || !other) return false;
    if (Array.isArray(one) !== Array.isArray(other)) return false;
    const keys = Object.keys(one);
    return keys.length === Object.keys(other).length && keys.every((key) => key in other && same(one[key], other[key]));
  }

  function named(fields) {
    return Object.fromEntries(fields.map((field) => [field.name, field]));
  }

  /* what a widget shows of a value that is on record */
  function shown(value, field, languages) {
    if (value === undefined) return undefined;
    if (field["x-localised"]) return typeof value === "string" ? { [languages[0]]: value } : value;
    if (field["x-text"]) return String(value);
    if (!field.fields || typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map((each) => shownGroup(each, field.fields, languages));
    return shownGroup(value, field.fields, languages);
  }

  function shownGroup(value, fields, languages) {
    if (typeof value !== "object" || value === null) return value;
    const known = named(fields);
    return Object.fromEntries(
      Object.keys(value).map((key) => [key, key in known ? shown(value[key], known[key], languages) : value[key]]),
    );
  }

  /* the value to put on record: the one that stands there where the widget still shows it */
  function merged(before, now, field, languages) {
    const value = clean(now);
    if (before !== undefined && same(clean(shown(before, field, languages)), value)) return before;
    if (value === undefined) return undefined;
    if (field["x-localised"]) return localised(before, value, languages);
    if (!field.fields) return value;
    if (Array.isArray(value)) return entries(before, value, field, languages);
    return mergedGroup(before, value, field.fields, languages);
  }

  function mergedGroup(before, now, fields, languages) {
    const known = named(fields);
    const old = before && typeof before === "object" && !Array.isArray(before) ? before : {};
    const keys = [...Object.keys(old), ...Object.keys(now || {}).filter((key) => !(key in old))];
    const result = {};
    for (const key of keys) {
      const value = key in known ? merged(old[key], (now || {})[key], known[key], languages) : old[key];
      if (value !== undefined) result[key] = value;
    }
    return result;
  }

  /* one text where there is one in the first language alone, as it is written elsewhere */
  function localised(before, value, languages) {
    const keys = Object.keys(value);
    const wasMapping = before && typeof before === "object";
    return !wasMapping && keys.length === 1 && keys[0] === languages[0] ? value[keys[0]] : value;
  }

  /* entries of a list: those that are still shown as they were are followed, others taken by their place */
  function entries(before, now, field, languages) {
    const old = Array.isArray(before) ? before.slice() : [];
    const looks = old.map((each) => clean(shownGroup(each, field.fields, languages)));
    const taken = new Set();
    const found = now.map((entry) => {
      const index = looks.findIndex((look, place) => !taken.has(place) && same(look, entry));
      if (index >= 0) taken.add(index);
      return index;
    });
    return now.map((entry, place) => {
      if (found[place] >= 0) return old[found[place]];
      const free = place < old.length && !taken.has(place);
      if (free) taken.add(place);
      return mergedGroup(free ? old[place] : {}, entry, field.fields, languages);
    });
  }

  window.values = { clean, same, shownGroup, mergedGroup };
})();
