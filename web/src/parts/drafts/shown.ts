import type { Draft } from './draftStore';

/** Drafts that a person reads as what he noted; what else is kept (a choice, a device, where a sheet stood) only brings a screen back. */
const fields = ['value', 'quantity', 'row', 'typed', 'comment', 'description', 'at-once', 'reason', 'left-out', 'justification', 'packs', 'photo', 'condition'];

export const isShown = (draft: Draft): boolean => draft.value !== '' && fields.includes(draft.field);

/** A row of a table lies here as its cells. */
export function shownDraft({ field, value }: Draft): string {
  if (field !== 'row' && !value.startsWith('{')) return value;
  try {
    return Object.values(JSON.parse(value) as Record<string, string>).filter((cell) => cell !== '').join(' · ');
  } catch {
    return value;
  }
}
