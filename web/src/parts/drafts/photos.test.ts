import { expect, test } from 'vitest';
import { allDrafts, dropDraft, flushDrafts, keepDraft } from './draftStore';
import { keepPhoto, photoField, readPhoto } from './photos';
import { isShown } from './shown';

const scope = 'batch/B1/4.3';
const photo = (text: string) => new File([text], 'label.jpg', { type: 'image/jpeg' });
const text = async (file: File | null) => file && new Promise((resolve) => {
  const reader = new FileReader();
  reader.onload = () => resolve(reader.result);
  reader.readAsText(file);
});

test('A photo is its author\'s draft: kept with its bytes, listed by its name, gone with the draft', async () => {
  await keepPhoto('lan', scope, photo('first'));
  await keepPhoto('lan', scope, photo('second'));
  keepDraft({ person: 'lan', scope, field: photoField, value: 'label.jpg' });
  await flushDrafts();
  expect(await text(await readPhoto('lan', scope))).toBe('second');
  expect((await readPhoto('lan', scope))?.type).toBe('image/jpeg');
  expect(await readPhoto('minh', scope)).toBeNull();
  expect((await allDrafts()).filter((draft) => draft.scope === scope && isShown(draft)).map((draft) => draft.value)).toEqual(['label.jpg']);

  await dropDraft('lan', scope, 'comment');
  expect(await readPhoto('lan', scope)).not.toBeNull();
  await dropDraft('lan', scope, photoField);
  expect(await readPhoto('lan', scope)).toBeNull();
});
