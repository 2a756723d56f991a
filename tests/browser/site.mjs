// The built site as the browser meets it: at its own public address, answered from disk.
import fs from 'node:fs';
import path from 'node:path';

const TYPES = {
  html: 'text/html; charset=utf-8', svg: 'image/svg+xml', png: 'image/png', jpg: 'image/jpeg',
  xml: 'application/xml', json: 'application/json', css: 'text/css', js: 'text/javascript',
  txt: 'text/plain', csv: 'text/csv', webp: 'image/webp', gif: 'image/gif',
};

export class Site {
  constructor(folder, base) {
    this.folder = folder;
    this.base = base.endsWith('/') ? base : base + '/';
    this.origin = new URL(base).origin;
  }

  url(file) {
    return this.base + (file === 'index.html' ? '' : file);
  }

  // The file that an address stands for; null where there is none.
  file(url) {
    const { origin, pathname } = new URL(url);
    const root = new URL(this.base).pathname;
    if (origin !== this.origin || !pathname.startsWith(root)) return null;
    const inside = decodeURIComponent(pathname.slice(root.length)) || 'index.html';
    const file = path.join(this.folder, inside);
    return fs.existsSync(file) && fs.statSync(file).isFile() ? file : null;
  }

  // Answers every request of `context`; what is asked of others or not there goes into `log`.
  async answer(context, log) {
    await context.route('**/*', async route => {
      const url = route.request().url();
      if (new URL(url).origin !== this.origin) {
        log.push(`asks another origin: ${url}`);
        return route.abort();
      }
      const file = this.file(url);
      if (!file) {
        log.push(`missing file: ${url}`);
        return route.fulfill({ status: 404, body: '' });
      }
      const type = TYPES[path.extname(file).slice(1)] ?? 'application/octet-stream';
      return route.fulfill({ body: fs.readFileSync(file), contentType: type });
    });
  }
}

// The pages to look at: of each kind the largest and the smallest. A kind is what the plan calls
// a format; notices of withdrawal are told apart from replies, head pages by their column.
export function sample(site, plan) {
  const kinds = new Map();
  for (const { path: file, format } of plan) {
    if (!file.endsWith('.html')) continue;
    const text = fs.readFileSync(path.join(site.folder, file), 'utf8');
    if (/http-equiv="?refresh/i.test(text)) continue;
    const kind = kindOf(file, format, text);
    if (!kinds.has(kind)) kinds.set(kind, []);
    kinds.get(kind).push({ kind, file, size: Buffer.byteLength(text) });
  }
  const order = (a, b) => b.size - a.size || (a.file < b.file ? -1 : 1);
  const picked = [...kinds.values()].flatMap(pages => {
    pages.sort(order);
    return pages.length > 1 ? [pages[0], pages.at(-1)] : pages;
  });
  return picked.map((page, at) => ({ ...page, name: `${page.kind}-${at + 1}` }));
}

function kindOf(file, format, text) {
  const kind = format.replace(/-page$/, '');
  if (kind === 'reply' && /name="?robots/.test(text)) return 'notice';
  return kind === 'head' ? `head-${file.split('/')[0].replace('.html', '')}` : kind;
}
