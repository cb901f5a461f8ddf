// @vitest-environment node
import { describe, expect, test } from 'vitest';
import type { Change } from './changes';
import { openDoc } from './document';
import type { Recipe } from './recipe';
import { answered, decided, edited, faultAt, forgiven, heard, isClean, opened, type OthersChange, reread, restored, type Saving, sent, waitsBeside } from './saving';

const recipe = (title = 'R'): Recipe => ({
  format: 'theriac-recipe/1', id: 'R', version: '1', title: { en: title },
  procedure: { id: 'p', kind: 'procedure', title: { en: 'P' }, elements: [{ id: 'a', kind: 'phase', title: { en: 'A' }, instructions: [{ id: 'i', kind: 'number', title: { en: 'I' }, unit: 'kg' }] }] },
});
const start = () => opened(openDoc(recipe()), 'h0');
const unit = (before: string, value: string): Change => ({ op: 'set', item: { kind: 'instruction', id: 'i' }, member: 'unit', before, value });
const title = (before: string, value: string): Change => ({ op: 'set', item: { kind: 'header' }, member: 'title', before: { en: before }, value: { en: value } });
const binh = { id: 'binh', name: 'Bình' };
const by = (change: Change): OthersChange => ({ by: binh, at: '2026-11-22T10:00:00Z', change });
const unitOf = (saving: Saving) => saving.doc.recipe.procedure.elements![0]!.instructions![0]!.unit;

describe('Saving', () => {
  test('What is typed while a request is under way is sent with the next', () => {
    let saving = sent(edited(start(), [unit('kg', 'g')]).saving);
    saving = edited(saving, [unit('g', 'mg')]).saving;
    expect([saving.sending, saving.waiting]).toEqual([[unit('kg', 'g')], [unit('g', 'mg')]]);
    saving = answered(saving, { hash: 'h1' });
    expect([saving.base, saving.waiting, unitOf(saving)]).toEqual(['h1', [unit('g', 'mg')], 'mg']);
    expect(isClean(answered(sent(saving), { hash: 'h2' }))).toBe(true);
  });

  test("Another author's change comes below what is unsent here", () => {
    const saving = heard(edited(start(), [unit('kg', 'g')]).saving, { hash: 'h1', others: [by(title('R', 'Theirs'))] });
    expect([saving.doc.recipe.title.en, unitOf(saving), saving.base, saving.conflicts]).toEqual(['Theirs', 'g', 'h1', []]);
    expect(saving.confirmed.recipe.procedure.elements![0]!.instructions![0]!.unit).toBe('kg');
  });

  test('Two values of one thing are both kept, with the name of the other', () => {
    const saving = heard(edited(start(), [unit('kg', 'g')]).saving, { hash: 'h1', others: [by(unit('kg', 't'))] });
    expect(unitOf(saving)).toBe('t');
    expect(saving.conflicts).toMatchObject([{ change: unit('kg', 'g'), theirs: 't', by: binh, reason: 'changed-meanwhile' }]);
    expect(saving.waiting).toEqual([]);
    const mine = decided(saving, saving.conflicts[0]!.id, 'mine').saving;
    expect([mine.waiting, unitOf(mine), mine.conflicts]).toEqual([[unit('t', 'g')], 'g', []]);
    const theirs = decided(saving, saving.conflicts[0]!.id, 'theirs').saving;
    expect([theirs.waiting, unitOf(theirs)]).toEqual([[], 't']);
  });

  test('What the server refuses comes back with both values, the latest of ours', () => {
    let saving = sent(edited(start(), [unit('kg', 'g'), title('R', 'Mine')]).saving);
    saving = edited(saving, [unit('g', 'mg')]).saving;
    saving = answered(saving, { hash: 'h2', conflicts: [{ change: 0, reason: 'changed-meanwhile', theirs: 't', by: binh, at: '2026-11-22T10:00:00Z' }], others: [by(unit('kg', 't'))] });
    expect(saving.doc.recipe.title.en).toBe('Mine');
    expect(unitOf(saving)).toBe('t');
    expect(saving.conflicts).toMatchObject([{ change: unit('kg', 'mg'), theirs: 't', by: binh }]);
    expect(saving.waiting).toEqual([]);
  });

  test('After a lost answer the whole is read again: what arrived counts once, what did not is sent', () => {
    const typed = edited(start(), [unit('kg', 'g'), title('R', 'Mine')]).saving;
    const saving = reread(sent(typed), openDoc(recipe('Mine')), 'h5');
    expect([saving.conflicts, saving.sending, unitOf(saving), saving.doc.recipe.title.en]).toEqual([[], [], 'g', 'Mine']);
  });

  test('What somebody else removed and we removed too is no conflict', () => {
    const gone: Change = { op: 'remove', item: { kind: 'instruction', id: 'i' } };
    const saving = heard(edited(start(), [gone]).saving, { hash: 'h1', others: [by(gone)] });
    expect([saving.conflicts, saving.waiting]).toEqual([[], []]);
  });

  test('What we set in something that is gone is told, not lost', () => {
    const saving = heard(edited(start(), [unit('kg', 'g')]).saving, { hash: 'h1', others: [by({ op: 'remove', item: { kind: 'instruction', id: 'i' } })] });
    expect(saving.conflicts).toMatchObject([{ reason: 'gone', by: binh, change: unit('kg', 'g') }]);
  });

  test('What is asked about a member waits for everything but that member', () => {
    const rule = (value: string): Change => ({ op: 'set', item: { kind: 'instruction', id: 'i' }, member: 'rule', value });
    const typing = edited(start(), [rule('{a}')]).saving;
    expect(waitsBeside(start(), 'instruction:i', 'rule')).toBe(false);
    expect(waitsBeside(typing, 'instruction:i', 'rule')).toBe(false);
    expect(waitsBeside(typing, 'instruction:i', 'when')).toBe(true);
    expect(waitsBeside(edited(sent(edited(start(), [unit('kg', 'g')]).saving), [rule('{a}')]).saving, 'instruction:i', 'rule')).toBe(true);
  });

  test('What an earlier window left is put on top, and what is under way goes on', () => {
    const under = sent(edited(start(), [title('R', 'Now')]).saving);
    const after = restored(under, [unit('kg', 'g')], 'h0');
    expect([after.sending, after.waiting, unitOf(after), after.doc.recipe.title.en]).toEqual([[title('R', 'Now')], [unit('kg', 'g')], 'g', 'Now']);
    const done = answered(after, { hash: 'h1', conflicts: [{ change: 0, reason: 'changed-meanwhile', theirs: { en: 'Theirs' }, by: binh }] });
    expect([done.waiting, unitOf(done), done.conflicts.length]).toEqual([[unit('kg', 'g')], 'g', 1]);
    expect(restored(start(), [unit('t', 'g')], 'h0').conflicts).toMatchObject([{ reason: 'changed-meanwhile', theirs: 'kg' }]);
  });

  test('What was taken away in an earlier window stays where others may have worked in it since', () => {
    const removal: Change = { op: 'remove', item: { kind: 'element', id: 'a' } };
    const later = restored(start(), [removal], 'older');
    expect([later.waiting, later.doc.recipe.procedure.elements!.length, later.conflicts.length]).toEqual([[], 1, 1]);
    expect(restored(start(), [removal], 'h0').waiting).toEqual([removal]);
  });

  test('What the recipe would not take is told at its field until it is typed anew', () => {
    const saving = answered(sent(edited(start(), [unit('kg', 'tablets')]).saving), { hash: 'h0', conflicts: [{ change: 0, reason: 'not-valid', detail: 'No unit.' }] });
    expect(unitOf(saving)).toBe('kg');
    expect(faultAt(saving, 'instruction:i', 'unit')).toMatchObject({ detail: 'No unit.', change: { value: 'tablets' } });
    expect([faultAt(saving, 'instruction:i', 'rule'), faultAt(saving, 'header', 'unit')]).toEqual([undefined, undefined]);
    expect(forgiven(saving, 'instruction:i', 'unit').conflicts).toEqual([]);
    expect(forgiven(saving, 'instruction:i', 'rule')).toBe(saving);
  });
});
