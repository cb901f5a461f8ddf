import { expect, test } from 'vitest';
import { draftInMemory } from './draftStore';
import { keepWaiting, outbox } from './outbox';
import { exceptionOpened, explained, explainRefused } from './refused';

test('A refused entry stays until the exception that tells of it is opened', () => {
  keepWaiting({ key: 'r1', person: 'lan', scope: 'batch/B1/4.2', path: '/x', body: {}, shown: '41.6 °C', state: 'refused' });
  explainRefused(outbox.get()[0]!, 'The step is complete.');
  expect(draftInMemory('lan', 'batch/B1/exception', 'description')?.value).toBe('41.6 °C: The step is complete.');
  expect(outbox.get()).toHaveLength(1);
  exceptionOpened('B2');
  expect(outbox.get()).toHaveLength(1);
  explained.set(outbox.get()[0]!);
  exceptionOpened('B1');
  expect(outbox.get()).toEqual([]);
});
