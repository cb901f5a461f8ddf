// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { openDoc } from './document';
import { type Instruction, instructionKinds, type InstructionKind, type Recipe } from './recipe';
import { seenOf } from './seen';

const step = (kind: InstructionKind, more: Partial<Instruction> = {}): Instruction => ({ id: `i-${kind}`, kind, title: { en: kind, vi: `${kind} vi` }, ...more });

const recipe = (steps: Instruction[]): Recipe => ({
  format: 'theriac-recipe/1', id: 'R', version: '1', title: { en: 'R' }, formula: { inputs: [{ id: 'in-1', materialCode: 'RM-1', name: 'One' }] }, documents: [{ id: 'SOP-1' }, { id: 'SOP-2' }],
  procedure: {
    id: 'p', kind: 'procedure', title: { en: 'R' }, elements: [
      { id: 'op', kind: 'operation', title: { en: 'Make' }, logic: { transitions: [{ id: 'gate', condition: { kind: 'manual', text: { en: 'It is dry' } } }] }, elements: [
        { id: 'empty', kind: 'phase', title: { en: 'Empty' } }, { id: 'a', kind: 'phase', title: { en: 'A' }, instructions: steps },
      ] },
    ],
  },
});

describe('What the operator sees', () => {
  test.each(instructionKinds.map((kind) => [kind]))('A step of kind %s is open on the floor, under the number that it has there', (kind) => {
    const seen = seenOf(openDoc(recipe([step('text'), step(kind, { id: 'it' })])), 'instruction:it')!;
    expect([seen.place.step!.id, seen.place.step!.number, seen.place.step!.state, seen.place.step!.kind]).toEqual(['it', '2.2', 'open', kind]);
    expect(seen.batch.now).toEqual(['a']);
  });

  test.each<[InstructionKind, Partial<Instruction>, string[]]>([
    ['number', {}, ['value']], ['number', { critical: true }, ['value', 'performed']], ['text', { verification: true }, ['value', 'performed', 'verified']],
    ['charge-in', {}, ['charge', 'performed', 'verified']], ['equipment', {}, ['equipment', 'performed']], ['commission-packs', {}, ['packs', 'performed']],
    ['signature', { verification: true }, ['signers']], ['reconciliation', {}, ['value', 'performed']], ['yield', {}, ['value', 'performed', 'verified']], ['line-clearance', {}, ['value', 'performed', 'verified']],
  ])('A step of kind %s with %o needs %o', (kind, more, needs) => {
    expect(seenOf(openDoc(recipe([step(kind, more)])), `instruction:i-${kind}`)!.place.step!.needs).toEqual(needs);
  });

  test('Pictures, procedures, materials and columns come along', () => {
    const pictures = [{ content: 'abc', contentType: 'image/png', alt: { en: 'Lid' } }];
    const doc = openDoc(recipe([step('table', { pictures, documents: ['SOP-2'], materialCode: 'RM-1', columns: [{ id: 'w', title: { en: 'Weight' }, unit: 'g' }], rows: { min: 3 } })]));
    const { extra, materialName } = seenOf(doc, 'instruction:i-table')!.place.step!;
    expect(extra).toMatchObject({ pictures, documents: [{ id: 'SOP-2' }], table: { columns: [{ id: 'w' }], min: 3, max: null, rows: [] } });
    expect(materialName).toBe('One');
  });

  test('The tolerance of a time says its shortest and longest', () => {
    const doc = openDoc(recipe([step('timer', { duration: { value: '10', unit: 'min' }, durationTolerance: { minusPercent: '5', plusPercent: '10' } })]));
    expect(seenOf(doc, 'instruction:i-timer')!.place.step!.extra!.timer).toMatchObject({ min: { value: '9.5', unit: 'min' }, max: { value: '11', unit: 'min' } });
  });

  test('A phase shows its first step, an operation its first phase, a gate what is signed; the header nothing', () => {
    const doc = openDoc(recipe([step('text'), step('number')]));
    expect(seenOf(doc, 'element:a')!.place.step!.id).toBe('i-text');
    expect(seenOf(doc, 'element:op')!.place).toMatchObject({ step: null, work: { id: 'empty' } });
    expect(seenOf(doc, 'transition:gate')!.place).toMatchObject({ step: null, work: { kind: 'transition', title: { en: 'It is dry' } } });
    expect([seenOf(doc, 'header'), seenOf(doc, 'input:in-1'), seenOf(doc, 'group:inputs')]).toEqual([null, null, null]);
  });
});
