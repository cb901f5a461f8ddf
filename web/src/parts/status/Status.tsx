import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type StatusOf, type StatusTone, wordOf } from './vocabulary';
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
  const text = word ? t(`status.${of}.${value}`) : value;
  return (
    <Badge icon={word?.icon} tone={closed ? 'closed' : (word?.tone ?? 'grey')} passing={word?.passing} size={size} status={`${of}.${value}`}>
      {closed ? t('status.is', { word: text, closed: t('status.closed') }) : text}
    </Badge>
  );
}

interface BadgeProps {
  icon?: Icon;
  tone: StatusTone | 'closed';
  passing?: boolean;
  size?: Props['size'];
  status?: string;
  children: ReactNode;
}

/** The look of a status, for states outside the vocabulary (an account, a token). */
export function Badge({ icon: Mark, tone, passing, size = 'normal', status, children }: BadgeProps) {
  return (
    <span className={css.status} data-tone={tone} data-size={size} data-status={status}>
      {Mark && <span className={css.icon} data-passing={passing || undefined}><Mark stroke={1.75} aria-hidden size="1em" /></span>}
      <span>{children}</span>
    </span>
  );
}
