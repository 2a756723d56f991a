// Looked at inside the page; each function stands alone, for it is sent there as text.

// What sticks out sideways, boxes that scroll in themselves apart.
export function overflow() {
  const width = document.documentElement.clientWidth;
  const scrolls = element => {
    for (let up = element.parentElement; up && up !== document.body; up = up.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(up).overflowX)) return true;
    }
    return false;
  };
  const out = [];
  for (const element of document.body.querySelectorAll('*')) {
    if (element.closest('svg') && element.tagName !== 'svg') continue;
    const box = element.getBoundingClientRect();
    // What is parked left of the page shows when it is focused.
    if (!box.width || !box.height || box.right <= 0) continue;
    if (box.right > width + 1 && !scrolls(element)) out.push(name(element, box));
  }
  const whole = document.documentElement.scrollWidth;
  if (whole > width + 1 && out.length === 0) out.push(`the page is ${whole} px wide in ${width}`);
  return out.slice(0, 3);

  function name(element, box) {
    const text = element.textContent.trim().slice(0, 20);
    return `${element.tagName.toLowerCase()} to ${Math.round(box.right)} px of ${width}: ${text}`;
  }
}

// Text cut off by a box that does not grow.
export function cut() {
  const out = [];
  for (const element of document.body.querySelectorAll('*')) {
    if (element.closest('svg') || !element.textContent.trim()) continue;
    const style = getComputedStyle(element);
    if (!/hidden|clip/.test(style.overflowX + style.overflowY)) continue;
    if (element.scrollHeight > element.clientHeight + 4 || element.scrollWidth > element.clientWidth + 4) {
      out.push(`${element.tagName.toLowerCase()}: ${element.textContent.trim().slice(0, 20)}`);
    }
  }
  return out.slice(0, 3);
}

// Targets smaller than a finger; links amid a sentence are exempt (WCAG 2.2, 2.5.8).
export function smallTargets(least) {
  const out = [];
  for (const element of document.querySelectorAll('a[href], button, input, select, textarea, summary')) {
    const box = element.getBoundingClientRect();
    if (!box.width || !box.height || box.right <= 0) continue;
    const style = getComputedStyle(element);
    const beside = [...element.parentElement.childNodes].some(
      node => node.nodeType === Node.TEXT_NODE && node.textContent.trim().length > 1,
    );
    if (style.display === 'inline' && beside) continue;
    if (box.width < least || box.height < least) {
      const size = `${Math.round(box.width)}x${Math.round(box.height)}`;
      out.push(`${size} ${element.tagName.toLowerCase()} ${element.textContent.trim().slice(0, 20)}`);
    }
  }
  return out.slice(0, 3);
}

// Text smaller than can be read, in CSS pixels.
export function smallText(least) {
  const out = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || element.closest('script, style, svg')) continue;
    if (!element.getClientRects().length) continue;
    const size = parseFloat(getComputedStyle(element).fontSize);
    if (size < least) out.add(`${size} px: ${walker.currentNode.textContent.trim().slice(0, 20)}`);
  }
  return [...out].slice(0, 3);
}

// Doubles every text whatever its unit, as the font setting of phones and WeChat does.
export function enlarge() {
  const elements = [document.body, ...document.body.querySelectorAll('*')].filter(
    element => !element.closest('svg, script, style'),
  );
  const sizes = elements.map(element => parseFloat(getComputedStyle(element).fontSize));
  elements.forEach((element, at) => element.style.setProperty('font-size', `${2 * sizes[at]}px`, 'important'));
}

export function mainText() {
  return document.querySelector('main').innerText.replace(/\s+/g, '');
}

// What the first stop of the Tab key is and does.
export function skipLink() {
  const stop = document.activeElement;
  const box = stop.getBoundingClientRect();
  if (!stop.matches('a[href^="#"]')) return ['the first stop does not skip to the text'];
  if (!document.querySelector(stop.getAttribute('href'))) return ['the skip link leads nowhere'];
  return box.right > 0 && box.bottom > 0 ? [] : ['the skip link is not seen when it has the focus'];
}

// Luminance of what lies behind the text, 0 to 1.
export function background() {
  for (let up = document.querySelector('main'); up; up = up.parentElement) {
    const [r, g, b, alpha = 1] = getComputedStyle(up).backgroundColor.match(/[\d.]+/g).map(Number);
    if (alpha > 0) return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
  }
  return 1;
}
