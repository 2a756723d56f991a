// The search page's script beside the program: node search.mjs PUBLIC DAFU [COUNT]
// Both answer the same queries, made of the texts of the site, its numbers and questions, with an error
// here and there; they must find the same replies in the same order. DAFU is the command that
// reads queries: `dafu search - --format json`, with its options.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';

const [folder, command, count = '400'] = process.argv.slice(2);
if (!command) {
  console.error('usage: node search.mjs PUBLIC DAFU [COUNT]');
  process.exit(2);
}
const SHOWN = 20;
const ASKED = ['怎么', '如何', '什么', '能否', '有没有', '为什么', '的', '吗'];

// ---- queries, the same at every run

let seed = 20231;
const random = below => {
  seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
  return Math.floor(seed / 65536) % below;
};
const pick = list => list[random(list.length)];

const documents = [];
for (const block of fs.readdirSync(path.join(folder, 'search/documents')).sort()) {
  for (const file of fs.readdirSync(path.join(folder, 'search/documents', block)).sort()) {
    if (file.includes('-')) continue; // the text in its attachments
    documents.push(JSON.parse(fs.readFileSync(path.join(folder, 'search/documents', block, file), 'utf8')));
  }
}

function part(text) {
  const lines = text.split('\n').filter(line => line.length > 1);
  const all = Array.from(lines.length ? pick(lines) : text);
  const at = random(all.length);
  return all.slice(at, at + 1 + random(7)).join('').trim();
}

function query() {
  const one = pick(documents), other = pick(documents);
  const text = () => part(pick([one.text, one.title, one.summary || one.title, one.department || one.title]));
  switch (random(12)) {
    case 0: return pick(one.cases.map(found => found.number).concat(one.number || '1')).replace(/^第0*|号$/g, random(2) ? '' : '$&');
    case 1: return one.number.replace('〔', pick(['[', '（', '〔'])).replace('〕', pick([']', '）', '〕']));
    case 2: return text() + pick(ASKED) + text();
    case 3: return part(one.text) + part(other.text);
    case 4: return '“' + text() + '”';
    case 5: return text() + ' ' + part(other.text);
    case 6: case 7: return text() + ' ' + text();
    default: return text();
  }
}

const queries = Array.from({ length: Number(count) }, () => query().replace(/\s+/g, ' ') || '水');

// ---- both answers

const [program, ...options] = command.split(' ');
const answer = spawnSync(program, options, { input: queries.join('\n') + '\n', encoding: 'utf8', maxBuffer: 1 << 30 });
if (answer.status !== 0) {
  console.error(answer.stderr);
  process.exit(2);
}
const expected = answer.stdout.trim().split('\n').map(line => JSON.parse(line));

const assets = path.join(folder, 'assets');
const script = fs.readdirSync(assets).find(file => /^search\..*\.js$/.test(file));
const world = vm.createContext({ TextDecoder, setTimeout });
vm.runInContext(fs.readFileSync(path.join(assets, script), 'utf8'), world);
const { open, search } = world.dafuSearch;
let bytes = 0;
const get = async (url, form) => {
  const found = fs.readFileSync(path.join(folder, url));
  bytes += found.length;
  return form === 'json' ? JSON.parse(found) : new Uint8Array(found).buffer;
};
const site = open('', get);

async function found(text) {
  const results = await search([site], text, {}, false), hits = results.hits.slice();
  while (hits.length < SHOWN && results.more()) hits.push(...await results.next());
  return { total: results.total(), notice: results.notice, hits: hits.slice(0, SHOWN).map(hit => hit.one.id) };
}

const notices = {};
let wrong = 0;
for (const [at, text] of queries.entries()) {
  const own = await found(text), theirs = expected[at];
  const same = { total: theirs.total, notice: theirs.notice, hits: theirs.hits.map(hit => hit.id) };
  notices[own.notice] = (notices[own.notice] ?? 0) + 1;
  if (JSON.stringify(own) !== JSON.stringify(same) && ++wrong <= 10) {
    console.error(`${JSON.stringify(text)}\n  script    ${JSON.stringify(own)}\n  reference ${JSON.stringify(same)}`);
  }
}
console.log(`${queries.length} queries, ${wrong} answered otherwise; ${JSON.stringify(notices)}`);
process.exitCode = wrong ? 1 : 0;
