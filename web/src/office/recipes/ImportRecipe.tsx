import { Button, FileInput, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '@/api/problem';
import { importPackage, importRecipe, isPackage, type VersionInfo } from '@/api/recipes';

interface Props {
  opened: boolean;
  onClose: () => void;
  onDone: (made: VersionInfo) => void;
}

/** A BatchML file, our own JSON, or a signed package becomes a draft with findings. Nothing is guessed. */
export function ImportRecipe({ opened, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [id, setId] = useState('');
  const [version, setVersion] = useState('1');
  const [key] = useState(() => crypto.randomUUID());
  const packed = file !== null && isPackage(file);
  const sending = useMutation({
    mutationFn: () => packed ? importPackage(file!, `${key}-${file!.name}-${file!.lastModified}`) : importRecipe(file!, id.trim(), version.trim(), `${key}-${id}-${version}-${file!.name}-${file!.lastModified}`),
    onSuccess: (made) => {
      void queries.invalidateQueries({ queryKey: ['recipes'] });
      onClose();
      onDone(made);
    },
  });
  const missing = !file ? t('recipes.say-file') : !packed && id.trim() === '' ? t('recipes.say-id') : null;
  const [told, setTold] = useState(false);
  return (
    <Modal opened={opened} onClose={onClose} title={t('recipes.import-title')} closeButtonProps={{ 'aria-label': t('verb.close') }}>
      <form onSubmit={(event) => { event.preventDefault(); setTold(true); if (!missing) sending.mutate(); }}>
        <Stack gap={12}>
          <p className="th-label">{t('recipes.import-why')}</p>
          <FileInput label={t('recipes.file')} placeholder={t('recipes.file-choose')} accept=".xml,.json,.theriac-recipe,application/xml,application/json" value={file} onChange={setFile} />
          {!packed && <TextInput label={t('recipes.id')} value={id} onChange={(event) => setId(event.currentTarget.value)} />}
          {!packed && <TextInput label={t('recipes.version')} value={version} onChange={(event) => setVersion(event.currentTarget.value)} />}
          {told && missing && <p role="alert">{missing}</p>}
          {sending.error && <p role="alert">{problemText(sending.error, t)}</p>}
          <Group justify="flex-end"><Button type="submit" variant="filled" loading={sending.isPending}>{t('recipes.import')}</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
}
