/* Decap CMS with the region's configuration: files are read and written in the canonical form, stories with their text. */
(function () {
  "use strict";

  const { kinds, collections, config, languages, words } = window.siteBuilder;
  const { shownGroup, mergedGroup, same, clean } = window.values;
  /* what the file says now stands beside its values: no field is named like this */
  const TEXT = "#text";
  const STORY = /^---\n([\s\S]*?\n)---\n(?:\n)?([\s\S]*)$/;

  /* the kind of a record by the names of its fields; those that are always there tell most */
  function kindOf(value) {
    const keys = Object.keys(value);
    const score = (kind) => kinds[kind].required.filter((key) => keys.includes(key)).length / kinds[kind].required.length;
    return Object.keys(kinds)
      .filter((kind) => keys.every((key) => key === "body" || kinds[kind].keys.includes(key)))
      .sort((one, other) => score(other) - score(one))[0];
  }

  function parts(text) {
    const story = STORY.exec(text);
    return story ? { head: story[1], body: story[2] } : { head: text, body: null };
  }

  function read(text) {
    const { head, body } = parts(text);
    const found = canonical.read(head);
    if (found.value === undefined) return null;
    return { head, body, value: found.value };
  }

  function fromFile(text) {
    const record = read(text);
    if (!record) return { [TEXT]: text };
    const kind = record.body === null ? kindOf(record.value) : "story";
    if (!kind) return { [TEXT]: text };
    const shown = shownGroup(record.value, kinds[kind].fields, languages);
    return { ...shown, ...(record.body === null ? {} : { body: record.body.trimEnd() }), [TEXT]: text };
  }

  function toFile(data) {
    const { [TEXT]: text, body, ...now } = data;
    const record = text === undefined ? null : read(text);
    if (text !== undefined && !record) throw new Error(words.broken);
    const kind = body !== undefined || (record && record.body !== null) ? "story" : kindOf(record ? record.value : clean(now));
    const before = record ? record.value : {};
    const value = mergedGroup(before, now, kinds[kind].fields, languages);
    const { order } = kinds[kind];
    const head = record && same(value, before) ? record.head : canonical.write(order, value, languages, record ? record.head : undefined);
    if (kind !== "story") return head;
    const old = record ? record.body : "";
    const told = (body || "").trimEnd();
    return `---\n${head}---\n\n${told === old.trimEnd() && old ? old : `${told}\n`}`;
  }

  /* the fields of a kind, for each file of it */
  const complete = (collection) =>
    collection.files
      ? { ...collection, format: "record", files: collection.files.map(({ kind, ...file }) => ({ ...file, fields: kinds[kind].fields })) }
      : { ...collection, format: "record", fields: kinds.story.fields };

  if (window.location.protocol === "file:") {
    document.body.append(words.open);
    return;
  }
  CMS.registerCustomFormat("record", "yml", { fromFile, toFile });
  CMS.init({ config: { ...config, editor: { preview: false }, collections: collections.map(complete) } });
  window.siteBuilder.formats = { fromFile, toFile };
})();
