// What machines read, parsed by the browser: XML must be well-formed, feeds must be Atom (RFC 4287).
import fs from 'node:fs';
import path from 'node:path';

export async function machines(tab, site, plan) {
  const problems = [];
  const files = plan.map(row => row.path).filter(file => file.endsWith('.xml'));
  for (const file of files) {
    const text = fs.readFileSync(path.join(site.folder, file), 'utf8');
    const found = await tab.evaluate(inspect, { text, own: site.url(file) });
    problems.push(...found.map(problem => `${file}: ${problem}`));
  }
  return { files, problems };
}

// Runs in the page, for its parser.
function inspect({ text, own }) {
  const document = new DOMParser().parseFromString(text, 'application/xml');
  const error = document.querySelector('parsererror');
  if (error) return [error.textContent.split('\n')[0]];
  const root = document.documentElement;
  if (root.localName !== 'feed') {
    const lines = [...root.children].filter(row => !/^https?:/.test(row.querySelector('loc')?.textContent ?? ''));
    return lines.length || !root.children.length ? ['rows without an address'] : [];
  }
  const problems = [];
  const child = (of, name) => [...of.children].filter(one => one.localName === name);
  const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/;
  const needs = (of, names) => {
    for (const name of names) if (child(of, name).length !== 1) problems.push(`${of.localName} with ${child(of, name).length} ${name}`);
  };
  if (root.namespaceURI !== 'http://www.w3.org/2005/Atom') problems.push('not in the namespace of Atom');
  needs(root, ['id', 'title', 'updated']);
  const self = child(root, 'link').find(link => link.getAttribute('rel') === 'self');
  if (self?.getAttribute('href') !== own) problems.push(`self link ${self?.getAttribute('href')}`);
  const entries = child(root, 'entry');
  for (const entry of entries) {
    needs(entry, ['id', 'title', 'updated', 'published']);
    if (!child(entry, 'link').some(link => link.getAttribute('rel') === 'alternate')) problems.push('entry without its page');
    if (!child(entry, 'author').length && !child(root, 'author').length) problems.push('entry without an author');
  }
  for (const moment of root.querySelectorAll('updated, published')) {
    if (!instant.test(moment.textContent)) problems.push(`moment ${moment.textContent}`);
  }
  if (new Set(entries.map(entry => child(entry, 'id')[0]?.textContent)).size !== entries.length) problems.push('two entries with one id');
  return problems;
}
