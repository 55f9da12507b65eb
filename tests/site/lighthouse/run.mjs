// Runs Lighthouse over an order of pages in one Chromium; a line of JSON for each page on standard output.
// The order, on standard input: {executable, args, tries, categories, pages: [{url, width, scheme, without}]}.
import {readFileSync} from 'node:fs';
import process from 'node:process';

import lighthouse, {desktopConfig} from 'lighthouse';
import {pageFunctions} from 'lighthouse/core/lib/page-functions.js';
import puppeteer from 'puppeteer-core';

// How fast the machine is: a second for each page, of which nothing but a warning would be made.
pageFunctions.computeBenchmarkIndex = () => 1000;

const PHONE_BELOW = 700;
const QUIET = {pauseAfterFcpMs: 50, pauseAfterLoadMs: 50, networkQuietThresholdMs: 100, cpuQuietThresholdMs: 50};

function settings({width, without}, categories) {
  const mobile = width < PHONE_BELOW;
  return {
    ...QUIET,
    logLevel: 'error',
    skipAudits: without,
    onlyCategories: categories,
    disableFullPageScreenshot: true,
    formFactor: mobile ? 'mobile' : 'desktop',
    screenEmulation: {mobile, width, height: mobile ? 640 : 900, deviceScaleFactor: mobile ? 2 : 1, disabled: false},
  };
}

function snippets(audit) {
  const items = audit.details?.items ?? [];
  return items.slice(0, 3).map(item => item.node?.snippet ?? item.url ?? item.source ?? item.description ?? '').map(String);
}

/** What a report says: the score of each category, and each audit that is not passed, once. */
function told(report) {
  const wrong = new Map();
  for (const category of Object.values(report.categories)) {
    for (const {id, group} of category.auditRefs) {
      const {title, score, scoreDisplayMode, displayValue, errorMessage} = report.audits[id];
      if (scoreDisplayMode !== 'error' && (score === null || score >= 1)) continue;
      const what = errorMessage ?? [title, displayValue].filter(Boolean).join(': ');
      wrong.set(id, {id, group: group ?? '', category: category.id, what, where: snippets(report.audits[id])});
    }
  }
  const scores = Object.fromEntries(Object.values(report.categories).map(({id, score}) => [id, score]));
  return {scores, wrong: [...wrong.values()], failed: report.runtimeError?.message ?? ''};
}

/** What was seen of a page, with what a later and quicker run says of its performance. */
function quicker(seen, later) {
  const kept = seen.wrong.filter(({category}) => category !== 'performance');
  return {...later, scores: {...seen.scores, ...later.scores}, wrong: [...kept, ...later.wrong]};
}

const {executable, args, tries, categories, pages} = JSON.parse(readFileSync(0, 'utf8'));
const browser = await puppeteer.launch({executablePath: executable, args});
try {
  const tab = await browser.newPage();
  for (const page of pages) {
    await tab.emulateMediaFeatures([{name: 'prefers-color-scheme', value: page.scheme}]);
    const began = performance.now();
    let best = null, tried = 0;
    // A machine that does something else for a moment makes a page seem slow, never quick: the best run counts.
    while (tried < tries && !(best?.scores.performance === 1)) {
      const config = page.width < PHONE_BELOW ? undefined : desktopConfig;
      const whole = !best || best.failed;
      const {lhr} = await lighthouse(page.url, settings(page, whole ? categories : ['performance']), config, tab);
      const seen = told(lhr);
      if (whole) best = seen;
      else if ((seen.scores.performance ?? -1) > (best.scores.performance ?? -1)) best = quicker(best, seen);
      tried += 1;
    }
    const dark = await tab.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
    if (dark !== (page.scheme === 'dark')) best.failed ||= 'the colour scheme was not emulated';
    console.log(JSON.stringify({...page, ...best, tried, seconds: (performance.now() - began) / 1000}));
  }
} finally {
  await browser.close();
}
process.exit();  // Lighthouse leaves timers that would keep it for seconds
