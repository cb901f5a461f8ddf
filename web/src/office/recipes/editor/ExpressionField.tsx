import { Textarea } from '@mantine/core';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { post } from '@/api/http';
import { useEditor, useSession } from './useSession';
import type { FieldProps } from './fields';
import { refOf } from './model/document';
import css from './editor.module.css';

interface Completion { text: string; title?: string; kind?: string; start: number; length: number }
interface Checked { type?: string | null; unit?: string | null; findings: { start: number; length: number; code: string; message: string }[] }

const waitMs = 300;

/** An expression: checked for kinds and dimensions while it is typed, with what could follow. Ctrl-Space asks for it. */
export function ExpressionField({ label, value, onChange, name, at, wanted }: FieldProps<string> & { at: string; wanted: 'truth' | 'share' | 'value' }) {
  const { t } = useTranslation();
  const session = useSession();
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [offers, setOffers] = useState<Completion[]>([]);
  // None until somebody chooses one: whoever types on wants what he types.
  const [active, setActive] = useState(-1);
  const place = { ...refOf(at), member: name === 'loop-while' ? 'while' : name };
  const holder = holders[name ?? ''] ?? name ?? '';
  const checked = useCheck(value ?? '', at, place.member ?? '', holder, wanted);
  const complete = async (first: number) => {
    const position = area.current?.selectionStart ?? 0;
    const text = area.current?.value ?? '';
    if (first < 0 && (position === 0 || text[position - 1] === '}')) { setOffers([]); return; }
    try {
      await session.known(at, holder);
      const { items } = await post<{ items: Completion[] }>('/api/recipes/expressions/complete', { recipe: of(session), at: place, text, position, wanted });
      if (area.current?.value === text && document.activeElement === area.current) { setOffers(items.slice(0, 12)); setActive(first); }
    } catch { setOffers([]); }
  };
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(pause.current), []);
  const soon = () => { clearTimeout(pause.current); pause.current = setTimeout(() => void complete(-1), waitMs / 2); };
  const take = (offer: Completion) => {
    const text = area.current?.value ?? '';
    const next = text.slice(0, offer.start) + offer.text + text.slice(offer.start + offer.length);
    setOffers([]);
    onChange(next);
    requestAnimationFrame(() => area.current?.setSelectionRange(offer.start + offer.text.length, offer.start + offer.text.length));
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === ' ' && event.ctrlKey) { event.preventDefault(); void complete(0); return; }
    if (offers.length === 0) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') setActive(event.key === 'ArrowDown' ? (active + 1) % offers.length : (Math.max(active, 0) + offers.length - 1) % offers.length);
    else if ((event.key === 'Enter' || event.key === 'Tab') && offers[active]) take(offers[active]);
    else if (event.key === 'Escape') setOffers([]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const wrong = checked?.findings[0];
  return (
    <div className={css.expression}>
      <Textarea ref={area} label={label} data-field={name} value={value ?? ''} autosize minRows={1} maxRows={8} spellCheck={false} classNames={{ input: 'th-mono' }} role="combobox" aria-autocomplete="list"
        aria-expanded={offers.length > 0} aria-controls={`${id}-offers`} aria-activedescendant={offers.length > 0 && active >= 0 ? `${id}-${active}` : undefined} onKeyDown={onKey} onBlur={() => { clearTimeout(pause.current); setOffers([]); }}
        error={value && wrong ? `${wrong.message}` : undefined} description={t('editor.expression-hint')}
        onChange={(event) => { onChange(event.currentTarget.value || undefined); soon(); }} />
      <ul id={`${id}-offers`} role="listbox" aria-label={t('editor.completions')} className={css.offers} hidden={offers.length === 0}>
        {offers.map((offer, i) => (
          <li key={offer.text} id={`${id}-${i}`} role="option" aria-selected={i === active} onMouseDown={(event) => { event.preventDefault(); take(offer); }}>
            <span className="th-mono">{offer.text}</span><span className="th-hint">{offer.title}</span>
          </li>
        ))}
      </ul>
      {value && checked && !wrong && <p className={css.ok}>{t('editor.expression-ok', { type: [checked.type, checked.unit].filter(Boolean).join(', ') })}</p>}
    </div>
  );
}

/** The member of the thing in which an expression stands. */
const holders: Record<string, string> = { 'loop-while': 'loop', 'condition-expression': 'condition' };

const of = (session: ReturnType<typeof useSession>) => ({ id: session.view.id, version: session.view.version });

function useCheck(text: string, at: string, member: string, holder: string, wanted: 'truth' | 'share' | 'value'): Checked | null {
  const session = useSession();
  // What was named meanwhile is known once it is saved.
  const base = useEditor((state) => state.saving.base);
  const [checked, setChecked] = useState<{ of: string; answer: Checked } | null>(null);
  useEffect(() => {
    if (text === '') return undefined;
    let dropped = false;
    const timer = setTimeout(() => {
      session.known(at, holder).then(() => post<Checked>('/api/recipes/expressions/check', { recipe: of(session), at: { ...refOf(at), member }, text, wanted }))
        .then((answer) => { if (!dropped) setChecked({ of: text, answer }); }).catch(() => undefined);
    }, waitMs);
    return () => { dropped = true; clearTimeout(timer); };
  }, [text, at, member, holder, wanted, session, base]);
  return checked?.of === text ? checked.answer : null;
}
