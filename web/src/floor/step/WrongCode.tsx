import { Button } from '@mantine/core';
import { IconAlertOctagon, IconScan } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { differences } from '@/parts/batch/limits';
import { useScan } from '@/parts/scan/ScanCatcher';
import css from '../floor.module.css';

export interface Wrong {
  why: string;
  expected: string;
  /** What the label said, to compare; null where the code itself was right (expired, not released). */
  scanned: string | null;
  /** The label as it was read. */
  label: string;
}

interface Props {
  wrong: Wrong;
  onAgain: (scanned?: string) => void;
  /** Another way on than another label, such as cleaning what was scanned. */
  way?: { verb: string; go: () => void } | null;
}

/** The whole screen says stop: expected above scanned, the characters that differ underlined, one way on. */
export function WrongCode({ wrong, onAgain, way }: Props) {
  const { t } = useTranslation();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    button.current?.focus();
    navigator.vibrate?.([300, 100, 300]);
  }, []);
  useScan((scan) => onAgain(scan.text));
  return (
    <div className={css.wrong} role="alertdialog" aria-modal="true" aria-label={t('floor.wrong.title')}>
      <IconAlertOctagon stroke={1.5} size={72} aria-hidden />
      <h2>{t('floor.wrong.title')}</h2>
      <p>{wrong.why}</p>
      <dl className={css.compare}>
        {wrong.scanned !== null && <>
          <dt>{t('floor.wrong.expected')}</dt>
          <dd className="th-mono">{wrong.expected}</dd>
          <dt>{t('floor.wrong.scanned')}</dt>
          <dd className="th-mono">{differences(wrong.scanned, wrong.expected).map((run, index) => (run.differs ? <u key={index}>{run.text}</u> : <span key={index}>{run.text}</span>))}</dd>
        </>}
        {wrong.scanned !== wrong.label && <><dt>{t('floor.wrong.label')}</dt><dd className="th-mono">{wrong.label}</dd></>}
      </dl>
      {way && <Button size="xl" onClick={way.go}>{way.verb}</Button>}
      <Button ref={button} size="xl" leftSection={<IconScan stroke={1.75} size={28} />} onClick={() => onAgain()}>{t('floor.wrong.again')}</Button>
    </div>
  );
}
