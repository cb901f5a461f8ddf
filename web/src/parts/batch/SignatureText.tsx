import { useTranslation } from 'react-i18next';
import type { SignatureLine } from '@/api/batches';
import { instant } from '@/i18n/format';
import { Status } from '@/parts/status/Status';
import css from './batch.module.css';

/** A signature everywhere the same: meaning, printed name, id, role, time with zone. */
export function SignatureText({ signature }: { signature: SignatureLine }) {
  const { t } = useTranslation();
  const superseded = signature.state === 'superseded';
  const isVoid = signature.state === 'void'; // What is stored is not what was signed.
  const line = t('sign.line', {
    meaning: t(`status.signature.${signature.meaning}`), name: signature.printedName, id: signature.signer,
    role: t(`role.${signature.role}`), time: instant(signature.when.at, signature.when.zone),
  });
  return (
    <span className={css.signature} title={t('batch.entry', { number: signature.when.entry, terminal: signature.when.terminal ?? '–', time: instant(signature.when.at, signature.when.zone) })}>
      <span data-superseded={superseded || undefined}>{superseded || isVoid ? <s>{line}</s> : line}</span>
      {superseded && <Status of="signature" value="superseded" size="small" />}
      {isVoid && <Status of="signature" value="void" size="small" />}
      {signature.comment && <span className="th-label">“{signature.comment}”</span>}
    </span>
  );
}
