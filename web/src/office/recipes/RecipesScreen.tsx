import { Button, Group, TextInput } from '@mantine/core';
import { IconFileImport, IconFilePlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecipeRow, recipesQuery } from '@/api/recipes';
import { holds, useMe } from '@/api/session';
import { Primary } from '@/parts/Primary';
import { Status } from '@/parts/status/Status';
import { type Column, VirtualTable } from '@/parts/table/VirtualTable';
import { Time } from '@/parts/Time';
import { Empty, QueryView } from '@/parts/views/Views';
import { OfficePage } from '@/shell/office/OfficePage';
import { useZone } from '@/shell/site';
import { NewRecipe } from './editor/NewRecipe';
import { ImportRecipe } from './ImportRecipe';
import { useLocalized } from './localized';
import { TrustedKeys } from './TrustedKeys';

/** All versions of all master recipes. */
export function RecipesScreen() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const recipes = useQuery(recipesQuery);
  const [importing, setImporting] = useState(false);
  const [making, setMaking] = useState(false);
  const [trusting, setTrusting] = useState(false);
  const { q = '' } = useSearch({ strict: false }) as { q?: string };
  const columns = useColumns();
  const open = (id: string, version: string) => void navigate({ to: '/recipes/$id/$version' as never, params: { id, version } as never });
  const search = (next: string) => void navigate({ to: '.', replace: true, search: ((before: object) => ({ ...before, q: next || undefined })) as never });
  return (
    <OfficePage
      fill
      title={t('recipes.title')}
      tools={<><Button component={Link} to={'/recipes/routes' as never} variant="subtle">{t('recipes.routes')}</Button><TextInput aria-label={t('recipes.find')} placeholder={t('recipes.find')} w={260} value={q} onChange={(event) => search(event.currentTarget.value)} /></>}
      secondary={<Group gap={12}>
        {holds(me, 'administrator') && <Button onClick={() => setTrusting(true)}>{t('recipes.keys')}</Button>}
        {holds(me, 'recipe-author') && <Button leftSection={<IconFileImport stroke={1.75} size={20} />} onClick={() => setImporting(true)}>{t('recipes.import')}</Button>}
      </Group>}
      primary={holds(me, 'recipe-author') && <Primary leftSection={<IconFilePlus stroke={1.75} size={20} />} onClick={() => setMaking(true)}>{t('editor.new.title')}</Primary>}
    >
      <QueryView query={recipes} rows={10}>
        {(page) => {
          const rows = page.items.filter((row) => fits(row, q));
          return rows.length === 0 ? <Empty>{t(page.items.length === 0 ? 'recipes.empty' : 'recipes.none')}</Empty> : (
            <VirtualTable label={t('recipes.title')} rows={rows} columns={columns} rowKey={(row) => `${row.id} ${row.version}`}
              onOpen={(row) => open(row.id, row.version)} />
          );
        }}
      </QueryView>
      <NewRecipe opened={making} onClose={() => setMaking(false)} />
      <TrustedKeys opened={trusting} onClose={() => setTrusting(false)} />
      <ImportRecipe opened={importing} onClose={() => setImporting(false)} onDone={(made) => open(made.id, made.version)} />
    </OfficePage>
  );
}

function fits(row: RecipeRow, words: string): boolean {
  const all = `${row.id} ${row.title.en} ${row.title.vi ?? ''} ${row.title.zh ?? ''} ${row.productName ?? ''}`.toLocaleLowerCase();
  return all.includes(words.trim().toLocaleLowerCase());
}

function useColumns(): Column<RecipeRow>[] {
  const { t } = useTranslation();
  const zone = useZone();
  const localized = useLocalized();
  return useMemo(() => [
    { key: 'state', header: t('recipes.state'), width: '8.5rem', cell: (row) => <Status of="recipe" value={row.state} /> },
    { key: 'id', header: t('recipes.id'), width: 'minmax(9rem, 0.8fr)', cell: (row) => <span className="th-mono" title={row.id}>{row.id}</span> },
    { key: 'version', header: t('recipes.version'), width: '5.5rem', from: 40, cell: (row) => row.version },
    { key: 'title', header: t('recipes.name'), width: 'minmax(11rem, 2fr)', cell: (row) => <><b title={localized(row.title)}>{localized(row.title)}</b>{row.isBlock && <span className="th-label"> · {t('recipes.is-block')}</span>}</> },
    { key: 'phases', header: t('recipes.phases'), width: '5.5rem', from: 52, align: 'right', cell: (row) => row.phases },
    { key: 'steps', header: t('recipes.steps'), width: '5.5rem', from: 52, align: 'right', cell: (row) => row.instructions },
    { key: 'findings', header: t('recipes.findings'), width: '6.5rem', from: 46, align: 'right', cell: (row) => (row.findingsOpen > 0 ? t('recipes.open-count', { count: row.findingsOpen }) : '–') },
    { key: 'changed', header: t('recipes.changed'), width: '13.75rem', from: 66, cell: (row) => <Time at={row.changedAt} zone={zone} /> },
    { key: 'by', header: t('recipes.changed-by'), width: 'minmax(8rem, 0.7fr)', from: 74, cell: (row) => <span title={row.changedBy}>{row.changedBy}</span> },
  ], [t, zone, localized]);
}
