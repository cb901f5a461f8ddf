import type { Batch } from './batches';
import { answersItself, request } from './http';
import { ApiProblem } from './problem';

/** A draft that is tried out: everything that was done stands here, in this tab alone; the server plays it anew and keeps nothing. */
interface DryRun {
  recipe: string;
  version: string;
  acts: { action: string; body: unknown; afterMinutes: number }[];
  /** How far the clock was put forward before the next act. */
  forwardMinutes: number;
}

interface DryRunAnswer {
  batch: Batch;
  done: number;
  refused: { code: string; detail: string; facts: Record<string, unknown> } | null;
}

export const dryRunId = 'DRY-RUN';
const batchPath = `/api/batches/${dryRunId}`;
const keptAs = 'theriac.dry-run';
/** What a batch that nobody makes answers to whoever asks for its drafts, its equipment, its lists. */
export const nothingKept = { mine: [], others: [], items: [], next: null };

const attachable = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'];
const attachedBytesMax = 10 * 1024 * 1024;

const isWithin = (path: string, of: string): boolean => path === of || path.startsWith(`${of}/`);

export const isDryRun = (): boolean => isWithin(location.pathname, `/floor/batches/${dryRunId}`);

export const isDryRunPath = (path: string): boolean => isWithin(path, batchPath);

export function beginDryRun(recipe: string, version: string): void {
  keep({ recipe, version, acts: [], forwardMinutes: 0 });
}

/** The clock of a dry run is its own: nobody waits for a hold time. */
export function putForward(minutes: number): void {
  const run = kept();
  if (run) keep({ ...run, forwardMinutes: run.forwardMinutes + minutes });
}

export function dryRunOf(): { recipe: string; version: string; forwardMinutes: number } | null {
  return kept();
}

function kept(): DryRun | null {
  const text = sessionStorage.getItem(keptAs);
  return text === null ? null : (JSON.parse(text) as DryRun);
}

const keep = (run: DryRun) => sessionStorage.setItem(keptAs, JSON.stringify(run));

const play = (run: DryRun, acts: DryRun['acts']) =>
  request<DryRunAnswer>('POST', `/api/recipes/${encodeURIComponent(run.recipe)}/versions/${encodeURIComponent(run.version)}/actions/dry-run`, { acts });

async function answer(method: string, path: string, body: unknown): Promise<unknown> {
  const run = kept();
  if (!run) throw new ApiProblem({ status: 404, code: 'batch-unknown' });
  const action = /\/actions\/([a-z-]+)$/.exec(path)?.[1];
  if (path === `${batchPath}/attachments`) return attached(body as Blob);
  if (action === undefined) return method === 'GET' && path === batchPath ? (await play(run, run.acts)).batch : nothingKept;
  const acts = [...run.acts, { action, body, afterMinutes: run.forwardMinutes }];
  const done = await play(run, acts);
  if (done.refused) throw new ApiProblem({ status: 409, code: done.refused.code, detail: done.refused.detail, facts: done.refused.facts });
  keep({ ...run, acts, forwardMinutes: 0 });
  return { batch: dryRunId, version: done.batch.version, entries: [], at: done.batch.serverTime, zone: done.batch.zone, exceptions: [], state: done.batch.state, disposition: done.batch.disposition };
}

/** A file is looked at and thrown away: it gets the address that it would have, and is stored nowhere. */
async function attached(file: Blob): Promise<{ content: string; contentType: string }> {
  if (!attachable.includes(file.type)) throw new ApiProblem({ status: 415, code: 'attachment-kind' });
  if (file.size > attachedBytesMax) throw new ApiProblem({ status: 413, code: 'attachment-too-large', facts: { bytesMax: attachedBytesMax } });
  // Without TLS a browser computes no hash; in a dry run nothing rests on it.
  const digest = globalThis.crypto.subtle ? new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer())) : new Uint8Array(32);
  return { content: [...digest].map((one) => one.toString(16).padStart(2, '0')).join(''), contentType: file.type };
}

answersItself(batchPath, answer);
