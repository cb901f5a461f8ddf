import { useTranslation } from 'react-i18next';
import { type StatusOf, wordOf } from './vocabulary';
import css from './Status.module.css';

interface Props {
  of: StatusOf;
  /** Values come from the server; one that this version does not know is shown as it is, in grey. */
  value: string;
  /** What is closed loses its colour. */
  closed?: boolean;
  size?: 'small' | 'normal' | 'large';
}

/** A status is always icon and word; colour is the third sign, never the only one. */
export function Status({ of, value, closed = false, size = 'normal' }: Props) {
  const { t } = useTranslation();
  const word = wordOf(of, value);
  const Icon = word?.icon;
  const text = word ? t(`status.${of}.${value}`) : value;
  const tone = closed ? 'closed' : (word?.tone ?? 'grey');
  return (
    <span className={css.status} data-tone={tone} data-size={size} data-status={`${of}.${value}`}>
      {Icon && (
        <span className={css.icon} data-passing={word.passing || undefined}>
          <Icon stroke={1.75} aria-hidden size="1em" />
        </span>
      )}
      <span>{closed ? t('status.is', { word: text, closed: t('status.closed') }) : text}</span>
    </span>
  );
}
