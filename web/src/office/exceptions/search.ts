/** Open ones unless all are asked for. */
export interface ExceptionsSearch {
  grade?: string;
  show?: 'all';
}

export const readExceptionsSearch = (search: Record<string, unknown>): ExceptionsSearch => ({
  ...(typeof search.grade === 'string' && search.grade !== '' ? { grade: search.grade } : {}),
  ...(search.show === 'all' ? { show: 'all' as const } : {}),
});
