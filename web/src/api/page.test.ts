import { expect, test } from 'vitest';
import { answering } from '@/test/render';
import { everyPage } from './page';

test('A list of many pages is read to its end, in order', async () => {
  const sent = answering(({ path }) => {
    const after = Number(new URL(path, 'http://here').searchParams.get('after') ?? 0);
    return { status: 200, body: { items: [after + 1, after + 2], next: after < 4 ? String(after + 2) : null } };
  });
  expect(await everyPage<number>('/api/things', { site: 'HN' })).toEqual({ items: [1, 2, 3, 4, 5, 6], next: null });
  expect(sent.every((one) => one.path.includes('site=HN'))).toBe(true);
});
