// Screenshots for review: node scripts/shots.mjs URL USER 'name=/path' … with SIZES, SCHEMES, LANGS to narrow them.
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';

const [url, user, ...pages] = process.argv.slice(2);
const list = (name, all) => (process.env[name] ?? all).split(',');
const password = process.env.PASSWORD ?? 'theriac';
const out = process.env.OUT ?? '.shots';
mkdirSync(out, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
for (const size of list('SIZES', '1440x900')) {
  const [width, height] = size.split('x').map(Number);
  for (const scheme of list('SCHEMES', 'light,dark')) {
    for (const lang of list('LANGS', 'en,vi,zh')) {
      const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme, locale: lang, reducedMotion: 'reduce', serviceWorkers: 'block', hasTouch: process.env.TOUCH === '1' });
      const page = await context.newPage();
      page.on('console', (message) => message.type() === 'error' && console.log('console:', message.text()));
      page.on('pageerror', (error) => console.log('page error:', error.message));
      await page.addInitScript((l) => { localStorage.setItem('theriac.language', l); for (const u of ['lan', 'minh', 'qa', 'admin', 'security']) localStorage.setItem(`theriac.language.${u}`, l); }, lang);
      if (user === '-') await context.request.delete(`${url}/api/session`).catch(() => undefined);
      if (user !== '-') {
        await page.goto(url);
        const session = await (await context.request.get(`${url}/api/session`)).json();
        await context.request.post(`${url}/api/session`, { data: { userId: user, password }, headers: { 'X-CSRF-Token': session.csrf ?? '' } });
        await page.evaluate(([u, l]) => localStorage.setItem(`theriac.language.${u}`, l), [user, lang]);
      }
      for (const entry of pages) {
        const [name, path] = entry.split(/=(.*)/s);
        await page.goto(url + path);
        await page.waitForTimeout(Number(process.env.WAIT ?? 900));
        if (process.env.CLICK) await page.click(process.env.CLICK).then(() => page.waitForTimeout(500));
        await page.screenshot({ path: `${out}/${name}-${size}-${scheme}-${lang}.png` });
      }
      await context.close();
    }
  }
}
await browser.close();
