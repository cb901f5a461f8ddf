import { useTranslation } from 'react-i18next';
import type { SignDocument } from '@/api/signing';
import css from './sign.module.css';

/** Unfolded, in the order of the document, nothing added: the hash below is bound to exactly these lines. */
export function SignedContent({ document, hash }: { document: SignDocument; hash: string }) {
  const { t } = useTranslation();
  return (
    <section className={css.document} lang={document.language} aria-label={t('sign.what')}>
      <h3 className={css.title}>{document.title}</h3>
      <dl className={css.lines}>
        {document.lines.map((line, index) => (
          <div key={index} className={css.line}>
            <dt>{line.label}</dt>
            <dd>{line.value}</dd>
          </div>
        ))}
      </dl>
      <p className={css.statement}>{document.statement}</p>
      <p className="th-hint th-mono">{t('sign.hash', { hash: hash.slice(0, 16) })}</p>
    </section>
  );
}
