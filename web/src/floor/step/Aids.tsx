import { Modal } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Batch, Step, StepExtra } from '@/api/batches';
import { documentsQuery } from '@/api/plant';
import { useText } from '@/parts/batch/text';
import css from '../floor.module.css';

/** What helps to do the step: its pictures, which a tap makes large, and the procedures that it names. */
export function Aids({ step }: { step: Step }) {
  const { pictures = [], documents = [] } = step.extra ?? {};
  return (
    <>
      {pictures.length > 0 && <Pictures pictures={pictures} />}
      {documents.length > 0 && <Procedures documents={documents} />}
    </>
  );
}

export function Pictures({ pictures }: { pictures: NonNullable<StepExtra['pictures']> }) {
  const { t } = useTranslation();
  const text = useText();
  const [large, setLarge] = useState<number | null>(null);
  const shown = large === null ? undefined : pictures[large];
  return (
    <div className={css.pictures}>
      {pictures.map((one, index) => (
        <button key={one.content} type="button" className={css.picture} onClick={() => setLarge(index)} aria-label={t('floor.step.enlarge', { what: text(one.alt) })}>
          <img src={addressOf(one.content)} alt={text(one.alt)} />
        </button>
      ))}
      <Modal opened={shown !== undefined} onClose={() => setLarge(null)} fullScreen title={shown && text(shown.alt)} closeButtonProps={{ 'aria-label': t('verb.close') }} transitionProps={{ duration: 0 }}>
        {shown && <img className={css.large} src={addressOf(shown.content)} alt={text(shown.alt)} />}
      </Modal>
    </div>
  );
}

const addressOf = (content: string) => `/api/recipes/pictures/${content}`;

/** By number and version, with the link that the register of documents has for just this version. */
function Procedures({ documents }: { documents: NonNullable<StepExtra['documents']> }) {
  const text = useText();
  const register = useQuery(documentsQuery);
  return (
    <ul className={css.procedures}>
      {documents.map((one) => {
        const link = register.data?.items.find((known) => known.id === one.id && (one.version == null || known.version === one.version))?.link;
        const name = <><IconFileText stroke={1.75} size={28} aria-hidden /><span><b>{one.id}</b>{one.version ? ` v${one.version}` : ''}{one.title ? ` · ${text(one.title)}` : ''}</span></>;
        return <li key={one.id}>{link ? <a href={link} target="_blank" rel="noreferrer noopener">{name}</a> : <span>{name}</span>}</li>;
      })}
    </ul>
  );
}

/** The photo or file of a step as the record has it: who signs for it sees it. Of a dry run nothing is stored. */
export function Attached({ batch, step }: { batch: Batch; step: Step }) {
  const file = step.value?.detail?.file;
  if (!file || batch.sandbox) return null;
  const address = `/api/batches/${encodeURIComponent(batch.id)}/attachments/${file.content}`;
  return file.contentType.startsWith('image/')
    ? <img className={css.attached} src={address} alt={file.name} />
    : <p><a href={address} target="_blank" rel="noreferrer noopener">{file.name}</a></p>;
}
