import { Modal, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '@/api/intent';
import { problemText } from '@/api/problem';
import { beginRecipe } from '@/api/recipes';
import { Primary } from '@/parts/Primary';

interface Props { from?: { id: string; version: string }; opened: boolean; onClose: () => void }

/** From a blank page, or from a version: the draft opens in the editor. */
export function NewRecipe({ from, opened, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Modal opened={opened} onClose={onClose} title={from ? t('editor.new.version-title', { id: from.id }) : t('editor.new.title')} closeButtonProps={{ 'aria-label': t('verb.close') }}>
      {opened && <Form from={from} />}
    </Modal>
  );
}

const following = (version: string) => (/^\d+$/.test(version) ? `${Number(version) + 1}` : '');

function Form({ from }: { from?: { id: string; version: string } }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [id, setId] = useState(from?.id ?? '');
  const [version, setVersion] = useState(from ? following(from.version) : '1');
  const [name, setName] = useState('');
  const [key] = useState(newKey);
  const [asked, setAsked] = useState(false);
  const begin = useMutation({
    mutationFn: () => beginRecipe({ id: id.trim(), version: version.trim(), ...(from ? { from: { id: from.id, version: from.version } } : { title: { en: name.trim() } }) }, `${key}-${id}-${version}`),
    onSuccess: (made) => {
      void queries.invalidateQueries({ queryKey: ['recipes'] });
      void navigate({ to: '/recipes/$id/$version/edit' as never, params: { id: made.id, version: made.version } as never });
    },
  });
  const missing = { id: id.trim() === '', version: version.trim() === '', name: !from && name.trim() === '' };
  const submit = () => { setAsked(true); if (!missing.id && !missing.version && !missing.name) begin.mutate(); };
  return (
    <form onSubmit={(event) => { event.preventDefault(); submit(); }}>
      <p>{from ? t('editor.new.version-why', { version: from.version }) : t('editor.new.why')}</p>
      {!from && <TextInput label={t('editor.new.name')} value={name} onChange={(event) => setName(event.currentTarget.value)} error={asked && missing.name && t('editor.new.say-name')} data-autofocus />}
      {!from && <TextInput mt="sm" label={t('recipes.id')} value={id} onChange={(event) => setId(event.currentTarget.value)} error={asked && missing.id && t('recipes.say-id')} />}
      <TextInput mt="sm" label={t('editor.new.version')} value={version} onChange={(event) => setVersion(event.currentTarget.value)} error={asked && missing.version && t('editor.new.say-version')} />
      {begin.error && <p role="alert">{problemText(begin.error, t)}</p>}
      <Primary mt="md" type="submit" loading={begin.isPending}>{t('editor.new.do')}</Primary>
    </form>
  );
}
