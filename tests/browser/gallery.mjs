// A page to look through all pictures.
import fs from 'node:fs';
import path from 'node:path';

const FORMS = ['360-light', '360-dark', '320-large', '1280', 'print'];

export function gallery(folder, pages) {
  const rows = pages.map(page => {
    const shot = form => `${page.name}-${form}.png`;
    const there = FORMS.filter(form => fs.existsSync(path.join(folder, shot(form))));
    const pictures = there.map(form => `<a href="${shot(form)}"><img src="${shot(form)}" alt="${form}" loading="lazy"></a>`);
    return `<h2>${page.kind}: ${page.file} <a href="${page.name}-print.pdf">PDF</a></h2><p>${pictures.join(' ')}</p>`;
  });
  const style = 'img{height:24rem;border:1px solid gray;vertical-align:top}';
  const head = `<!doctype html><meta charset="utf-8"><title>Pictures</title><style>${style}</style>`;
  fs.writeFileSync(path.join(folder, 'index.html'), head + rows.join('\n'));
}
