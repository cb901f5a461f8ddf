import { Button, CloseButton } from '@mantine/core';
import { IconShieldCheck, IconShieldX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type EntryView, entryQuery, type Proof } from '@/api/activity';
import { Badge } from '@/parts/status/Status';
import { Time } from '@/parts/Time';
import { QueryView } from '@/parts/views/Views';
import { canCheck, rootOf } from './merkle';
import css from './activity.module.css';

/** The entry as it is stored, its hash, and the proof, which this browser computes again. */
export function EntryPanel({ number, onClose, onStream }: { number: number; onClose: () => void; onStream: (stream: string) => void }) {
  const { t } = useTranslation();
  const query = useQuery(entryQuery(number));
  return (
    <aside className={css.panel} aria-label={t('activity.entry', { number })}>
      <div className={css.panelHead}><h2>{t('activity.entry', { number })}</h2><CloseButton aria-label={t('verb.close')} onClick={onClose} /></div>
      <QueryView query={query} rows={8}>{(view) => <Entry view={view} onStream={onStream} />}</QueryView>
    </aside>
  );
}

function Entry({ view, onStream }: { view: EntryView; onStream: (stream: string) => void }) {
  const { t } = useTranslation();
  const { entry } = view;
  return (
    <>
      <p className={css.sentence}>{entry.sentence}</p>
      <dl className={css.facts}>
        <dt>{t('activity.time')}</dt><dd><Time at={entry.at} zone={entry.zone} /></dd>
        <dt>{t('activity.who')}</dt><dd>{t('sign.as', { name: entry.actorName, id: entry.actor })}</dd>
        {entry.reason && <><dt>{t('activity.why')}</dt><dd>{entry.reason}</dd></>}
        <dt>{t('activity.terminal')}</dt><dd className="th-mono">{entry.terminal ?? '–'}</dd>
        <dt>{t('activity.type')}</dt><dd className="th-mono">{entry.type}</dd>
        <dt>{t('activity.stream')}</dt><dd className="th-mono">{entry.stream} · {entry.version}</dd>
      </dl>
      <Button size="xs" onClick={() => onStream(entry.stream)}>{t('activity.only-this')}</Button>
      <h3>{t('activity.raw')}</h3>
      <pre className={css.raw} tabIndex={0}>{JSON.stringify(entry.fact, null, 2)}</pre>
      <h3>{t('activity.hash')}</h3>
      <p className="th-mono">{view.hash}</p>
      <p>{view.hashMatches
        ? <Badge icon={IconShieldCheck} tone="grey">{t('activity.hash-holds')}</Badge>
        : <Badge icon={IconShieldX} tone="stop">{t('activity.hash-fails')}</Badge>}</p>
      <h3>{t('activity.previous')}</h3>
      <p className="th-mono">{view.previousHash}</p>
      {view.proof !== undefined && <h3>{t('activity.proof')}</h3>}
      {view.proof && <ProofView hash={view.hash} proof={view.proof} zone={entry.zone} />}
      {view.proof === null && <p className="th-label">{t('activity.not-sealed')}</p>}
    </>
  );
}

function ProofView({ hash, proof, zone }: { hash: string; proof: Proof; zone: string }) {
  const { t } = useTranslation();
  const holds = useChecked(hash, proof);
  return (
    <>
      {holds !== null && (
        <p>{holds
          ? <Badge icon={IconShieldCheck} tone="grey">{t('activity.holds')}</Badge>
          : <Badge icon={IconShieldX} tone="stop">{t('activity.fails')}</Badge>}</p>
      )}
      <p className="th-label">{t('activity.proof-why', { leaf: proof.leafIndex, size: proof.treeSize })}</p>
      <ol className={css.path}>{proof.path.map((step) => <li key={step} className="th-mono">{step}</li>)}</ol>
      <h3>{t('activity.root')}</h3>
      <p className="th-mono">{proof.rootHash}</p>
      <p className="th-hint">{t('activity.sealed')} <Time at={proof.sealedAt} zone={zone} /></p>
    </>
  );
}

/** Null until it is computed, and where the browser has no cryptography (plain HTTP by address). */
function useChecked(hash: string, proof: Proof): boolean | null {
  const [holds, setHolds] = useState<boolean | null>(null);
  useEffect(() => {
    let current = true;
    setHolds(null);
    if (!canCheck()) return undefined;
    void rootOf(hash, proof.leafIndex, proof.treeSize, proof.path).then((root) => { if (current) setHolds(root === proof.rootHash); });
    return () => { current = false; };
  }, [hash, proof]);
  return holds;
}
