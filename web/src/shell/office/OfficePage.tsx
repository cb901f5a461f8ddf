import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { createStore } from '../store';
import css from './office.module.css';

export interface Crumb {
  label: string;
  to?: string;
}

export const crumbs = createStore<readonly Crumb[]>([]);

interface Props {
  title: string;
  /** The way here, without this page; the title is the last crumb. */
  path?: readonly Crumb[];
  /** Beside the title: status, a line of facts. */
  beside?: ReactNode;
  /** Upper right: views, filters. Never the primary action. */
  tools?: ReactNode;
  /** Bottom left, outlined. */
  secondary?: ReactNode;
  /** Bottom right: the one filled button. */
  primary?: ReactNode;
  /** The content fills the height and scrolls itself (tables). */
  fill?: boolean;
  children: ReactNode;
}

/** The frame of an office screen: heading, tools, content, and the action bar with the one primary action. */
export function OfficePage({ title, path = [], beside, tools, secondary, primary, fill = false, children }: Props) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const way = JSON.stringify([...path, { label: title }]);
  useEffect(() => {
    crumbs.set(JSON.parse(way) as Crumb[]);
    document.title = t('shell.title', { place: title });
  }, [way, title, t]);
  return (
    <div className={css.page} data-fill={fill || undefined}>
      <div className={css.head}>
        <h1 ref={heading} tabIndex={-1}>{title}</h1>
        {beside}
        <div className={css.tools}>{tools}</div>
      </div>
      <div className={css.content}>{children}</div>
      {(primary || secondary) && (
        <div className={css.actions}>
          <div className={css.secondary}>{secondary}</div>
          {primary}
        </div>
      )}
    </div>
  );
}
