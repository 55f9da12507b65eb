// Reporting forms, 3 of 4: the boxes. Entries of lists come and go; what stands in the boxes is read and set as a snapshot.
(() => {
  "use strict";
  const F = self.recordForm;
  const form = (F.form = document.getElementById("record"));
  const every = (selector, within = form) => [...within.querySelectorAll(selector)];
  const made = (F.made = (tag, attributes = {}, ...inside) => {
    const element = Object.assign(document.createElement(tag), attributes);
    element.append(...inside);
    return element;
  });
  let counter = 0;

  // A line under a box, made when there is something to say in it
  F.line = (field, kind, text, bad = false) => {
    const holder = field.querySelector(".ask__box");
    let line = holder.querySelector(`:scope > .ask__${kind}`);
    if (!line && !text) return;
    if (!line) {
      line = made("p", { className: `ask__${kind}`, id: `${field.id}-${kind}` });
      if (kind === "last") holder.querySelector(".ask__told")?.before(line);
      if (!line.parentNode) holder.append(line);
      const box = every("input, select, textarea", field);
      for (const each of field.matches("fieldset") ? [field] : box) each.setAttribute("aria-describedby", [each.getAttribute("aria-describedby"), line.id].filter(Boolean).join(" "));
    }
    if (line.textContent !== text) line.textContent = text;
    line.hidden = !text;
    line.classList.toggle("ask__told--bad", bad);
  };

  // The name of a box as findings know it: entries by their place
  F.nameOf = (box) => {
    const entry = box.closest("[data-entry]");
    if (!entry) return box.name;
    const list = entry.closest("[data-list]").dataset.list;
    return `${list}.${[...entry.parentNode.children].indexOf(entry)}.${box.name.slice(list.length + 1).replace(/^\d+\./, "")}`;
  };
  // The field (title, help, boxes) of a name; undefined where the page has none
  F.fieldOf = (name) => {
    const found = /^(.*?)\.(\d+)\.(.+)$/.exec(name);
    if (!found) return form.querySelector(`[data-field="${CSS.escape(name)}"]`);
    const entry = form.querySelector(`[data-list="${found[1]}"] > ol`)?.children[found[2]];
    return entry?.querySelector(`[data-field$=".${CSS.escape(found[3])}"]`);
  };
  F.fields = () => every("[data-field]").filter((field) => !field.closest("[hidden]"));
  F.nameOfField = (field) => {
    const box = field.querySelector("input, select, textarea");
    return F.nameOf(box).replace(/@.*/, "");
  };

  const contentOf = (boxes) => (boxes[0].type === "checkbox" ? boxes.filter((box) => box.checked).map((box) => box.value) : boxes[0].value);
  const read = (within, strip) => {
    const named = Map.groupBy ? Map.groupBy(every("[name]", within), (box) => box.name) : every("[name]", within).reduce((map, box) => map.set(box.name, [...(map.get(box.name) ?? []), box]), new Map());
    return Object.fromEntries([...named].map(([name, boxes]) => [strip(name), contentOf(boxes)]));
  };

  // What stands in the boxes
  F.read = () => {
    const snapshot = { plain: {}, lists: {} };
    for (const list of every("[data-list]")) {
      const name = list.dataset.list;
      snapshot.lists[name] = [...list.querySelector("ol").children].map((entry) => ({ from: entry.from, is: read(entry, (each) => each.slice(name.length + 1).replace(/^\d+\./, "")) }));
    }
    const plain = read(form, (name) => name);
    for (const [name, content] of Object.entries(plain)) if (!/\.\d+\./.test(name)) snapshot.plain[name] = content;
    return snapshot;
  };

  function put(box, content) {
    if (box.type === "checkbox") box.checked = (content ?? []).includes(box.value);
    else {
      if (box.matches("select") && content && ![...box.options].some((option) => option.value === content)) box.add(new Option(content, content));
      box.value = content ?? "";
    }
  }
  const sum = (details) => {
    const names = every("input:checked", details).map((box) => box.parentNode.textContent.trim());
    details.querySelector(".ask__names").textContent = names.join(", ") || F.say("none");
  };
  F.summed = (within = form) => every(".ask__many", within).forEach(sum);

  F.add = (list, contents = {}, from = undefined) => {
    const name = list.dataset.list, holder = list.querySelector("ol");
    const entry = list.querySelector("template").content.firstElementChild.cloneNode(true);
    counter += 1;
    for (const element of [entry, ...every("*", entry)]) {
      for (const { name: key, value } of [...element.attributes]) if (value.includes("{0}")) element.setAttribute(key, value.replaceAll("{0}", counter));
    }
    entry.from = from;
    for (const box of every("[name]", entry)) put(box, contents[box.name.slice(name.length + 1).replace(/^\d+\./, "")]);
    holder.append(entry);
    F.summed(entry);
    return entry;
  };
  // Entries are numbered; one that folds is called by its title, or by what was chosen in it and its years
  const titled = (entry) => {
    const title = every("[name*='.title']", entry).map((box) => box.value.trim()).find(Boolean);
    const choice = entry.querySelector("select");
    const chosen = choice?.value && choice.selectedOptions[0].textContent;
    const years = ["from", "to"].map((name) => entry.querySelector(`[name$=".${name}"]`)?.value.trim()).filter(Boolean);
    return title ?? [chosen, [...new Set(years)].join("–")].filter(Boolean).join(", ");
  };
  F.numbered = () => {
    for (const list of every("[data-list]")) {
      [...list.querySelector("ol").children].forEach((entry, place) => {
        const title = entry.querySelector(":scope > details") && titled(entry);
        const said = title ? `${place + 1}. ${title}` : F.say("entry", { number: place + 1 });
        for (const each of every("[data-number]", entry)) each.textContent = said;
      });
    }
  };

  // Set the boxes
  F.draw = (snapshot) => {
    for (const list of every("[data-list]")) {
      list.querySelector("ol").replaceChildren();
      const folded = (snapshot.lists[list.dataset.list] ?? []).map((entry) => F.add(list, entry.is, entry.from ?? undefined));
      for (const entry of folded) entry.querySelector(":scope > details")?.removeAttribute("open");
    }
    for (const box of every("[name]")) if (!box.closest("[data-entry]")) put(box, snapshot.plain[box.name]);
    F.summed();
    F.numbered();
  };

  form.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    const list = button?.closest("[data-list]");
    if (!list) return;
    if (button.matches("[data-add]")) {
      const entry = F.add(list);
      F.numbered();
      every("input, select, textarea", entry).find((box) => box.type !== "checkbox")?.focus();
    } else if (button.matches("[data-remove]")) {
      const entry = button.closest("[data-entry]");
      const next = entry.nextElementSibling ?? entry.previousElementSibling;
      entry.remove();
      F.numbered();
      (next?.querySelector("summary, [data-remove]") ?? list.querySelector("[data-add]")).focus();
      F.announce(F.say("removed"));
    }
    form.dispatchEvent(new Event("change"));
  });
  form.addEventListener("change", (event) => {
    const many = event.target.closest?.(".ask__many");
    if (many) sum(many);
    F.numbered();
  });
})();
