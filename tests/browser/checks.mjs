// One page in every form a citizen may meet it. Each check gives a list of what is wrong.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import jsqr from 'jsqr';
import { PNG } from 'pngjs';
import * as inpage from './inpage.mjs';

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const CONTRAST = ['color-contrast', 'color-contrast-enhanced'];
const PHONE = { width: 360, height: 640 };

// Looks at `page` of `site`; `say(form, problems)` hears what is wrong, pictures go to `folder`.
export async function look(browser, site, page, folder, say) {
  const picture = form => path.join(folder, `${page.name}-${form}.png`);
  const log = [];
  const context = await browser.newContext({
    viewport: PHONE, isMobile: true, hasTouch: true, deviceScaleFactor: 2,
    colorScheme: 'light', reducedMotion: 'reduce', locale: 'zh-CN', serviceWorkers: 'block',
  });
  await site.answer(context, log);
  const tab = await context.newPage();
  tab.on('console', message => log.push(`console: ${message.text()}`));
  tab.on('pageerror', error => log.push(`script error: ${error.message}`));
  await tab.goto(site.url(page.file), { waitUntil: 'load' });

  await tab.keyboard.press('Tab');
  say('keyboard', await tab.evaluate(inpage.skipLink));
  await tab.evaluate(() => document.activeElement.blur());

  const canonical = await tab.evaluate(() => document.querySelector('link[rel=canonical]')?.href ?? null);
  say('address', wrongAddress(site, page, canonical));
  // A poster's code leads to the page of its department.
  const code = page.kind === 'poster' ? site.url(page.file.replace(/^posters/, 'departments')) : canonical;
  say('light', await axe(tab, null));
  say('light', prefixed('target', await tab.evaluate(inpage.smallTargets, 44)));
  say('light', prefixed('small text', await tab.evaluate(inpage.smallText, 16)));
  say('light', await screenCode(tab, code));
  await tab.screenshot({ path: picture('360-light'), fullPage: true });
  for (const width of [320, 360, 390, 1280]) {
    await tab.setViewportSize({ ...PHONE, width });
    say(`${width} px`, prefixed('too wide', await tab.evaluate(inpage.overflow)));
    say(`${width} px`, prefixed('cut off', await tab.evaluate(inpage.cut)));
  }
  await tab.screenshot({ path: picture('1280'), fullPage: true });

  await tab.setViewportSize(PHONE);
  await tab.emulateMedia({ colorScheme: 'dark' });
  say('dark', (await tab.evaluate(inpage.background)) < 0.2 ? [] : ['the page stays light']);
  say('dark', await axe(tab, CONTRAST));
  say('dark', await screenCode(tab, code));
  await tab.screenshot({ path: picture('360-dark'), fullPage: true });

  await tab.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
  say('forced colours', await screenCode(tab, code));
  await tab.emulateMedia({ colorScheme: 'dark', forcedColors: 'none' });

  // Printed from a phone in dark mode: black on white all the same.
  say('print', await printed(tab, page, code, path.join(folder, `${page.name}-print`)));

  const withScripts = await tab.evaluate(inpage.mainText);
  await tab.evaluate(inpage.enlarge);
  for (const width of [390, 320]) {
    await tab.setViewportSize({ ...PHONE, width });
    say(`200 % text, ${width} px`, prefixed('too wide', await tab.evaluate(inpage.overflow)));
    say(`200 % text, ${width} px`, prefixed('cut off', await tab.evaluate(inpage.cut)));
  }
  await tab.screenshot({ path: picture('320-large'), fullPage: true });
  await context.close();
  say('no JavaScript', await withoutScripts(browser, site, page, withScripts));
  say('network and console', [...new Set(log)]);
}

function prefixed(what, problems) {
  return problems.map(problem => `${what}: ${problem}`);
}

// Every page has its own address as its canonical link, but that for what is not found.
function wrongAddress(site, page, canonical) {
  const expected = page.kind === 'not-found' ? null : site.url(page.file);
  return canonical === expected ? [] : [`canonical link ${canonical}, expected ${expected}`];
}

async function axe(tab, rules) {
  await tab.evaluate(AXE);
  const violations = await tab.evaluate(async only => {
    const options = only
      ? { runOnly: { type: 'rule', values: only } }
      : { rules: { 'color-contrast-enhanced': { enabled: true } } };
    const found = await axe.run(document, { ...options, resultTypes: ['violations'] });
    return found.violations.map(one => `${one.id} at ${one.nodes.length}: ${one.nodes[0].target.join(' ')}`);
  }, rules);
  return prefixed('axe', violations);
}

async function screenCode(tab, expected) {
  const codes = tab.locator('svg.qr');
  const count = await codes.count();
  if (!expected) return count ? ['a code without a canonical link'] : [];
  if (count !== 1) return [`${count} codes`];
  const { width } = await codes.boundingBox();
  const small = width < 160 ? [`the code is ${Math.round(width)} px wide`] : [];
  return [...small, ...differs(read(await codes.screenshot()), expected)];
}

// The text in the QR code of a picture; null where none is read.
function read(bytes) {
  const { data, width, height } = PNG.sync.read(bytes);
  const found = jsqr(new Uint8ClampedArray(data), width, height, { inversionAttempts: 'dontInvert' });
  return found && found.data;
}

function differs(code, expected) {
  return code === expected ? [] : [`the code holds ${code}, expected ${expected}`];
}

async function printed(tab, page, code, stem) {
  await tab.pdf({ path: `${stem}.pdf`, preferCSSPageSize: true, printBackground: true });
  const problems = [];
  const facts = execFileSync('pdfinfo', [`${stem}.pdf`], { encoding: 'utf8' });
  const pages = Number(facts.match(/^Pages:\s+(\d+)/m)[1]);
  if (!/^Page size:.*A4/m.test(facts)) problems.push('the paper is not A4');
  if (page.kind === 'poster' && pages !== 1) problems.push(`a poster on ${pages} sheets`);
  execFileSync('pdftoppm', ['-q', '-png', '-r', '150', '-f', '1', '-l', '1', '-singlefile', `${stem}.pdf`, stem]);
  const bytes = fs.readFileSync(`${stem}.png`);
  if (ink(bytes) > 0.3) problems.push('more ink than paper: dark colours in print');
  return code ? [...problems, ...differs(read(bytes), code)] : problems;
}

function ink(bytes) {
  const { data } = PNG.sync.read(bytes);
  let dark = 0;
  for (let at = 0; at < data.length; at += 4) dark += data[at] < 128 ? 1 : 0;
  return dark / (data.length / 4);
}

async function withoutScripts(browser, site, page, withScripts) {
  const context = await browser.newContext({ viewport: PHONE, isMobile: true, javaScriptEnabled: false });
  await site.answer(context, []);
  const tab = await context.newPage();
  await tab.goto(site.url(page.file), { waitUntil: 'load' });
  const text = await tab.evaluate(inpage.mainText);
  await context.close();
  return text.length >= withScripts.length ? [] : ['text is missing'];
}
