import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecipeRoutes, type RouteStep, routesQuery } from '@/api/recipeLife';
import { holds, useMe } from '@/api/session';
import { Primary } from '@/parts/Primary';
import { Time } from '@/parts/Time';
import { QueryView } from '@/parts/views/Views';
import { OfficePage } from '@/shell/office/OfficePage';
import css from './life.module.css';
import { SignedAction } from './SignedAction';

const meanings = ['verified', 'reviewed', 'approved'] as const;

/** Who signs recipes between their author and their approval, by product. */
export function RoutesScreen() {
  const { t } = useTranslation();
  const me = useMe();
  const query = useQuery(routesQuery);
  const [editing, setEditing] = useState<{ product: string; steps: RouteStep[] } | null>(null);
  const begin = (product: string | null, steps: RouteStep[]) => setEditing({ product: product ?? '', steps });
  const fallback = query.data?.routes.find((one) => one.product === null)?.steps ?? query.data?.default ?? [];
  return (
    <OfficePage title={t('recipe-life.routes')} path={[{ label: t('recipes.title'), to: '/recipes' }]}
      primary={holds(me, 'qa-reviewer') && <Primary onClick={() => begin(null, [...fallback])}>{t('recipe-life.do.set-route')}</Primary>}>
      <QueryView query={query} rows={4}>{(view) => <Routes view={view} onChange={holds(me, 'qa-reviewer') ? begin : undefined} />}</QueryView>
      {query.data && editing && <RouteDialog roles={query.data.roles} editing={editing} onChange={setEditing} onClose={() => setEditing(null)} />}
    </OfficePage>
  );
}

function Routes({ view, onChange }: { view: RecipeRoutes; onChange?: (product: string | null, steps: RouteStep[]) => void }) {
  const { t } = useTranslation();
  const said = (steps: readonly RouteStep[]) => steps.map((step) => `${t(`role.${step.role}`)}: ${t(`status.signature.${step.meaning}`)}`).join(' → ');
  const rows = view.routes.some((one) => one.product === null) ? view.routes
    : [...view.routes, { product: null, steps: view.default, reason: null, at: null, zone: null, signature: null }];
  return (
    <div className={css.sites}>
      <p className="th-label">{t('recipe-life.routes-why')}</p>
      {rows.map((one) => (
        <section key={one.product ?? ''} className={css.site} aria-label={one.product ?? t('recipe-life.all-products')}>
          <header>
            <h3>{one.product ?? t('recipe-life.all-products')}</h3>
            {onChange && <Button variant="subtle" onClick={() => onChange(one.product, [...one.steps])}>{t('recipe-life.change')}</Button>}
          </header>
          <p>{said(one.steps)}</p>
          {one.at && one.signature && <p className="th-hint">{one.signature.printedName} · <Time at={one.at} zone={one.zone ?? undefined} /> · {one.reason}</p>}
        </section>
      ))}
    </div>
  );
}

function RouteDialog({ roles, editing, onChange, onClose }: {
  roles: RecipeRoutes['roles']; editing: { product: string; steps: RouteStep[] }; onChange: (next: { product: string; steps: RouteStep[] }) => void; onClose: () => void;
}) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { product, steps } = editing;
  const put = (at: number, step: Partial<RouteStep>) => onChange({ product, steps: steps.map((one, index) => (index === at ? { ...one, ...step } : one)) });
  return (
    <SignedAction opened onClose={onClose} title={t('recipe-life.do.set-route')} why={t('recipe-life.route-why')} action="/api/recipe-routes/actions/set" size="xl"
      body={() => ({ ...(product.trim() ? { product: product.trim() } : {}), steps })} onSigned={() => { onClose(); void queries.invalidateQueries({ queryKey: ['recipes'] }); }}>
      <TextInput label={t('recipe-life.product')} description={t('recipe-life.product-empty')} value={product} maxLength={64} onChange={(event) => onChange({ product: event.currentTarget.value, steps })} />
      {steps.map((step, at) => (
        <div key={at} className={css.verbs}>
          <NativeSelect label={t('recipe-life.signature-by', { at: at + 1 })} value={step.role} data={roles.map((role) => ({ value: role, label: t(`role.${role}`) }))}
            onChange={(event) => put(at, { role: event.currentTarget.value as RouteStep['role'] })} />
          <NativeSelect label={t('recipe-life.meaning')} value={step.meaning} data={meanings.map((one) => ({ value: one, label: t(`status.signature.${one}`) }))}
            onChange={(event) => put(at, { meaning: event.currentTarget.value as RouteStep['meaning'] })} />
          {steps.length > 2 && <Button variant="subtle" color="gray" style={{ alignSelf: 'end' }} onClick={() => onChange({ product, steps: steps.filter((_, index) => index !== at) })}>{t('recipe-life.leave-out')}</Button>}
        </div>
      ))}
      {steps.length < 6 && <Button variant="subtle" onClick={() => onChange({ product, steps: [{ role: 'supervisor', meaning: 'verified' }, ...steps] })}>{t('recipe-life.add-signature')}</Button>}
    </SignedAction>
  );
}
