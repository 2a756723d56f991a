// The pages of a built site in a real browser: node run.mjs SITE BASE_URL PLAN OUT
// SITE is the built folder, BASE_URL its public address, PLAN what `dafu plan --format json`
// prints. Pictures and prints of every page looked at are kept in OUT, with an index.html.
import fs from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { look } from './checks.mjs';
import { gallery } from './gallery.mjs';
import { machines } from './machines.mjs';
import { selftest } from './selftest.mjs';
import { Site, sample } from './site.mjs';
import { typing } from './typing.mjs';

const [folder, base, planFile, out] = process.argv.slice(2);
if (!out) {
  console.error('usage: node run.mjs SITE BASE_URL PLAN OUT');
  process.exit(2);
}
const WORKERS = 2;
const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--font-render-hinting=none',
];
// What the texts of the demonstration site hold, as a question, and in part; and something else.
const SEARCHED = { words: '养老', question: '养老怎么补贴', odd: '养老服务', fresh: '停车' };

const site = new Site(folder, base);
const plan = JSON.parse(fs.readFileSync(planFile, 'utf8'));
const pages = sample(site, plan);
fs.rmSync(out, { recursive: true, force: true });
fs.mkdirSync(out, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
await selftest(browser);
const problems = [];
const waiting = [...pages];
await Promise.all(Array.from({ length: WORKERS }, work));
const read = await machines(await browser.newPage(), site, plan);
problems.push(...read.problems);
problems.push(...await typing(browser, site, SEARCHED));
await browser.close();
gallery(out, pages);

const kinds = new Set(pages.map(page => page.kind));
console.log(`${pages.length} pages of ${kinds.size} kinds: ${[...kinds].join(', ')}`);
console.log(`${read.files.length} feeds and sitemaps`);
console.log(`pictures: ${path.join(out, 'index.html')}`);
for (const problem of problems.sort()) console.error(problem);
if (problems.length) console.error(`${problems.length} problems`);
process.exitCode = problems.length ? 1 : 0;

async function work() {
  for (let page = waiting.shift(); page; page = waiting.shift()) {
    const say = (form, found) => problems.push(...found.map(text => `${page.file} (${form}): ${text}`));
    try {
      await look(browser, site, page, out, say);
    } catch (error) {
      say('broken off', [error.message.split('\n')[0]]);
    }
  }
}
