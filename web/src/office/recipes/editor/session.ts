import { get, post } from '@/api/http';
import { newKey } from '@/api/intent';
import type { RecipeComment } from '@/api/recipeComments';
import { ApiProblem } from '@/api/problem';
import { addressOf, type RecipeView } from '@/api/recipes';
import { createStore, type Store } from '@/shell/store';
import { apply, type Change } from './model/changes';
import { type CommentCounts, countComments, noComments } from '../comments/counts';
import { type Doc, openDoc, refOf, typedAt } from './model/document';
import { change, type Edit, remove, type Spot } from './model/edit';
import { back, type History, noHistory, remember } from './model/history';
import { dropUnsent, keepUnsent, leftUnsent, type Unsent } from './model/outbox';
import type { Json, Recipe, RecipeElement } from './model/recipe';
import { answered, decided, type EditAnswer, edited, forgiven, heard, isClean, opened, reread, restored, type Saving, sent, waitsBeside } from './model/saving';

export interface Finding {
  rule: string; severity: 'stop' | 'advise'; place: string; item?: { kind: string; id?: string } | null; element?: string | null; message: string;
  requirement?: string | null; fix?: { title: string; changes: Change[] } | null;
}
export interface Present { id: string; name: string; element?: string | null; since: string }
export type SaveState = { kind: 'saved'; at: number | null } | { kind: 'saving' } | { kind: 'not-saved'; since: number; problem: unknown };

export interface EditorState {
  readonly saving: Saving; readonly history: History; readonly selected: string; readonly folded: ReadonlySet<string>; readonly state: SaveState;
  readonly findings: readonly Finding[]; readonly marks: ReadonlyMap<string, 'stop' | 'advise'>; readonly checked: string | null; readonly here: readonly Present[]; readonly left: readonly Unsent[];
  /** One sentence about what just could not be done: a word of `editor.said`. */
  readonly said: string | null;
  /** The refusal of what was just asked for. */
  readonly trouble: unknown;
  readonly comments: CommentCounts;
}

const quietMs = 800;
const longestMs = 4_000;
const lintMs = 400;
const retryMs = [2_000, 5_000, 10_000, 30_000] as const;

/** The worst finding of each thing, for its mark. */
function marksOf(findings: readonly Finding[]): ReadonlyMap<string, 'stop' | 'advise'> {
  const marks = new Map<string, 'stop' | 'advise'>();
  for (const { item, severity } of findings) {
    if (!item) continue;
    const key = item.kind === 'header' ? 'header' : `${item.kind}:${item.id}`;
    if (severity === 'stop' || !marks.has(key)) marks.set(key, severity);
  }
  return marks;
}

/** One open editor: what is shown, what waits, and the one request that is under way. Nothing here knows React. */
export class Session {
  readonly store: Store<EditorState>;
  private readonly address: string;
  private readonly name: string;
  /** Two windows of one person keep theirs apart. */
  private readonly tab = newKey();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private lintTimer: ReturnType<typeof setTimeout> | undefined;
  private busy: Promise<void> | null = null;
  private key: string | null = null;
  private failures = 0;
  private lints = 0;
  private unsentSince: number | null = null;
  private othersWait = false;
  private closed = false;

  constructor(readonly view: RecipeView, readonly me: { id: string; name: string }) {
    const doc = openDoc(view.recipe as unknown as Recipe);
    this.address = addressOf(view.id, view.version);
    this.name = `${view.id}/${view.version}`;
    this.store = createStore<EditorState>({
      saving: opened(doc, view.hash), history: noHistory, selected: `element:${doc.recipe.procedure.id}`, folded: new Set(), state: { kind: 'saved', at: null },
      findings: [], marks: new Map(), checked: null, here: [], left: [], said: null, trouble: null, comments: noComments,
    });
  }

  get doc(): Doc { return this.store.get().saving.doc; }
  private put(next: Partial<EditorState>): void { this.store.set((before) => ({ ...before, ...next })); }

  async open(): Promise<void> {
    this.lintSoon();
    try { this.put({ left: await leftUnsent(this.me.id, this.name, this.tab) }); } catch { /* A browser without storage keeps nothing. */ }
  }

  /** What is typed is still sent; what cannot be is on the device, and offered when the draft is opened again. */
  close(): void {
    this.closed = true;
    clearTimeout(this.lintTimer);
    void this.flush();
  }

  /** Does what a person asked for. `what` names it for undo: typing on in `set …` is one step. */
  edit({ changes, select }: Edit, what: string): void {
    const before = this.store.get();
    if (changes.length > 0) {
      const { saving, undo } = edited(before.saving, changes);
      if (undo.length > 0) this.put({ saving, history: remember(before.history, undo, Date.now(), what, before.selected), said: null, trouble: null });
      this.saveSoon(quietMs);
    }
    if (select !== undefined) this.select(select);
  }

  set(key: string, member: string, value: Json | undefined): void {
    const { saving } = this.store.get();
    const asked = forgiven(saving, key, member);
    if (asked !== saving) this.put({ saving: asked });
    this.edit(change(this.doc, key, member, value), `set ${key} ${member}`);
  }

  remove(key: string): void { this.edit(remove(this.doc, key), 'remove'); }

  select(selected: string): void {
    if (this.store.get().selected !== selected) this.put({ selected });
    this.unfoldTo(selected);
  }

  private unfoldTo(key: string): void {
    const { folded } = this.store.get();
    const open = new Set(folded);
    for (let at = this.doc.index.get(key)?.parent; at; at = this.doc.index.get(at)?.parent) open.delete(at);
    if (open.size !== folded.size) this.put({ folded: open });
  }

  fold(key: string, close: boolean): void {
    const folded = new Set(this.store.get().folded);
    if (close) folded.add(key);
    else folded.delete(key);
    this.put({ folded });
  }

  /** Takes back, or does again. */
  back(direction: 'undo' | 'redo'): void {
    const { history, saving, selected } = this.store.get();
    const step = back(history, saving.doc, direction);
    if (!step) return;
    const done = edited(saving, step.changes);
    this.put({ saving: done.saving, history: step.history, said: step.refused ? 'undo-refused' : null });
    const select = step.select ?? selected;
    const known = this.doc.index.has(select) || select === 'header' || select.startsWith('group:');
    this.select(known ? select : `element:${this.doc.recipe.procedure.id}`);
    this.saveSoon(quietMs);
  }

  decide(id: number, whose: 'mine' | 'theirs'): void {
    const done = decided(this.store.get().saving, id, whose);
    this.put({ saving: done.saving });
    this.saveSoon(0);
  }

  say(said: string | null): void { this.put({ said, trouble: null }); }

  /** An approved building block comes in as the server copies it; undo takes it out again, with what it brought along. */
  async insertBlock(block: string, spot: Spot): Promise<void> {
    const before = this.doc.index;
    const { selected } = this.store.get();
    const place = { into: refOf(spot.parent).id, ...(spot.after === undefined ? { isFirst: true } : { after: spot.after }) };
    const done = await this.asked(() => post(`${this.address}/actions/insert-block`, { block, ...place, base: this.store.get().saving.base }, { idempotencyKey: newKey() }));
    if (!done) return;
    await this.reload();
    const came = [...this.doc.index.keys()].filter((key) => !before.has(key));
    const root = came.find((key) => typedAt<RecipeElement>(this.doc, key)?.block?.id.toLowerCase() === block.toLowerCase());
    if (root === undefined) return;
    const along = came.filter((key) => ['parameter', 'document', 'equipment'].includes(refOf(key).kind)).map((key): Change => ({ op: 'remove', item: refOf(key) }));
    this.put({ history: remember(this.store.get().history, [...remove(this.doc, root).changes, ...along], Date.now(), 'block', selected) });
    this.select(root);
    this.lintSoon();
  }

  /** What somebody suggested becomes an edit of this author, which undo takes back. False where it was refused, and why is told. */
  async applySuggestion(comment: RecipeComment): Promise<boolean> {
    const { selected } = this.store.get();
    const undo = () => apply(this.doc, [comment.suggestion as Change], true).undo;
    const before: { undo: Change[] } = { undo: [] };
    const done = await this.asked(() => {
      before.undo = undo();
      return post(`${this.address}/comments/${comment.number}/actions/apply`, {}, { idempotencyKey: newKey() });
    });
    if (!done) return false;
    this.othersWait = true;
    await this.sync();
    if (before.undo.length > 0) this.put({ history: remember(this.store.get().history, before.undo, Date.now(), 'suggestion', selected) });
    return true;
  }

  /** Asks the server to do something with the draft: everything typed is sent first, a refusal is told. */
  private async asked(act: () => Promise<unknown>): Promise<boolean> {
    if (!(await this.flush())) {
      this.say('send-unsaved');
      return false;
    }
    try {
      await this.busy;
      await act();
      this.put({ said: null, trouble: null });
      return true;
    } catch (trouble) {
      this.put({ said: null, trouble });
      return false;
    }
  }

  commented(comments: readonly RecipeComment[]): void { this.put({ comments: countComments(comments, this.doc) }); }

  private saveSoon(wait: number): void {
    void this.keep();
    clearTimeout(this.timer);
    this.unsentSince ??= Date.now();
    // Whoever types without a pause is saved all the same.
    this.timer = setTimeout(() => void this.sync(), Math.min(wait, Math.max(0, this.unsentSince + longestMs - Date.now())));
  }

  /** What the server is asked about a member of a thing, it answers from what it has: the rest is sent first. Typing on in that member sends nothing. */
  async known(key: string, member: string): Promise<void> {
    if (waitsBeside(this.store.get().saving, key, member)) await this.flush();
  }

  private async keep(): Promise<void> {
    const { saving } = this.store.get();
    try { await keepUnsent({ person: this.me.id, recipe: this.name, tab: this.tab, base: saving.base }, [...saving.sending, ...saving.waiting]); } catch { /* Saved states still tell the truth. */ }
  }

  /** Everything typed so far is sent; true when the server has it. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    for (let turn = 0; turn < 4 && !isClean(this.store.get().saving); turn += 1) await this.sync();
    await this.keep();
    return isClean(this.store.get().saving) && this.store.get().saving.conflicts.length === 0;
  }

  /** The feed tells that this version changed. */
  changed(): void {
    this.othersWait = true;
    if (!this.busy) void this.sync();
  }

  private sync(): Promise<void> {
    this.busy ??= this.round().finally(() => { this.busy = null; });
    return this.busy;
  }

  private async round(): Promise<void> {
    const { saving } = this.store.get();
    if (isClean(saving) && !this.othersWait) return;
    this.othersWait = false;
    try {
      if (isClean(saving)) await this.listen();
      else await this.send();
      this.failures = 0;
      if (this.closed) return;
      if (!isClean(this.store.get().saving)) this.saveSoon(quietMs);
      else if (this.othersWait) this.saveSoon(0);
    } catch (problem) {
      this.failed(problem);
    }
  }

  private async send(): Promise<void> {
    const saving = sent(this.store.get().saving);
    this.key ??= newKey();
    this.unsentSince = null;
    this.put({ saving, state: { kind: 'saving' } });
    const body = { base: saving.base, changes: saving.sending };
    const answer = await post<EditAnswer>(`${this.address}/actions/edit`, body, { idempotencyKey: this.key });
    this.key = null;
    if (answer.reload) await this.reload();
    else this.put({ saving: answered(this.store.get().saving, answer) });
    this.put({ state: { kind: 'saved', at: Date.now() } });
    void this.keep();
    this.lintSoon();
  }

  private async listen(): Promise<void> {
    const { base } = this.store.get().saving;
    const answer = await get<EditAnswer>(`${this.address}/changes`, { since: base });
    if (answer.reload) await this.reload();
    else if (answer.hash !== base) this.put({ saving: heard(this.store.get().saving, answer) });
    if (answer.hash !== base) this.lintSoon();
  }

  private async reload(): Promise<void> {
    const view = await get<RecipeView>(this.address, { part: 'document' });
    this.put({ saving: reread(this.store.get().saving, openDoc(view.recipe as unknown as Recipe), view.hash) });
  }

  private failed(problem: unknown): void {
    const { state } = this.store.get();
    // A refusal is an answer: the same request would be refused again, so its key has served.
    if (problem instanceof ApiProblem && !problem.isUnanswered) this.key = null;
    this.put({ state: { kind: 'not-saved', since: state.kind === 'not-saved' ? state.since : Date.now(), problem } });
    const wait = retryMs[Math.min(this.failures, retryMs.length - 1)]!;
    this.failures += 1;
    clearTimeout(this.timer);
    if (!this.closed) this.timer = setTimeout(() => void this.sync(), wait);
  }

  /** The rules look again once the server has what was typed. */
  private lintSoon(): void {
    clearTimeout(this.lintTimer);
    if (this.closed) return;
    this.lintTimer = setTimeout(() => void this.lint(), lintMs);
  }

  private async lint(): Promise<void> {
    const { base } = this.store.get().saving;
    const asked = (this.lints += 1);
    try {
      const answer = await get<{ findings: Finding[]; ms?: number }>(`${this.address}/lint`);
      // Answers may come in another order; the newest question counts, and it was asked of the content as it was then.
      if (asked === this.lints && !this.closed) this.put({ findings: answer.findings, marks: marksOf(answer.findings), checked: base });
    } catch { /* The next save asks again. */ }
  }

  /** Says where this person works, and hears who else does. */
  async present(): Promise<void> {
    const { selected, saving } = this.store.get();
    const at = selected.startsWith('element:') ? selected : saving.doc.index.get(selected)?.parent;
    const element = at?.startsWith('element:') ? at.slice(8) : null;
    try {
      // A GET, because an editor that stands open is no activity that keeps the session open.
      const { here } = await get<{ here: Present[] }>(`${this.address}/presence`, { element });
      this.put({ here: here.filter((one) => one.id !== this.me.id) });
    } catch { /* Who is here is a courtesy. */ }
  }

  /** What an earlier window could not send is put on top of what stands there now. */
  async restore(one: Unsent): Promise<void> {
    this.put({ saving: restored(this.store.get().saving, one.changes, one.base) });
    await this.forget(one);
    this.saveSoon(0);
  }

  async forget(one: Unsent): Promise<void> {
    this.put({ left: this.store.get().left.filter((other) => other !== one) });
    await dropUnsent(one);
  }
}
