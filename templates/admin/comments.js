/* Comments of a text in the canonical form, kept at their values in the text that takes its place. */
(function () {
  "use strict";

  const BESIDE = /^((?:[^'"#]|'(?:[^']|'')*'|"(?:[^"\\]|\\.)*")*?)\s+(#.*)$/;
  const KEY = /^('(?:[^']|'')*'|"(?:[^"\\]|\\.)*"|[^'"#:][^:#]*):(?: |$)/;

  const name = (key) => (key[0] === "'" ? key.slice(1, -1).replace(/''/g, "'") : key);

  /* each line that says something, with the steps that lead to its value; lines of a text in several lines belong to
     the line that begins it */
  function* walk(text) {
    const stack = [];
    const counts = new Map();
    let inside = -1;
    for (const [number, line] of text.split("\n").entries()) {
      const indent = line.search(/\S/);
      if (inside >= 0 && (indent < 0 || indent > inside)) continue;
      inside = -1;
      if (indent < 0) {
        yield { number, line, blank: true };
        continue;
      }
      if (line[indent] === "#") {
        yield { number, line, comment: line.trim() };
        continue;
      }
      let column = indent;
      let rest = line.slice(indent);
      const steps = () => stack.map((each) => each.step);
      while (/^-(?: |$)/.test(rest)) {
        while (stack.length && (stack[stack.length - 1].column > column || (stack[stack.length - 1].column === column && stack[stack.length - 1].item))) stack.pop();
        const at = JSON.stringify(steps());
        counts.set(at, (counts.get(at) ?? -1) + 1);
        stack.push({ column, item: true, step: counts.get(at) });
        column += 2;
        rest = rest.slice(2);
      }
      const key = KEY.exec(rest);
      if (key) {
        while (stack.length && stack[stack.length - 1].column >= column) stack.pop();
        stack.push({ column, item: false, step: name(key[1]) });
      }
      const beside = BESIDE.exec(line);
      if (/: \|[+-]?$/.test(beside ? beside[1] : line)) inside = column;
      yield { number, line, steps: steps(), beside: beside ? beside[2] : "" };
    }
  }

  function within(value, steps) {
    return steps.reduce((inner, step) => (inner === undefined || inner === null ? undefined : inner[step]), value);
  }

  /* where a value stands now: entries of lists are followed where they moved, and have no place where they are gone */
  function followed(steps, before, after, same) {
    const found = [];
    for (const [depth, step] of steps.entries()) {
      if (typeof step !== "number") {
        found.push(step);
        continue;
      }
      const old = within(before, steps.slice(0, depth));
      const now = within(after, found);
      if (!Array.isArray(now)) return null;
      const index = now.findIndex((each) => same(each, old[step]));
      const stays = step < now.length && !old.some((each) => same(each, now[step]));
      if (index < 0 && !stays) return null;
      found.push(index < 0 ? step : index);
    }
    return within(after, found) === undefined ? null : found;
  }

  /* the new text with the comments of the old one: `before` and `after` are their values */
  function keep(oldText, newText, before, after, same) {
    const above = new Map();
    const beside = new Map();
    let waiting = [];
    let opening = [];
    for (const each of walk(oldText)) {
      if (each.comment) waiting.push(each.comment);
      else if (each.blank && waiting.length && !above.size && !opening.length) [opening, waiting] = [waiting, []];
      else if (each.steps) {
        const place = followed(each.steps, before, after, same);
        const at = JSON.stringify(place);
        if (place && waiting.length) above.set(at, [...(above.get(at) || []), ...waiting]);
        if (place && each.beside) beside.set(at, each.beside);
        waiting = [];
      }
    }
    if (!opening.length && !above.size && !beside.size && !waiting.length) return newText;
    const lines = newText.split("\n");
    for (const each of [...walk(newText)].reverse()) {
      if (!each.steps) continue;
      const at = JSON.stringify(each.steps);
      if (beside.has(at)) lines[each.number] = `${lines[each.number]} ${beside.get(at)}`;
      const indent = " ".repeat(each.line.search(/\S/));
      lines.splice(each.number, 0, ...(above.get(at) || []).map((comment) => indent + comment));
    }
    if (opening.length) lines.unshift(...opening, "");
    if (waiting.length) lines.splice(lines.length - 1, 0, ...waiting);
    return lines.join("\n");
  }

  window.comments = { keep };
})();
