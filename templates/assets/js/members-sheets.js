// Members, 4 of 5: a table out of what is pasted or of a file: CSV of any separator and encoding, .xlsx, .ods. Read here, sent nowhere.
(() => {
  "use strict";
  const M = self.membersList;
  const most = { bytes: 20e6, unpacked: 80e6, rows: 20_000, columns: 200 };
  class Unreadable extends Error {}
  const fail = (why) => { throw new Unreadable(why); };
  M.Unreadable = Unreadable;

  const text = (cell) => cell.replace(/[\ufeff\u200b]/g, "").replace(/\s+/gu, " ").trim();
  function trimmed(rows) {
    while (rows.length && !rows.at(-1).some(Boolean)) rows.pop();
    const width = Math.max(0, ...rows.map((row) => row.findLastIndex(Boolean) + 1));
    if (rows.length > most.rows || width > most.columns) fail("large");
    return rows.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? ""));
  }

  // -- text

  function separated(content, separator, limit = Infinity) {
    const rows = [];
    let row = [], cell = "", quoted = false, begun = false;
    const end = () => (row.push(cell), (cell = ""), (begun = false));
    for (let at = 0; at < content.length && rows.length < limit; at += 1) {
      const one = content[at];
      if (quoted) {
        if (one !== '"') cell += one;
        else if (content[at + 1] === '"') (cell += one), (at += 1);
        else quoted = false;
      } else if (one === '"' && !begun) quoted = begun = true;
      else if (one === separator) end();
      else if (one === "\n" || one === "\r") {
        if (one === "\r" && content[at + 1] === "\n") at += 1;
        end();
        rows.push(row);
        row = [];
      } else (cell += one), (begun = true);
    }
    if (rows.length < limit && (cell || row.length)) end(), rows.push(row);
    return rows;
  }
  const agreement = (content, separator) => {
    const counts = new Map();
    for (const row of separated(content, separator, 60)) if (row.length > 1) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
    return Math.max(0, ...counts.values());
  };
  // The rows of a CSV text, or of cells that were copied
  M.tableOf = (content) => {
    const named = /^\s*sep=(.)\r?\n/i.exec(content), body = named ? content.slice(named[0].length) : content;
    const separator = named?.[1] ?? [..."\;\t,|"].reduce((best, one) => (agreement(body, one) > agreement(body, best) ? one : best));
    return trimmed(separated(body, separator).map((row) => row.map(text)));
  };
  function decoded(bytes) {
    const mark = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
    const begin = bytes.subarray(0, 400), wide = begin.filter((one) => !one).length * 3 > begin.length;
    const encoding = mark ?? (wide ? (bytes[0] ? "utf-16le" : "utf-16be") : null);
    for (const each of encoding ? [encoding] : ["utf-8", "windows-1252"]) {
      try {
        return new TextDecoder(each, { fatal: true }).decode(bytes);
      } catch {}
    }
    return fail("unread");
  }

  // -- zip: the entries by name, unpacked when they are asked for

  function unzipped(bytes) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), entries = new Map();
    let end = bytes.length - 22;
    while (end >= 0 && end > bytes.length - 66_000 && view.getUint32(end, true) !== 0x06054b50) end -= 1;
    if (end < 0 || view.getUint32(end, true) !== 0x06054b50) fail("damaged");
    let at = view.getUint32(end + 16, true), room = most.unpacked;
    for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
      if (view.getUint32(at, true) !== 0x02014b50) fail("damaged");
      const [names, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true));
      const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + names));
      entries.set(name, { locked: view.getUint16(at + 8, true) & 1, method: view.getUint16(at + 10, true), size: view.getUint32(at + 20, true), start: view.getUint32(at + 42, true) });
      at += 46 + names + extra + comment;
    }
    return async (name) => {
      const entry = entries.get(name);
      if (!entry) return null;
      if (entry.locked) fail("locked");
      const start = entry.start + 30 + view.getUint16(entry.start + 26, true) + view.getUint16(entry.start + 28, true);
      const packed = bytes.subarray(start, start + entry.size);
      if (![0, 8].includes(entry.method)) fail("damaged");
      const reader = new Blob([packed]).stream().pipeThrough(entry.method ? new DecompressionStream("deflate-raw") : new TransformStream()).getReader();
      const parts = [];
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        room -= part.value.length;
        if (room < 0) fail("large"); // a small file that unpacks into a huge one
        parts.push(part.value);
      }
      const parsed = new DOMParser().parseFromString(await new Blob(parts).text(), "application/xml");
      return parsed.querySelector("parsererror") ? fail("damaged") : parsed;
    };
  }
  const all = (node, name) => [...(node?.getElementsByTagNameNS("*", name) ?? [])];
  const attribute = (node, name) => [...node.attributes].find((each) => each.localName === name)?.value;

  // -- sheets: [name, rows] of each

  const asDate = (serial, from1904) => new Date(Date.UTC(1899, 11, 30) + Math.floor(serial + (from1904 ? 1462 : 0)) * 864e5).toISOString().slice(0, 10);
  async function excel(part) {
    const book = await part("xl/workbook.xml"), links = await part("xl/_rels/workbook.xml.rels"), styles = await part("xl/styles.xml");
    const shared = all(await part("xl/sharedStrings.xml"), "si").map((each) => all(each, "t").filter((one) => one.parentNode.localName !== "rPh").map((one) => one.textContent).join(""));
    const formats = new Map(all(styles, "numFmt").map((each) => [each.getAttribute("numFmtId"), each.getAttribute("formatCode")]));
    const isDate = (id) => (Number(id) >= 14 && Number(id) <= 17) || Number(id) === 22 || /[dmy]/i.test((formats.get(id) ?? "").replace(/"[^"]*"|\[[^\]]*\]|\\./g, "").replace(/general/i, ""));
    const dates = all(all(styles, "cellXfs")[0], "xf").map((each) => isDate(each.getAttribute("numFmtId")));
    const from1904 = ["1", "true"].includes(all(book, "workbookPr")[0]?.getAttribute("date1904"));
    const targets = new Map(all(links, "Relationship").map((each) => [each.getAttribute("Id"), each.getAttribute("Target")]));
    const value = (cell) => {
      const kind = cell.getAttribute("t"), content = all(cell, "v")[0]?.textContent ?? "";
      if (kind === "inlineStr") return all(cell, "t").map((one) => one.textContent).join("");
      if (kind === "s") return shared[Number(content)] ?? "";
      if (kind === "b") return content === "1" ? "true" : "false";
      if (kind === "e" || content === "") return "";
      if (kind === "str") return content;
      if (kind === "d") return content.slice(0, 10);
      return dates[Number(cell.getAttribute("s"))] ? asDate(Number(content), from1904) : String(Number(content));
    };
    const sheets = [];
    for (const each of all(book, "sheet")) {
      const target = targets.get(attribute(each, "id")) ?? "";
      const sheet = await part(target.startsWith("/") ? target.slice(1) : `xl/${target}`), rows = [];
      for (const [place, row] of all(sheet, "row").entries()) {
        const at = Number(row.getAttribute("r") ?? place + 1) - 1;
        if (!(at < most.rows * 60)) fail("large");
        all(row, "c").forEach((cell, index) => {
          const letters = /^[A-Z]+/.exec(cell.getAttribute("r") ?? "")?.[0];
          const column = letters ? [...letters].reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0) - 1 : index, said = text(value(cell));
          if (said) (rows[at] ??= [])[column] = said;
        });
      }
      sheets.push([each.getAttribute("name"), Array.from(rows, (row) => Array.from(row ?? [], (cell) => cell ?? ""))]);
    }
    return sheets;
  }
  async function openDocument(part) {
    const value = (cell) => {
      const kind = attribute(cell, "value-type");
      if (kind === "float" || kind === "currency" || kind === "percentage") return String(Number(attribute(cell, "value")));
      if (kind === "date") return attribute(cell, "date-value").slice(0, 10);
      if (kind === "boolean") return attribute(cell, "boolean-value");
      return [...cell.children].filter((each) => each.localName === "p").map((each) => each.textContent).join(" ");
    };
    return all(await part("content.xml"), "table").map((table) => {
      const rows = [];
      let empty = 0;
      for (const row of all(table, "table-row")) {
        const cells = [];
        for (const cell of [...row.children].filter((each) => ["table-cell", "covered-table-cell"].includes(each.localName))) {
          const times = Math.min(Number(attribute(cell, "number-columns-repeated") ?? 1), most.columns), said = text(value(cell));
          if (cells.length <= most.columns) cells.push(...Array(times).fill(said));
        }
        const times = Number(attribute(row, "number-rows-repeated") ?? 1);
        if (!cells.some(Boolean)) empty += times;
        else {
          if (rows.length + empty + times > most.rows) fail("large");
          for (; empty > 0; empty -= 1) rows.push([]);
          for (let time = 0; time < times; time += 1) rows.push([...cells]);
        }
      }
      return [attribute(table, "name"), rows];
    });
  }

  // The sheets of a file, [name, rows] each; of a text one without a name. Throws Unreadable (large, locked, damaged, old, unread).
  M.sheetsOf = async (file) => {
    if (file.size > most.bytes) fail("large");
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (bytes[0] === 0xd0 && bytes[1] === 0xcf) fail("old"); // .xls, or a workbook with a password
    if (!(bytes[0] === 0x50 && bytes[1] === 0x4b)) return [["", M.tableOf(decoded(bytes))]];
    try {
      const part = unzipped(bytes);
      const sheets = (await part("xl/workbook.xml")) ? await excel(part) : await openDocument(part);
      return sheets.map(([name, rows]) => [name, trimmed(rows)]);
    } catch (reason) {
      throw reason instanceof Unreadable ? reason : new Unreadable("damaged");
    }
  };
  // Which sheet holds the most
  M.fullest = (sheets) => sheets.map(([, rows]) => rows.flat().filter(Boolean).length).reduce((best, count, at, counts) => (count > counts[best] ? at : best), 0);
})();
