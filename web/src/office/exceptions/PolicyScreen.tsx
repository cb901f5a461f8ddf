import { MultiSelect, NativeSelect, NumberInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { grades } from '@/api/batches';
import { type ExceptionPolicy, type GradeRule, policyQuery } from '@/api/exceptions';
import { holds, type Role, useMe } from '@/api/session';
import { SignedAction } from '@/office/recipes/life/SignedAction';
import { SignatureText } from '@/parts/batch/SignatureText';
import { Primary } from '@/parts/Primary';
import { Status } from '@/parts/status/Status';
import { QueryView } from '@/parts/views/Views';
import { OfficePage } from '@/shell/office/OfficePage';
import { ExceptionTabs } from './ExceptionTabs';
import css from './exception.module.css';

/** How exceptions of each grade are closed, everywhere: who signs, and within which time. Each change is a signed version. */
export function PolicyScreen() {
  const { t } = useTranslation();
  const me = useMe();
  const query = useQuery(policyQuery);
  const [editing, setEditing] = useState<GradeRule[] | null>(null);
  const rules = (policy: ExceptionPolicy) => grades.map((grade) => policy.rules.find((rule) => rule.grade === grade)!);
  return (
    <OfficePage title={t('exceptions.tab-routes')} path={[{ label: t('batch.exceptions'), to: '/exceptions' }]}
      primary={holds(me, 'qa-reviewer') && query.data && <Primary onClick={() => setEditing(rules(query.data))}>{t('exceptions.routes-change')}</Primary>}>
      <ExceptionTabs />
      <QueryView query={query} rows={6}>
        {(policy) => (
          <div className={css.stack}>
            <section className={css.panel}>
              <h2>{policy.version === 0 ? t('exceptions.routes-default') : t('exceptions.routes-version', { version: policy.version })}</h2>
              <p className="th-label">{t('exceptions.routes-why')}</p>
              <Rules rules={rules(policy)} />
            </section>
            {policy.versions.map((version, at) => (
              <section key={version.version} className={css.panel}>
                <h2>{t('exceptions.routes-version', { version: version.version })}</h2>
                <p>{version.reason}</p>
                <Difference now={version.rules} before={policy.versions[at + 1]?.rules} />
                <SignatureText signature={version.signature} />
              </section>
            ))}
          </div>
        )}
      </QueryView>
      {query.data && editing && <EditDialog policy={query.data} rules={editing} onChange={setEditing} onClose={() => setEditing(null)} />}
    </OfficePage>
  );
}

function useSaid() {
  const { t } = useTranslation();
  const roles = (of: readonly Role[]) => of.map((role) => t(`role.${role}`)).join(' / ');
  return (rule: GradeRule) => t('exceptions.routes-said', { signatures: rule.signatures.map(roles).join(' → '), hours: rule.hours });
}

function Rules({ rules }: { rules: GradeRule[] }) {
  const said = useSaid();
  return (
    <table className={css.grid}>
      <tbody>{rules.map((rule) => <tr key={rule.grade}><td><Status of="exception" value={rule.grade} /></td><td>{said(rule)}</td></tr>)}</tbody>
    </table>
  );
}

/** What a version changed against the one before; the first shows all. */
function Difference({ now, before }: { now: GradeRule[]; before?: GradeRule[] }) {
  const said = useSaid();
  const changed = now.filter((rule) => { const old = before?.find((one) => one.grade === rule.grade); return !old || said(old) !== said(rule); });
  return (
    <ul className={css.plain}>
      {changed.map((rule) => {
        const old = before?.find((one) => one.grade === rule.grade);
        return <li key={rule.grade}><Status of="exception" value={rule.grade} size="small" />{old && <s>{said(old)}</s>} <span>{said(rule)}</span></li>;
      })}
    </ul>
  );
}

function EditDialog({ policy, rules, onChange, onClose }: { policy: ExceptionPolicy; rules: GradeRule[]; onChange: (rules: GradeRule[]) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const put = (at: number, change: Partial<GradeRule>) => onChange(rules.map((rule, index) => (index === at ? { ...rule, ...change } : rule)));
  const options = (roles: readonly Role[]) => roles.map((role) => ({ value: role, label: t(`role.${role}`) }));
  return (
    <SignedAction opened onClose={onClose} size="xl" title={t('exceptions.routes-change')} why={t('exceptions.routes-why')} action="/api/exception-policy/actions/set"
      body={() => ({ rules })} onSigned={() => { onClose(); void queries.invalidateQueries({ queryKey: ['exceptions'] }); }}>
      {rules.map((rule, at) => {
        const last = rule.signatures[rule.signatures.length - 1]!;
        const first = rule.signatures.length === 2 ? rule.signatures[0]! : null;
        return (
          <fieldset key={rule.grade} className={css.associated}>
            <legend><Status of="exception" value={rule.grade} /></legend>
            <div className={css.filters}>
              <NativeSelect label={t('exceptions.routes-count')} value={String(rule.signatures.length)} data={[{ value: '1', label: t('exceptions.routes-one') }, { value: '2', label: t('exceptions.routes-two') }]}
                onChange={(event) => put(at, { signatures: event.currentTarget.value === '2' ? [['supervisor', 'qa-reviewer'], last] : [last] })} />
              {first && <MultiSelect label={t('exceptions.routes-first')} value={first} data={options(policy.firstRoles)} onChange={(next) => put(at, { signatures: [next as Role[], last] })} />}
              <MultiSelect label={t('exceptions.routes-last')} value={last} data={options(policy.lastRoles)} onChange={(next) => put(at, { signatures: first ? [first, next as Role[]] : [next as Role[]] })} />
              <NumberInput label={t('exceptions.routes-hours')} value={rule.hours} min={1} max={8760} allowDecimal={false} onChange={(next) => put(at, { hours: Number(next) || 0 })} />
            </div>
          </fieldset>
        );
      })}
    </SignedAction>
  );
}
