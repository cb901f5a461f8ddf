import { logKinds, type LogSearch } from '@/api/equipment';

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

export const readLogSearch = (search: Record<string, unknown>): LogSearch => {
  const kind = logKinds.find((one) => one === search.kind);
  const [batch, from, to] = [text(search.batch), text(search.from), text(search.to)];
  return { ...(kind && { kind }), ...(batch && { batch }), ...(from && { from }), ...(to && { to }) };
};
