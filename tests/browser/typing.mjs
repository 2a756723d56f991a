// The search page under somebody's hands: typing, the address, back, a failure and another try.
const PHONE = { width: 360, height: 640 };
const DONE = '#results[data-state=done]';

// What is wrong with the search page of `site`; `words` are found there, `question` only without its
// function words, `odd` only in part; `fresh` is found, too.
export async function typing(browser, site, { words, question, odd, fresh }) {
  const problems = [], log = [];
  const wrong = (holds, text) => holds || problems.push(`search.html (typing): ${text}`);
  const context = await browser.newContext({ viewport: PHONE, isMobile: true, hasTouch: true, serviceWorkers: 'block' });
  await site.answer(context, log);
  let asked = 0;
  context.on('request', request => { asked += request.url().includes('/search/'); });
  const tab = await context.newPage();
  tab.on('console', message => log.push(`console: ${message.text()}`));
  tab.on('pageerror', error => log.push(`script error: ${error.message}`));
  await tab.goto(site.url('search.html'), { waitUntil: 'networkidle' });
  const state = () => tab.evaluate(() => ({
    hits: document.querySelectorAll('#results > li').length,
    links: document.querySelectorAll('#results > li > a[href]').length,
    marked: document.querySelectorAll('#results mark').length,
    total: parseInt(document.querySelector('[role=status]').textContent, 10),
    notice: document.getElementById('notice').textContent,
    text: document.querySelector('input[type=search][name=q]').value,
  }));
  const finished = async () => {
    await tab.waitForSelector(DONE, { state: 'attached', timeout: 10000 });
    return state();
  };
  // The mark of the last search goes when the next one begins.
  const asks = async act => {
    await tab.evaluate(() => document.getElementById('results').removeAttribute('data-state'));
    await act();
    return finished();
  };
  const input = tab.locator('input[type=search][name=q]');

  const before = asked;
  const typed = await asks(() => input.pressSequentially(words, { delay: 20 }));
  wrong(typed.hits > 0 && typed.links === typed.hits, `“${words}” finds ${typed.hits}, links ${typed.links}`);
  wrong(typed.marked > 0 && typed.total >= typed.hits, `marks ${typed.marked}, total ${typed.total} of ${typed.hits}`);
  wrong(new URL(tab.url()).searchParams.get('q') === words, `the address is ${tab.url()}`);
  const whole = asked - before;
  wrong(whole <= 4 * words.length + typed.hits, `${whole} requests for “${words}”`);

  // At once, as typing that is not followed by Enter in time replaces the address.
  const enter = text => tab.evaluate(value => {
    const field = document.querySelector('input[type=search][name=q]');
    field.value = value;
    field.form.requestSubmit();
  }, text);
  const other = await asks(() => enter(question));
  wrong(other.hits > 0 && other.notice !== '', `“${question}” finds ${other.hits}, notice “${other.notice}”`);
  const relaxed = await asks(() => enter(odd));
  wrong(relaxed.hits > 0 && relaxed.notice !== '' && relaxed.notice !== other.notice,
    `“${odd}” finds ${relaxed.hits}, notice “${relaxed.notice}”`);

  const back = await asks(() => tab.goBack());
  wrong(back.text === question && back.hits === other.hits, `back leads to “${back.text}” with ${back.hits}`);
  const again = await asks(() => tab.goBack());
  wrong(again.text === words && again.hits === typed.hits, `back again leads to “${again.text}” with ${again.hits}`);

  // What is not kept yet cannot be had; then it can.
  const none = log.length;
  await tab.reload({ waitUntil: 'networkidle' });
  await context.route('**/search/**', route => route.abort());
  await tab.evaluate(() => document.getElementById('results').removeAttribute('data-state'));
  await input.fill(fresh);
  await tab.waitForSelector('#results[data-state=failed]', { state: 'attached', timeout: 15000 }).catch(() => {});
  const retry = tab.locator('.retry');
  wrong(await retry.isVisible(), 'nothing to press after a failure');
  log.length = none; // The browser says itself that a request failed.
  await context.unroute('**/search/**');
  await site.answer(context, log);
  const tried = await asks(() => retry.click());
  wrong(tried.hits > 0 && !(await retry.isVisible()), `another try finds ${tried.hits}`);

  problems.push(...await early(browser, site, words, typed.hits));
  problems.push(...log.map(text => `search.html (typing): ${text}`));
  await context.close();
  return problems;
}

// Words typed before the script has arrived, as on a slow network.
async function early(browser, site, words, hits) {
  const context = await browser.newContext({ viewport: PHONE, serviceWorkers: 'block' });
  await site.answer(context, []);
  const tab = await context.newPage();
  await tab.route('**/assets/search.*.js', async route => {
    await new Promise(done => setTimeout(done, 1000));
    await route.fallback();
  });
  await tab.goto(site.url('search.html'), { waitUntil: 'commit' });
  await tab.locator('input[type=search][name=q]').fill(words);
  await tab.waitForSelector(`${DONE} > li`, { state: 'attached', timeout: 10000 }).catch(() => {});
  const kept = await tab.evaluate(() => ({
    text: document.querySelector('input[type=search][name=q]').value,
    hits: document.querySelectorAll('#results > li').length,
  }));
  await context.close();
  const holds = kept.text === words && kept.hits === hits;
  return holds ? [] : [`search.html (typed early): “${kept.text}” finds ${kept.hits}`];
}
