// Reporting forms: what an officer would ask stands beside the values it is about, and can be answered there.
(() => {
  "use strict";
  const F = self.recordForm;
  const form = F.form, shown = new Map();

  // Where a question stands: with its field, else at the end of its group, else of its part
  const holder = (name) => {
    const field = F.fieldOf(name);
    if (field) return field.querySelector(".ask__box");
    return document.getElementById(`group-${name.replaceAll(".", "-").replaceAll("_", "-")}`) ?? form.querySelector(`[data-part="${CSS.escape(name.split(".")[0])}"] .section__body`);
  };
  function made({ rule }) {
    const text = F.made("span"), button = F.made("button", { type: "button", className: "button--plain no-print", textContent: F.say("answer") });
    button.addEventListener("click", () => answer(rule));
    const box = F.made("div", {}, F.made("p", {}, F.made("b", { textContent: F.say("asks") }), " ", text), F.made("p", {}, button));
    box.dataset.asks = rule;
    return { box, text };
  }
  // The rule is chosen among the answers; what is left is a sentence
  function answer(rule) {
    const list = form.querySelector("[data-list='confirmed']");
    const entry = F.add(list, { rule });
    F.numbered();
    form.dispatchEvent(new Event("change"));
    for (let fold = entry.closest("details:not([open])"); fold; fold = entry.closest("details:not([open])")) fold.open = true;
    entry.querySelector("[name*='.why']")?.focus();
  }
  F.ask = (value, findings) => {
    const { kind } = F.knows;
    // what was opened from a file stands for what is on record
    const known = { ...F.record.records[kind], ...(F.now.last ? { [F.now.lastName]: F.now.last } : {}) };
    const asked = (F.now.asked = F.asking.length ? F.doubts(value, findings, known) : []);
    const idle = (F.now.idle = F.asking.length ? F.idle(value, findings, known) : []).map((place) => `confirmed.${place}.rule`);
    for (const field of F.fields().filter((each) => each.closest("[data-list='confirmed']"))) {
      const name = F.nameOfField(field);
      F.line(field, "idle", idle.includes(name) ? F.say("idle", { value: F.get(value, name) }) : "");
    }
    for (const [rule, { box }] of shown) if (!asked.some((each) => each.rule === rule)) box.remove(), shown.delete(rule);
    for (const each of asked) {
      const here = shown.get(each.rule) ?? made(each), place = holder(each.name);
      shown.set(each.rule, here);
      if (here.text.textContent !== each.text) here.text.textContent = each.text;
      if (place && here.box.parentNode !== place) place.append(here.box);
    }
  };
  // In words, for the summary before sending
  F.asksSaid = () => [
    ...(F.now.idle ?? []).map((place) => F.made("p", { textContent: F.say("idle", { value: F.now.value.confirmed[place].rule }) })),
    ...(F.now.asked?.length ? [F.made("p", { textContent: F.say("asked", { number: F.now.asked.length }) }), F.made("ul", {}, ...F.now.asked.map((each) => F.made("li", { textContent: each.text })))] : []),
  ];
})();
