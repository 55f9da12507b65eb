// Runs the scripts of admin/ without a page. The first line names them and the configuration; each line after it is a
// file's text and changes to what Decap holds of it, and is answered by a line with the text that would be saved.
import fs from "node:fs";
import readline from "node:readline";
import vm from "node:vm";

const context = vm.createContext({ CMS: { registerCustomFormat() {}, init() {} } });
context.window = context;
context.location = { protocol: "https:" };

function begin({ scripts, config }) {
  context.siteBuilder = config;
  for (const script of scripts) vm.runInContext(fs.readFileSync(script, "utf8"), context, { filename: script });
  return context.siteBuilder.formats;
}

function answer({ fromFile, toFile }, { text, changes }) {
  const data = text === null ? {} : JSON.parse(JSON.stringify(fromFile(text)));
  for (const [path, value] of changes) {
    const inner = path.slice(0, -1).reduce((held, step) => (held[step] ??= {}), data);
    if (value === "*gone*") inner.splice(path[path.length - 1], 1);
    else inner[path[path.length - 1]] = value;
  }
  try {
    return { text: toFile(data) };
  } catch (problem) {
    return { error: problem.message };
  }
}

let formats;
for await (const line of readline.createInterface({ input: process.stdin })) {
  if (formats) console.log(JSON.stringify(answer(formats, JSON.parse(line))));
  else formats = begin(JSON.parse(line));
}
