// How the recipe editor keeps pace with a large recipe, in Chromium: node scripts/editor-pace.mjs URL USER PASSWORD [steps]
// It makes a draft of that many steps on a server of yours (a demo), opens it, scrolls, types, and prints what it measured.
import { chromium } from 'playwright-core';

const [url, user, password, count = '10000'] = process.argv.slice(2);
if (!password) throw new Error('URL, user and password of a recipe author are needed.');
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** Operations of five phases of twenty steps; every third phase stands on a parallel branch. */
function recipe(id, steps) {
  const step = (i) => ({ id: `i-${i}`, kind: i % 2 ? 'number' : 'instruction', title: { en: `Step ${i} of the making` }, ...(i % 2 ? { unit: '°C', limits: { low: '38.0', high: '45.0' } } : {}) });
  const phase = (p) => ({ id: `p-${p}`, kind: 'phase', title: { en: `Phase ${p}` }, instructions: Array.from({ length: 20 }, (_, i) => step(p * 20 + i)) });
  const operation = (o, phases) => {
    const [a, b, c, ...rest] = phases.map((one) => `s-${one.id}`);
    const names = [`b-${o}`, a, `f-${o}`];
    const links = [[names[0], a], ...(c ? [[a, names[2]], [names[2], b], [names[2], c], [b, `j-${o}`], [c, `j-${o}`]] : b ? [[a, b]] : [])];
    let last = c ? `j-${o}` : b ?? a;
    for (const one of [...rest, `e-${o}`]) { links.push([last, one]); last = one; }
    return {
      id: `o-${o}`, kind: 'operation', title: { en: `Operation ${o}` }, elements: phases,
      logic: {
        steps: [{ id: names[0], kind: 'begin' }, ...phases.map((one) => ({ id: `s-${one.id}`, kind: 'element', element: one.id })), { id: `e-${o}`, kind: 'end' }],
        bars: c ? [{ id: names[2], kind: 'parallel-divergent' }, { id: `j-${o}`, kind: 'parallel-convergent' }] : [],
        links: links.map(([from, to], i) => ({ id: `l-${o}-${i}`, from, to })),
      },
    };
  };
  const phases = Array.from({ length: Math.ceil(steps / 20) }, (_, p) => phase(p));
  const operations = Array.from({ length: Math.ceil(phases.length / 5) }, (_, o) => operation(o, phases.slice(o * 5, o * 5 + 5)));
  return { format: 'theriac-recipe/1', id, version: '1', title: { en: `Pace of ${steps} steps` }, procedure: { id: 'procedure', kind: 'procedure', title: { en: 'Making' }, elements: operations } };
}

const frames = (page, selector, pixels) => page.evaluate(async ([selector, pixels]) => {
  const scroller = document.querySelector(selector);
  const deltas = [];
  let last = performance.now();
  for (let i = 0; i < 180; i += 1) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const now = performance.now();
    deltas.push(now - last);
    last = now;
    scroller.scrollTop += pixels;
  }
  deltas.sort((a, b) => a - b);
  return { median: deltas[90], p95: deltas[171], worst: deltas[179], nodes: document.querySelectorAll('*').length };
}, [selector, pixels]);

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--headless', ...flags] });
const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en' })).newPage();
page.setDefaultTimeout(180_000);
await page.goto(url);
await page.locator('input:not([type=password])').first().fill(user);
await page.locator('input[type=password]').first().fill(password);
await page.keyboard.press('Enter');
await page.locator('input[type=password]').first().waitFor({ state: 'detached' });
const measured = {};
for (const steps of [100, Number(count)]) {
  const id = `PACE-${steps}-${Date.now() % 1e7}`;
  const made = await page.evaluate(async ([id, text]) => {
    const { csrf } = await (await fetch('/api/session')).json();
    const answer = await fetch(`/api/recipes/import?id=${id}&version=1&fileName=pace.json`, { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': csrf, 'X-Theriac-Client': '1', 'Idempotency-Key': id }, body: text });
    return `${answer.status} ${answer.ok ? '' : await answer.text()}`;
  }, [id, JSON.stringify(recipe(id, steps))]);
  if (!made.startsWith('20')) throw new Error(made);
  await page.goto(`${url}/recipes`);
  await page.locator('h1').first().waitFor();
  const began = Date.now();
  await page.goto(`${url}/recipes/${id}/1/edit`);
  await page.locator('[data-tree=outline] [role=treeitem]').first().waitFor();
  const open = Date.now() - began;
  await page.locator('.react-flow__node').first().waitFor();
  const graph = Date.now() - began;
  await page.waitForTimeout(3000);
  const outline = await frames(page, '[data-tree=outline]', 240);
  await page.locator('[role=tab]', { hasText: /^(List|Danh sách|列表)$/ }).click();
  const list = await frames(page, '[data-tree=list]', 240);
  await page.locator('[data-tree=list] [data-row^="instruction:"]').first().click();
  await page.locator('[data-panel] [data-field=title]').first().waitFor();
  // From the key to the frame in which the list shows it.
  const typing = await page.evaluate(async () => {
    const field = document.querySelector('[data-panel] [data-field=title]');
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
    const took = [];
    for (let i = 0; i < 40; i += 1) {
      const began = performance.now();
      set.call(field, `Typed ${i}`);
      field.dispatchEvent(new Event('input', { bubbles: true }));
      took.push(performance.now() - began);
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    took.sort((a, b) => a - b);
    return { median: took[20], p95: took[38] };
  });
  measured[steps] = { open, graph, outline, list, typing };
}
const ms = (value) => `${value.toFixed(1)} ms`;
for (const [steps, one] of Object.entries(measured)) {
  console.log(`${steps} steps: outline after ${one.open} ms, graph after ${one.graph} ms`);
  for (const part of ['outline', 'list']) console.log(`  scrolling the ${part}: frame median ${ms(one[part].median)}, p95 ${ms(one[part].p95)}, worst ${ms(one[part].worst)}, ${one[part].nodes} nodes in the page`);
  console.log(`  a letter typed: median ${ms(one.typing.median)}, p95 ${ms(one.typing.p95)}`);
}
const [small, large] = Object.values(measured);
if (large) console.log(`ratios: open ${(large.open / small.open).toFixed(2)}, frame ${(large.list.p95 / small.list.p95).toFixed(2)}, letter ${(large.typing.median / small.typing.median).toFixed(2)}`);
await browser.close();
