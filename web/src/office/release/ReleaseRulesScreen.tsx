import { Button, Checkbox, Group, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ChecklistRule, type MarketRule, type RegisteredPerson, type RegisterLine, registerQuery, type ReleaseRules, releaseRulesQuery } from '@/api/quality';
import type { LocalizedText } from '@/api/batches';
import { holds, useMe } from '@/api/session';
import { sitesQuery } from '@/api/sites';
import { languages } from '@/i18n';
import type { Language } from '@/i18n/format';
import { useText } from '@/parts/batch/text';
import { useFormDraft } from '@/parts/drafts/useFormDraft';
import { More } from '@/parts/More';
import { Time } from '@/parts/Time';
import { useFirst } from '@/parts/useFirst';
import { QueryView } from '@/parts/views/Views';
import { SignedAction } from '@/office/recipes/life/SignedAction';
import { OfficePage } from '@/shell/office/OfficePage';
import css from './release.module.css';

type Editing = { what: 'market'; of?: MarketRule } | { what: 'checklist'; of?: ChecklistRule } | { what: 'person'; of?: RegisteredPerson } | null;

/** Markets, checklists and registers: every setting is a signed version. */
export function ReleaseRulesScreen() {
  const { t } = useTranslation();
  const me = useMe();
  const queries = useQueryClient();
  const query = useQuery(releaseRulesQuery);
  const [editing, setEditing] = useState<Editing>(null);
  const may = holds(me, 'qa-reviewer');
  const done = () => { setEditing(null); void queries.invalidateQueries({ queryKey: ['release-rules'] }); };
  return (
    <OfficePage title={t('release-rules.title')} path={[{ label: t('release.title'), to: '/release' }]}>
      <QueryView query={query} rows={6}>{(rules) => (
        <>
          <Markets rules={rules} onEdit={may ? (of) => setEditing({ what: 'market', of }) : undefined} />
          <Lists rules={rules} onEdit={may ? (of) => setEditing({ what: 'checklist', of }) : undefined} />
          <People rules={rules} onEdit={may ? (of) => setEditing({ what: 'person', of }) : undefined} />
          <Register />
        </>
      )}</QueryView>
      {editing?.what === 'market' && <MarketDialog of={editing.of} onClose={() => setEditing(null)} onDone={done} />}
      {editing?.what === 'checklist' && <ChecklistEdit of={editing.of} onClose={() => setEditing(null)} onDone={done} />}
      {editing?.what === 'person' && <PersonDialog of={editing.of} onClose={() => setEditing(null)} onDone={done} />}
    </OfficePage>
  );
}

function Head({ title, why, add, onAdd }: { title: string; why: string; add: string; onAdd?: () => void }) {
  return <header className={css.head}><div><h2>{title}</h2><p className="th-label">{why}</p></div>{onAdd && <Button onClick={onAdd}>{add}</Button>}</header>;
}

function Markets({ rules, onEdit }: { rules: ReleaseRules; onEdit?: (of?: MarketRule) => void }) {
  const { t } = useTranslation();
  const text = useText();
  const rows = [...rules.markets, ...(rules.markets.some((one) => one.market === rules.home.market) ? [] : [rules.home])];
  return (
    <section className={css.panel}>
      <Head title={t('release-rules.markets')} why={t('release-rules.markets-why')} add={t('release-rules.add-market')} onAdd={onEdit && (() => onEdit())} />
      <table className={css.table}>
        <thead><tr><th>{t('release-rules.market')}</th><th>{t('release-rules.countries')}</th><th>{t('release-rules.homes')}</th><th>{t('release-rules.certifies')}</th><th>{t('release-rules.version')}</th><th /></tr></thead>
        <tbody>{rows.map((one) => (
          <tr key={one.market}>
            <td><b>{one.market}</b> {text(one.name)}</td><td>{one.countries.join(', ') || '–'}</td><td>{one.sites.join(', ') || '–'}</td>
            <td>{t(`role.${one.certifies}`)}{one.needsRegister && <div className="th-label">{t('release.registered')}</div>}</td>
            <td>{one.version}{one.signature && <div className="th-hint">{one.signature.printedName} · {one.reason}</div>}</td>
            <td>{onEdit && <Button variant="subtle" onClick={() => onEdit(one)}>{t('recipe-life.change')}</Button>}</td>
          </tr>
        ))}</tbody>
      </table>
    </section>
  );
}

function Lists({ rules, onEdit }: { rules: ReleaseRules; onEdit?: (of?: ChecklistRule) => void }) {
  const { t } = useTranslation();
  const text = useText();
  return (
    <section className={css.panel}>
      <Head title={t('release-rules.checklists')} why={t('release-rules.checklists-why')} add={t('release-rules.add-checklist')} onAdd={onEdit && (() => onEdit())} />
      {rules.checklists.map((one) => (
        <div key={`${one.purpose} ${one.product} ${one.market}`} className={css.list}>
          <h3>{t(`release-rules.purpose.${one.purpose}`)} · {one.product ?? t('release-rules.all-products')} · {one.market ?? t('release-rules.all-markets')} <span className="th-label">{t('release-rules.v', { version: one.version })}</span>
            {onEdit && <Button variant="subtle" onClick={() => onEdit(one)}>{t('recipe-life.change')}</Button>}</h3>
          <ol>{one.lines.map((line) => <li key={line.id}>{text(line.text)}</li>)}</ol>
          {one.signature && <p className="th-hint">{one.signature.printedName} · {one.reason}</p>}
        </div>
      ))}
      {rules.checklists.length === 0 && <p>{t('release-rules.no-checklists')}</p>}
    </section>
  );
}

function People({ rules, onEdit }: { rules: ReleaseRules; onEdit?: (of?: RegisteredPerson) => void }) {
  const { t } = useTranslation();
  return (
    <section className={css.panel}>
      <Head title={t('release-rules.people')} why={t('release-rules.people-why')} add={t('release-rules.add-person')} onAdd={onEdit && (() => onEdit())} />
      {rules.people.length === 0 ? <p>{t('release-rules.no-people')}</p> : (
        <table className={css.table}>
          <thead><tr><th>{t('board.site')}</th><th>{t('release-rules.person')}</th><th>{t('release-rules.number')}</th><th>{t('part.reason')}</th><th /></tr></thead>
          <tbody>{rules.people.map((one) => (
            <tr key={`${one.site} ${one.userId}`}><td>{one.site}</td><td>{one.name} <span className="th-label">{one.userId}</span></td><td className="th-mono">{one.number}</td><td>{one.reason} <span className="th-hint">{one.signature.printedName}</span></td>
              <td>{onEdit && <Button variant="subtle" onClick={() => onEdit(one)}>{t('recipe-life.change')}</Button>}</td></tr>
          ))}</tbody>
        </table>
      )}
    </section>
  );
}

/** The register of certified batches of a site, the newest first. */
function Register() {
  const { t } = useTranslation();
  const sites = useQuery(sitesQuery);
  const [chosen, setChosen] = useState<string | null>(null);
  const site = chosen ?? sites.data?.items[0]?.id ?? '';
  const query = useQuery({ ...registerQuery(site), enabled: site !== '' });
  return (
    <section className={css.panel}>
      <header className={css.head}><div><h2>{t('release-rules.register')}</h2><p className="th-label">{t('release-rules.register-why')}</p></div>
        <NativeSelect aria-label={t('board.site')} value={site} data={(sites.data?.items ?? []).map((one) => ({ value: one.id, label: one.name }))} onChange={(event) => setChosen(event.currentTarget.value)} /></header>
      <QueryView query={sites.data ? query : sites} rows={3} empty={{ when: (page) => page.items.length === 0, view: <p>{t('release-rules.register-empty')}</p> }}>{() => <Lines lines={query.data?.items ?? []} />}</QueryView>
    </section>
  );
}

function Lines({ lines }: { lines: RegisterLine[] }) {
  const { t } = useTranslation();
  const { shown, more } = useFirst(lines);
  return (
    <>
      <table className={css.table}>
        <thead><tr><th>{t('release.register')}</th><th>{t('board.batch')}</th><th>{t('release-rules.market')}</th><th>{t('release-rules.certified-by')}</th><th>{t('release-rules.at')}</th></tr></thead>
        <tbody>{shown.map((one) => (
          <tr key={one.registerNumber}><td className="th-mono">{one.registerNumber}</td><td><Link to={'/release/$batch' as never} params={{ batch: one.batch } as never}>{one.batch}</Link></td><td>{one.market ?? '–'}</td>
            <td>{one.name ?? one.signer}{one.person && <span className="th-label"> {one.person}</span>}</td><td><Time at={one.at} zone={one.zone} /></td></tr>
        ))}</tbody>
      </table>
      <More more={more} />
    </>
  );
}

const recipeLanguages = languages.map((one) => one.id);
const languageName = (id: Language) => languages.find((one) => one.id === id)!.name;

/** What is not said in a language is not sent as an empty one: there the English stands. */
const saidIn = (text: LocalizedText): LocalizedText => Object.fromEntries(Object.entries(text).filter(([language, words]) => language === 'en' || (words ?? '').trim() !== '')) as unknown as LocalizedText;

/**
 * Line by line, each language at the same place. A line keeps its id as long as its English says what it said; its translation is what stands
 * beside it now, never that of a line which said something else.
 */
export function linesOf(lines: Record<Language, string>, of?: Pick<ChecklistRule, 'version' | 'lines'>): { id: string; text: LocalizedText }[] {
  const said = Object.fromEntries(recipeLanguages.map((language) => [language, lines[language].split('\n').map((line) => line.trim())])) as Record<Language, string[]>;
  return said.en.map((en, at) => ({ en, vi: said.vi[at], zh: said.zh[at] })).filter((text) => text.en !== '')
    .map((text, at) => ({ id: of?.lines.find((one) => one.text.en === text.en)?.id ?? `${of ? `v${of.version + 1}-` : ''}${at + 1}`, text: saidIn(text) }));
}

const words = (text: string): string[] => text.split(/[\s,;]+/).map((one) => one.trim().toUpperCase()).filter(Boolean);

function MarketDialog({ of, onClose, onDone }: { of?: MarketRule; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation();
  // Kept by the version that is changed: what was typed beside an older one does not come back beside a newer.
  const [{ market, name, countries, sites, certifies, needsRegister }, change, drop] = useFormDraft(`release-rules/market/${of?.market ?? ''}/${of?.version ?? 0}`, {
    market: of?.market ?? '', name: of?.name ?? ({ en: '' } as LocalizedText), countries: of?.countries.join(', ') ?? '', sites: of?.sites.join(', ') ?? '',
    certifies: (of?.certifies ?? 'qualified-person') as string, needsRegister: of?.needsRegister ?? false,
  });
  return (
    <SignedAction opened onClose={onClose} size="xl" title={t('release-rules.add-market')} why={t('release-rules.markets-why')} action="/api/release-rules/actions/set-market" onSigned={() => { drop(); onDone(); }}
      body={() => ({ market: market.trim(), name: saidIn(name), countries: words(countries), sites: words(sites), certifies, needsRegister })}>
      <TextInput data-autofocus label={t('release-rules.market')} description={t('release-rules.market-hint')} value={market} disabled={of !== undefined} onChange={(event) => change({ market: event.currentTarget.value })} maxLength={16} autoComplete="off" />
      <Group grow align="start">
        {recipeLanguages.map((language) => (
          <TextInput key={language} label={`${t('release-rules.name')} · ${languageName(language)}`} lang={language} value={name[language] ?? ''} onChange={(event) => change({ name: { ...name, [language]: event.currentTarget.value } })} maxLength={200} autoComplete="off" />
        ))}
      </Group>
      <TextInput label={t('release-rules.countries')} description={t('release-rules.countries-hint')} value={countries} onChange={(event) => change({ countries: event.currentTarget.value })} autoComplete="off" />
      <TextInput label={t('release-rules.homes')} description={t('release-rules.homes-hint')} value={sites} onChange={(event) => change({ sites: event.currentTarget.value })} autoComplete="off" />
      <NativeSelect label={t('release-rules.certifies')} value={certifies} data={['qualified-person', 'qa-reviewer'].map((role) => ({ value: role, label: t(`role.${role}`) }))} onChange={(event) => change({ certifies: event.currentTarget.value })} />
      <Checkbox label={t('release-rules.needs-register')} checked={needsRegister} onChange={(event) => change({ needsRegister: event.currentTarget.checked })} />
    </SignedAction>
  );
}

function ChecklistEdit({ of, onClose, onDone }: { of?: ChecklistRule; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation();
  const [{ purpose, product, market, lines }, change, drop] = useFormDraft(`release-rules/checklist/${of ? `${of.purpose}/${of.product ?? ''}/${of.market ?? ''}` : ''}/${of?.version ?? 0}`, {
    purpose: (of?.purpose ?? 'certification') as string, product: of?.product ?? '', market: of?.market ?? '',
    lines: Object.fromEntries(recipeLanguages.map((language) => [language, of?.lines.map((line) => line.text[language] ?? '').join('\n').replace(/\n+$/, '') ?? ''])) as Record<Language, string>,
  });
  const body = () => ({
    purpose, product: product.trim() || undefined, market: purpose === 'certification' ? market.trim() || undefined : undefined,
    lines: linesOf(lines, of),
  });
  return (
    <SignedAction opened onClose={onClose} size="xl" title={t('release-rules.add-checklist')} why={t('release-rules.checklists-why')} action="/api/release-rules/actions/set-checklist" onSigned={() => { drop(); onDone(); }} body={body}>
      <NativeSelect label={t('release-rules.purpose-of')} value={purpose} disabled={of !== undefined} data={['review', 'certification'].map((value) => ({ value, label: t(`release-rules.purpose.${value}`) }))} onChange={(event) => change({ purpose: event.currentTarget.value })} />
      <TextInput label={t('release-rules.product')} description={t('release-rules.empty-is-all')} value={product} disabled={of !== undefined} onChange={(event) => change({ product: event.currentTarget.value })} maxLength={64} autoComplete="off" />
      {purpose === 'certification' && <TextInput label={t('release-rules.market')} description={t('release-rules.empty-is-all')} value={market} disabled={of !== undefined} onChange={(event) => change({ market: event.currentTarget.value })} maxLength={16} autoComplete="off" />}
      {recipeLanguages.map((language) => (
        <Textarea key={language} label={`${t('release-rules.lines')} · ${languageName(language)}`} description={t(language === 'en' ? 'release-rules.lines-hint' : 'release-rules.lines-also')} lang={language} value={lines[language]}
          onChange={(event) => change({ lines: { ...lines, [language]: event.currentTarget.value } })} autosize minRows={3} maxRows={12} maxLength={20000} />
      ))}
    </SignedAction>
  );
}

function PersonDialog({ of, onClose, onDone }: { of?: RegisteredPerson; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation();
  const [{ site, userId, number }, change, drop] = useFormDraft(`release-rules/person/${of ? `${of.site}/${of.userId}/${of.number}` : ''}`, { site: of?.site ?? '', userId: of?.userId ?? '', number: of?.number ?? '' });
  return (
    <SignedAction opened onClose={onClose} title={t('release-rules.add-person')} why={t('release-rules.people-why')} action="/api/release-rules/actions/register-person" onSigned={() => { drop(); onDone(); }}
      body={() => ({ site: site.trim(), userId: userId.trim(), number: number.trim() || undefined })}>
      <TextInput data-autofocus label={t('board.site')} value={site} disabled={of !== undefined} onChange={(event) => change({ site: event.currentTarget.value })} maxLength={32} autoComplete="off" />
      <TextInput label={t('release-rules.user')} value={userId} disabled={of !== undefined} onChange={(event) => change({ userId: event.currentTarget.value })} maxLength={64} autoComplete="off" />
      <TextInput label={t('release-rules.number')} description={of ? t('release-rules.strike-hint') : undefined} value={number} onChange={(event) => change({ number: event.currentTarget.value })} maxLength={64} autoComplete="off" />
    </SignedAction>
  );
}
