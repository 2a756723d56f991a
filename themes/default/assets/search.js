// 查找页的脚本。先按相邻两字在索引里找，再核对正文，所以列出来的一定含有所查的字。
// Looks pairs of characters up in the index, then checks the texts: what is shown is there, word for word.
(function (self) {
'use strict';
const PAGE = 6, MOST = 60, VERSION = 2, SINGLE = 0x80000000, NUMBERED = 1000;
const ASKING = /怎么样|怎么办|怎么|怎样|如何|什么|哪里|哪些|哪个|请问|能不能|可不可以|有没有|能否|是否|可以|为什么|为何|多少|[的了吗呢吧啊么]/;
const wait = ms => new Promise(done => setTimeout(done, ms));

// ---- texts: what is matched as what; the ranges are those of the program

const isLetter = c => /[0-9a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u1fff\u3041-\u30ff\ua000-\ud7a3]/.test(c);
const isHan = c => /[\u4e00-\u9fff\u3400-\u4dbf\u3007\uf900-\ufaff\u{20000}-\u{323af}]/u.test(c);

// The folded text, and for each of its code units where it stands in the text.
function fold(text, table) {
  let out = '', at = 0;
  const places = [];
  for (const c of text) {
    const plain = c < '\u0080' || c >= '\u3400' && c <= '\u9fff' ? c.toLowerCase() : c.normalize('NFKC').toLowerCase();
    for (const one of plain) {
      const to = table && table[one] || one;
      for (let i = 0; i < to.length; i++) places.push(at);
      out += to;
    }
    at += c.length;
  }
  places.push(at);
  return { text: out, places };
}

function pairs(text) {
  const table = Object.create(null), all = Array.from(text);
  for (let i = 0; i + 1 < all.length; i += 2) table[all[i]] = all[i + 1];
  return table;
}

// What of a folded text is looked up; single characters only where they stand in nothing else.
function keys(text) {
  const out = [];
  let han = '', used = false, run = '', joint = '';
  for (const c of text + ' ') {
    if (isLetter(c)) {
      if (!run) joint = han;
      run += c;
      continue;
    }
    if (run) {
      out.push(run);
      if (joint) out.push(joint + run);
    }
    if (isHan(c)) {
      const before = run || han;
      if (before) out.push(before + c);
      used = !!before;
      han = c;
    } else {
      if (han && !run && !used) out.push(han);
      han = '';
    }
    run = joint = '';
  }
  return out.filter((key, at) => out.indexOf(key) === at);
}

function hash(key) {
  let h = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) h = Math.imul(h ^ key.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ h >>> 15, 0x2c1b3c6d);
  h = (h ^ h >>> 13) >>> 1 & ~3;
  return Array.from(key).length === 1 && isHan(key) ? (h | SINGLE) >>> 0 : h;
}

// Where `term` stands in a folded text; no number inside a longer one.
function places(text, term) {
  const out = [];
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
    const end = at + term.length;
    const cut = (a, b) => a && b && isLetter(a) && isLetter(b);
    if (!cut(text[at - 1], term[0]) && !cut(term[term.length - 1], text[end])) out.push(at);
  }
  return out;
}

// ---- queries

// The names that a number is found by, whatever its spelling.
function names(query, prefixes) {
  const text = query.replace(/\s/g, '');
  const found = /^([^0-9()[\]【】〔〕]*)[〔[【(]([12]\d{3})[〕\]】)]第?0*([1-9]\d{0,5})号?$/.exec(text);
  if (found) return '@' + found[1] + found[2] + '-' + found[3];
  let known = true;
  const key = text.replace(/\([^(]*\)$/, '').replace(/建议|提案|[第号]/g, '').replace(/闭会?/g, 'bh')
    .replace(/[^\x21-\x7e]+/g, run => prefixes[run] || (known = false, ''))
    .replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').replace(/\d+/g, run => run.replace(/^0+(?=.)/, ''));
  return known && /\d/.test(key) ? '#' + key : '';
}

function terms(query) {
  const out = [];
  query.replace(/["“”]([^"“”]+)["“”]|([^\s,;?!、。"“”]+)/g, (_, phrase, word) => out.push((phrase || word).trim()));
  return out.filter((term, at) => keys(term).length && out.indexOf(term) === at);
}

const both = (a, b) => {
  const out = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) out.push(a[i++]), j++;
    else if (a[i] < b[j]) i++;
    else j++;
  }
  return out;
};

// ---- an index: the files of one site

function reader(bytes) {
  let at = 0;
  const byte = () => bytes[at++] || 0;
  const number = () => {
    let value = 0, scale = 1, one;
    do {
      one = byte();
      value += (one & 127) * scale;
      scale *= 128;
    } while (one > 127);
    return value;
  };
  const gaps = (count, next) => {
    const out = [];
    for (; count > 0; count--) out.push(next += number()), next++;
    return out;
  };
  return {
    more: () => at < bytes.length,
    byte, number,
    text: () => {
      const size = number();
      at += size;
      return new TextDecoder().decode(bytes.subarray(at - size, at));
    },
    // Documents, counted from `base`.
    list: base => {
      const head = number(), count = head >>> 2, out = [];
      if (!count || !(head & 3)) return gaps(count, base);
      const first = base + number(), span = number();
      if (head & 2) {
        for (let i = 0; i <= span; i += 8) {
          const bits = byte();
          for (let bit = 0; bit < 8; bit++) if (bits >> bit & 1) out.push(first + i + bit);
        }
        return out;
      }
      const left = gaps(span + 1 - count, 0);
      for (let i = 0, j = 0; i <= span; i++) if (left[j] === i) j++; else out.push(first + i);
      return out;
    },
  };
}

// The place of the last in a rising list that is not larger.
function last(list, value) {
  let low = 0, high = list.length;
  while (high - low > 1) {
    const middle = low + high >> 1;
    if (list[middle] <= value) low = middle; else high = middle;
  }
  return low;
}

function open(base, get) {
  const kept = {}, days = [], firsts = [];
  let directory;
  const file = (name, form) => kept[name] || (kept[name] = get(base + 'search/' + name, form).catch(error => {
    delete kept[name];
    throw error;
  }));
  const bytes = name => file(name, 'arrayBuffer').then(buffer => new Uint8Array(buffer));

  async function ready() {
    if (directory) return;
    const found = await file('index.json', 'json');
    if (found.version !== VERSION) throw new Error('version');
    if (directory) return;
    for (const part of found.parts) {
      let start = 0;
      part.starts = Array.from(part.depths, depth => {
        const first = start;
        start += Math.pow(2, 32 - (depth.charCodeAt(0) - 97));
        return first;
      });
    }
    let day = 0, first = 0;
    for (let i = 0; i < found.days.length; i += 2) {
      days.push(day += found.days[i]);
      firsts.push(first);
      first += found.days[i + 1];
    }
    directory = found;
  }

  // The lists of a key: all documents, then those that have it in title, number, subject, summary, and in
  // attachments alone.
  async function entry(key) {
    const out = [[], [], [], [], [], []];
    const parts = await Promise.all(directory.parts.map(part => {
      const at = last(part.starts, key), digest = part.digests.substr(at * 8, 8);
      return /^0*$/.test(digest) ? [] :
        bytes(part.first.toString(16) + '-' + ('000' + (part.starts[at] / 65536).toString(16)).slice(-4) + '.' + digest + '.bin');
    }));
    directory.parts.forEach((part, i) => {
      const read = reader(parts[i]);
      for (let own = part.starts[last(part.starts, key)], found; !found && read.more();) {
        const head = read.number();
        own += (head >>> 1) * 4;
        found = own === key;
        const mask = head & 1 ? read.byte() * 2 + 1 : 1;
        for (let bit = 0; bit < 6; bit++) {
          const list = mask >> bit & 1 ? read.list(part.first) : [];
          if (found) out[bit] = out[bit].concat(list);
        }
      }
    });
    return out;
  }

  const entries = all => Promise.all(all.map(key => entry(hash(key))));

  // The documents that have all keys of all terms, each with what it weighs.
  async function strict(all, name) {
    const lists = await Promise.all(all.map(term => entries(keys(term))));
    const named = name ? (await entry(hash(name)))[0] : [];
    const score = new Map();
    if (lists.length) {
      const every = [].concat(...lists).map(one => one[0]).sort((a, b) => a.length - b.length);
      for (const one of every.reduce(both)) score.set(one, 0);
    }
    for (const term of lists) {
      const weight = new Map();
      for (const lists of term) for (const one of lists[5]) weight.set(one, 0);
      for (let field = 4; field; field--) {
        for (const one of term.map(lists => lists[field]).reduce(both)) weight.set(one, 6 - field);
      }
      score.forEach((value, one) => score.set(one, value + (weight.has(one) ? weight.get(one) : 1)));
    }
    for (const one of named) score.set(one, NUMBERED);
    return score;
  }

  // The documents that have at least half of the keys, and how many.
  async function relaxed(all) {
    const score = new Map();
    for (const lists of await entries(all)) for (const one of lists[0]) score.set(one, (score.get(one) || 0) + 1);
    score.forEach((count, one) => count * 2 < all.length && score.delete(one));
    return score;
  }

  // The filters: for each value of each of them a list of documents.
  async function facets() {
    const read = reader(await bytes(directory.facets)), out = {};
    while (read.more()) {
      const values = out[read.text()] = {};
      for (let count = read.number(); count; count--) {
        const key = read.text();
        read.text();
        values[key] = read.list(0);
      }
    }
    return out;
  }

  const day = number => days[last(firsts, number)];
  const document = (number, files) =>
    file('documents/' + day(number) + '/' + (number - firsts[last(firsts, number)]) + (files || '') + '.json', 'json');
  const simplified = async () => pairs(new TextDecoder().decode(await bytes(directory.simplified)));
  return { ready, entries, strict, relaxed, facets, document, day, simplified, about: () => directory };
}

// ---- results

// How near to each other all terms stand in a folded text, in code units.
function near(text, all) {
  const found = [].concat(...all.map((term, which) => places(text, term).map(at => [at, which]))).sort((a, b) => a[0] - b[0]);
  const last = all.map(() => -1);
  let best = 1e9;
  for (const [at, which] of found) {
    last[which] = at;
    const first = Math.min(...last);
    if (first >= 0) best = Math.min(best, at - first);
  }
  return best;
}

// Looks at a document and at the text in its attachments; none where not all is there that should be.
function verified(one, attached, all, name, some) {
  const own = pairs(one.folded);
  const field = (weight, text) => ({ weight, shown: text, folded: fold(text, own) });
  const body = field(1, one.text);
  const fields = [field(5, one.title)].concat(
    one.cases.map(found => found.number).concat(one.number).map(text => field(4, text)),
    field(3, one.subject), field(2, one.summary), body, field(1, one.department),
    one.cases.map(found => found.session).concat(one.files).map(text => field(1, text)), field(0, attached));
  const best = all.map(term => fields.find(one => places(one.folded.text, term).length)).filter(Boolean);
  const numbered = !!name && one.names.indexOf(name) >= 0;
  const whole = numbered || best.length === all.length;
  if (!whole && !(some && best.length * 2 >= all.length)) return null;
  const weights = best.reduce((sum, one) => sum + one.weight, 0);
  return {
    one, fields, all, numbered, whole,
    score: numbered ? NUMBERED : some ? best.length : weights,
    near: all.length > 1 && !some ? near(body.folded.text, all) : 0,
  };
}

// A search: the query as typed and the values of filters in; results in the order of the page out.
async function search(asked, text, chosen, byDate) {
  // Another site that does not answer keeps nobody from searching this one.
  const ready = (site, at) => site.ready().then(() => site, error => { if (!at) throw error; });
  const sites = (await Promise.all(asked.map(ready))).filter(Boolean);
  const filtering = Object.keys(chosen).length > 0;
  const filters = filtering ? await Promise.all(sites.map(site => site.facets())) : [];
  let folded = fold(text).text, stage;
  const allowed = (at, but) => Object.keys(chosen).filter(name => name !== but)
    .map(name => filters[at][name] && filters[at][name][chosen[name]] || []);

  // Begins with what `score` gives for each site.
  async function begin(all, name, some, notice) {
    const scores = await Promise.all(sites.map(site => some ? site.relaxed(all) : site.strict(all, name)));
    return start(scores, all, name, some, notice);
  }
  function start(scores, all, name, some, notice) {
    const found = [];
    scores.forEach((score, at) => {
      const pass = allowed(at).map(list => new Set(list));
      score.forEach((value, number) => pass.every(set => set.has(number)) &&
        found.push({ at, from: sites[at], number, score: value, day: sites[at].day(number) }));
    });
    found.sort((a, b) => !byDate && b.score - a.score || b.day - a.day || a.at - b.at || b.number - a.number);
    return { scores, found, all, name, some, notice, at: 0, dropped: 0 };
  }
  // The next results; what is not there word for word is passed over.
  async function next() {
    const hits = [], end = stage.at + MOST;
    while (hits.length < PAGE && stage.at < stage.found.length && stage.at < end) {
      const batch = stage.found.slice(stage.at, stage.at + PAGE);
      const { all, name, some } = stage;
      const looked = await Promise.all(batch.map(async one => {
        const found = await one.from.document(one.number), fits = verified(found, '', all, name, some);
        // What is missing may stand in an attachment.
        if (fits && fits.whole || !found.attached) return fits;
        return verified(found, await one.from.document(one.number, '-files'), all, name, some);
      }));
      stage.at += batch.length;
      const good = batch.map((one, i) => looked[i] && Object.assign({}, one, looked[i])).filter(Boolean);
      stage.dropped += batch.length - good.length;
      if (!byDate) good.sort((a, b) => b.score - a.score || a.near - b.near);
      hits.push(...good);
    }
    return hits;
  }
  // Whether there is anything, as `begin` would have it.
  async function attempt(all, name, some, notice) {
    if (!all.length && !name) return [];
    stage = await begin(all, name, some, notice);
    return next();
  }
  // Whether a character is in no text, as a traditional one would be: all texts were simplified.
  const strange = async () => {
    const grams = [].concat(...terms(folded).map(keys)), lists = await sites[0].entries(grams);
    const known = grams.filter((_, i) => lists[i][0].length).join('');
    return Array.from(cut().join('')).some(one => isHan(one) && known.indexOf(one) < 0);
  };
  const cut = () => terms(folded.split(ASKING).join(' '));
  const strict = () => attempt(terms(folded), names(folded, sites[0].about().prefixes), false, '');
  let hits = [];
  if (/\S/.test(folded)) {
    hits = await strict();
    if (!hits.length && await strange()) {
      const simpler = fold(folded, await sites[0].simplified()).text;
      if (simpler !== folded) {
        folded = simpler;
        hits = await strict();
      }
    }
    if (!hits.length && ASKING.test(folded)) hits = await attempt(cut(), '', false, 'without');
    if (!hits.length) {
      const grams = [].concat(...cut().map(keys));
      if (grams.length > 1) hits = await attempt(grams.filter((key, at) => grams.indexOf(key) === at), '', true, 'relaxed');
    }
  } else if (filtering) {
    const every = filters.map((_, at) => new Map(allowed(at).reduce(both).map(number => [number, 0])));
    stage = start(every, [], '', false, '');
    hits = await next();
  }
  if (!hits.length) stage = null;
  return {
    hits, next,
    missing: sites.length < asked.length,
    idle: !/\S/.test(folded) && !filtering,
    notice: stage ? stage.notice : '',
    terms: stage ? stage.all : [],
    total: () => stage ? stage.found.length - stage.dropped : 0,
    more: () => !!stage && stage.at < stage.found.length,
    // How many results each value of each filter would leave.
    counts: async () => {
      const out = {};
      for (let at = 0; at < sites.length; at++) {
        const values = await sites[at].facets();
        for (const name of Object.keys(values)) {
          const rest = allowed(at, name);
          for (const key of Object.keys(values[name])) {
            const lists = rest.concat([values[name][key]]);
            const left = lists.reduce(both);
            const count = stage ? left.filter(one => stage.scores[at].has(one)).length : folded.trim() ? 0 : left.length;
            out[name] = out[name] || {};
            out[name][key] = (out[name][key] || 0) + count;
          }
        }
      }
      return out;
    },
  };
}

self.dafuSearch = { open, search, fold, places };
if (!self.document || !document.getElementById('search-data')) return;

// ---- the page

const data = JSON.parse(document.getElementById('search-data').textContent), words = data.words;
const form = document.getElementById('search'), list = document.getElementById('results');
const status = document.querySelector('[role=status]'), notice = document.getElementById('notice');
const more = document.querySelector('.more'), retry = document.querySelector('.retry');
const selects = Array.from(form.querySelectorAll('select'));
const filled = (key, value) => words[key].replace('{count}', value);
let turn = 0, current;

// A request, asked again twice before it is given up.
async function get(url, form) {
  for (let left = 2; ; left--) {
    try {
      const answer = await fetch(url, url.slice(-10) === 'index.json' ? { cache: 'no-cache' } : {});
      if (!answer.ok) throw new Error(answer.status + ' ' + url);
      return await answer[form]();
    } catch (error) {
      if (!left) throw error;
      await wait(800);
    }
  }
}

const make = () => data.sites.map(site => Object.assign(open(site.url, get), { site }));
let sites = make();
sites[0].ready().catch(() => {});

function element(tag, name, ...inside) {
  const out = document.createElement(tag);
  if (name) out.className = name;
  inside.forEach(one => one && out.append(one));
  return out;
}

// A text with its terms marked, each run of them as one.
function marked(shown, folded, all, from, to) {
  const out = document.createDocumentFragment(), ranges = [];
  for (const term of all) {
    for (const at of places(folded.text, term)) {
      let end = at + term.length;
      while (folded.places[end] === folded.places[end - 1]) end++;
      ranges.push([folded.places[at], folded.places[end]]);
    }
  }
  ranges.sort((a, b) => a[0] - b[0]);
  let at = from;
  for (let i = 0; i < ranges.length;) {
    let [first, end] = ranges[i++];
    while (i < ranges.length && ranges[i][0] <= end) end = Math.max(end, ranges[i++][1]);
    first = Math.max(first, at), end = Math.min(end, to);
    if (first >= end) continue;
    out.append(shown.slice(at, first), element('mark', '', shown.slice(first, end)));
    at = end;
  }
  out.append(shown.slice(at, to));
  return out;
}

// The part of a result's text in which most of the terms are.
function snippet(hit) {
  const own = hit.fields.filter(field => field.weight < 4 && field.shown);
  const has = field => hit.all.filter(term => places(field.folded.text, term).length).length;
  const best = own.slice().sort((a, b) => has(b) - has(a))[0];
  if (!best) return '';
  const first = Math.min(...hit.all.map(term => places(best.folded.text, term)[0]).filter(at => at >= 0), best.folded.text.length);
  const at = best.folded.places[first];
  const from = at < 30 || at === best.shown.length ? 0 : best.folded.places[first - 20], to = Math.min(best.shown.length, from + 90);
  const tail = best.folded.places.find(place => place >= to);
  return element('span', 's', from ? '…' : '', marked(best.shown, best.folded, hit.all, from, tail), tail < best.shown.length ? '…' : '');
}

function row(hit) {
  const { one, fields } = hit, site = hit.from.site, link = element('a');
  link.href = site.url + 'r/' + one.id + '.html';
  const about = element('span', 'm');
  for (const text of [site.name, one.date, one.department, one.class]) if (text) about.append(element('span', '', text));
  for (const found of one.cases) {
    const field = fields.find(field => field.weight === 4 && field.shown === found.number);
    about.append(element('span', '', hit.numbered ? element('mark', '', found.number) : marked(found.number, field.folded, hit.all, 0, found.number.length)));
  }
  if (one.number) {
    const field = fields.find(field => field.weight === 4 && field.shown === one.number);
    about.append(element('span', '', marked(one.number, field.folded, hit.all, 0, one.number.length)));
  }
  link.append(element('span', 't', marked(one.title, fields[0].folded, hit.all, 0, one.title.length)), snippet(hit), about);
  return element('li', '', link);
}

// Where all replies to a number stand.
function blocks(hits) {
  const seen = {};
  for (const hit of hits) {
    for (const found of hit.numbered ? hit.one.cases : []) {
      const href = hit.from.site.url + found.href;
      if (!found.href || seen[href]) continue;
      const link = seen[href] = element('a', 'tap', words.case.replace('{case}', found.session + found.number));
      link.href = href;
      notice.append(element('p', '', link));
    }
  }
}

const asked = () => {
  const chosen = {};
  for (const one of selects) if (one.name !== 'sort' && one.value) chosen[one.name] = one.value;
  return { text: form.q.value, chosen, byDate: form.sort.value === 'date' };
};

function address() {
  const parts = Array.from(new FormData(form)).filter(part => part[1]);
  return location.pathname + (parts.length ? '?' + new URLSearchParams(parts) : '');
}

// As the address says; what was typed before this script was there is kept.
function restore(early) {
  const params = new URLSearchParams(location.search);
  if (!early) form.q.value = params.get('q') || '';
  for (const one of selects) one.value = params.get(one.name) || '';
}

async function run() {
  const mine = ++turn, { text, chosen, byDate } = asked();
  list.removeAttribute('data-state');
  retry.hidden = true;
  const slow = setTimeout(() => { if (mine === turn) status.textContent = words.loading; }, 400);
  try {
    const found = await search(sites, text, chosen, byDate);
    if (mine !== turn) return;
    current = found;
    list.textContent = notice.textContent = '';
    for (const key of [found.notice, found.missing && 'missing']) if (key) notice.append(element('p', '', words[key]));
    blocks(found.hits);
    list.append(...found.hits.map(row));
    told();
    count(mine);
  } catch (error) {
    if (mine !== turn) return;
    // A new publication has other files: what is known of the old one is given up.
    sites = make();
    const local = location.protocol === 'file:';
    status.textContent = local ? words.folder : words.failed;
    retry.hidden = local;
    more.hidden = true;
    list.setAttribute('data-state', 'failed');
  } finally {
    clearTimeout(slow);
  }
}

function told() {
  const total = current.total();
  status.textContent = current.idle ? words.hint : total ? filled('total', total) : '0 ' + words.none;
  more.hidden = !current.more();
  list.setAttribute('data-state', 'done');
}

// The filters say how many results each of their values leaves, once anybody looks at them.
async function count(mine) {
  const box = form.querySelector('details');
  if (!box.open) return;
  const counts = await current.counts();
  if (mine !== turn) return;
  for (const one of selects) {
    for (const option of Array.from(one.options)) {
      if (!option.value || one.name === 'sort') continue;
      option.dataset.title = option.dataset.title || option.textContent;
      option.textContent = option.dataset.title + '（' + ((counts[one.name] || {})[option.value] || 0) + '）';
    }
  }
}

let typing, composing = false;
const typed = () => {
  if (composing) return;
  clearTimeout(typing);
  typing = setTimeout(() => {
    history.replaceState(null, '', address());
    run();
  }, 200);
};
form.q.addEventListener('compositionstart', () => composing = true);
form.q.addEventListener('compositionend', () => { composing = false; typed(); });
form.q.addEventListener('input', typed);
const entered = event => {
  if (event.type === 'submit') event.preventDefault();
  clearTimeout(typing);
  if (address() !== location.pathname + location.search) history.pushState(null, '', address());
  run();
};
form.addEventListener('submit', entered);
selects.forEach(one => one.addEventListener('change', entered));
form.querySelector('details').addEventListener('toggle', () => current && count(turn).catch(() => {}));
retry.addEventListener('click', run);
more.addEventListener('click', async () => {
  more.disabled = true;
  try {
    const hits = await current.next(), rows = hits.map(row);
    list.append(...rows);
    told();
    if (rows.length) rows[0].firstChild.focus();
  } catch (error) {
    status.textContent = words.failed;
  }
  more.disabled = false;
});
self.addEventListener('popstate', () => { restore(); run(); });
const early = form.q.value;
restore(early);
if (selects.some(one => one.value && one.name !== 'sort')) form.querySelector('details').open = true;
if (early) typed(); else run();
})(this);
