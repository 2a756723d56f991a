// Each check finds what it is for: a page on which everything is wrong raises all of them.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { look } from './checks.mjs';
import { Site } from './site.mjs';

const EXPECTED = [
  'keyboard: the skip link leads nowhere',
  'address: canonical link',
  'light: axe: image-alt',
  'light: axe: color-contrast',
  'light: axe: color-contrast-enhanced',
  'light: target: ',
  'light: small text: 10 px',
  'light: the code is 90 px wide',
  'light: the code holds null',
  '320 px: too wide: p to ',
  '360 px: cut off: p',
  'dark: the page stays light',
  'dark: axe: color-contrast',
  'forced colours: the code holds null',
  'print: the paper is not A4',
  'print: more ink than paper',
  'print: the code holds null',
  '200 % text, 390 px: too wide',
  'no JavaScript: text is missing',
  'network and console: asks another origin',
  'network and console: missing file',
  'network and console: console: ',
];

export async function selftest(browser) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'dafu-browser-'));
  fs.copyFileSync(new URL('broken.html', import.meta.url), path.join(folder, 'broken.html'));
  const site = new Site(folder, 'https://broken.example.gov.cn/');
  const found = [];
  const say = (form, problems) => found.push(...problems.map(text => `${form}: ${text}`));
  await look(browser, site, { name: 'broken', kind: 'reply', file: 'broken.html' }, folder, say);
  fs.rmSync(folder, { recursive: true });
  const silent = EXPECTED.filter(start => !found.some(text => text.startsWith(start)));
  assert.deepEqual(silent, [], `checks that found nothing on the broken page; it raised:\n${found.join('\n')}`);
}
