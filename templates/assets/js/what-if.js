// The what-if: the arithmetic of views/business_model_levers.py, in the reader's language. Without it the page shows the starting point.
(() => {
  "use strict";
  const form = document.querySelector(".what-if");
  if (!form) return;
  const start = JSON.parse(form.dataset.start);
  const words = JSON.parse(form.dataset.words);
  const sliders = [...form.querySelectorAll("input[type=range]")];
  const find = (name) => form.querySelector(`[data-what-if="${name}"]`);

  const numbers = (options) => {
    const format = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 0, signDisplay: "negative", ...options });
    return (value) => format.format(value).replace("-", "\u2212");
  };
  const currency = { style: "currency", currency: form.dataset.currency, minimumFractionDigits: 0 };
  const whole = numbers({});
  const tenth = numbers({ maximumFractionDigits: 1 });
  const money = numbers(currency);
  const share = numbers({ style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const signed = {
    percent: numbers({ style: "percent", signDisplay: "exceptZero" }),
    money: numbers({ ...currency, signDisplay: "exceptZero" }),
  };
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);

  const outcome = (move) => {
    const by = (...names) => names.reduce((product, name) => product * (1 + (move[name] || 0) / 100), 1);
    const it = {
      members: start.members * by("members"),
      fees: start.fees * by("fees", "members"),
      services: start.services * by("services"),
      success: start.collaborations * (move.success || 0),
      public: start.public * by("public"),
      eu: start.eu * by("eu"),
      expenditure: start.expenditure * by("expenditure"),
    };
    it.own = it.fees + it.services + it.success + start.rest + it.eu;
    it.revenue = it.own + it.public;
    it.balance = it.revenue - it.expenditure;
    return it;
  };

  const before = outcome({});
  const draw = (strip, parts, widest) => {
    let x = 0;
    find(strip).querySelectorAll("rect").forEach((rect, at) => {
      const width = (100 * Math.max(0, parts[at])) / widest;
      rect.setAttribute("x", x.toFixed(2));
      rect.setAttribute("width", width.toFixed(2));
      x += width;
    });
  };

  const show = () => {
    const move = Object.fromEntries(sliders.map((slider) => [slider.dataset.lever, Number(slider.value)]));
    const it = outcome(move);
    for (const slider of sliders) {
      const { lever, unit, line } = slider.dataset;
      const value = signed[unit](unit === "percent" ? move[lever] / 100 : move[lever]);
      const told = fill(line, {
        amount: money(lever === "members" ? it.fees : it[lever]),
        members: whole(it.members),
        fee: money(it.members ? it.fees / it.members : 0),
        collaborations: tenth(start.collaborations),
        success: money(move.success || 0),
      });
      find(`${lever}-value`).textContent = value;
      find(`${lever}-line`).textContent = told;
      slider.setAttribute("aria-valuetext", `${value}, ${told}`);
    }
    const kind = Math.round(it.balance) === 0 ? "even" : it.balance > 0 ? "left" : "lacking";
    const result = fill(words[kind], { revenue: money(it.revenue), expenditure: money(it.expenditure), amount: money(Math.abs(it.balance)) });
    const own = it.own / it.revenue;
    find("result").textContent = result;
    find("shares").textContent = it.revenue > 0 ? fill(words.shares, { own: share(own), public: share(1 - own) }) : "";
    const widest = Math.max(before.revenue, it.revenue, it.expenditure) || 1;
    draw("start", [before.own, before.public, 0], widest);
    draw("now", [it.own, it.public, 0], widest);
    draw("spent", [0, 0, it.expenditure], widest);
  };

  // the state is in the address, so that it can be shared
  const asked = new URLSearchParams(location.hash.slice(1));
  const found = sliders.filter((slider) => asked.has(slider.dataset.lever));
  for (const slider of found) slider.value = asked.get(slider.dataset.lever);
  const keep = () => {
    const moved = sliders.filter((slider) => Number(slider.value) !== 0);
    const state = moved.map((slider) => `${slider.dataset.lever}=${slider.value}`).join("&");
    location.replace(`#${state || "what-if"}`);
  };

  form.addEventListener("input", show);
  form.addEventListener("change", keep);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => (show(), keep())));
  form.querySelectorAll("[hidden]").forEach((each) => (each.hidden = false));
  show();
  if (found.length) form.scrollIntoView();
})();
