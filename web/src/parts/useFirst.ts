import { useState } from 'react';

const step = 100;

/** The first hundred of many rows whose heights differ; each tap shows a hundred more. Nothing ends in silence, and no page holds thousands of them. */
export function useFirst<Row>(rows: readonly Row[]): { shown: readonly Row[]; more: (() => void) | null } {
  const [most, setMost] = useState(step);
  return { shown: rows.slice(0, most), more: rows.length > most ? () => setMost(most + step) : null };
}
