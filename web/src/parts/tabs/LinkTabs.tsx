import { Link } from '@tanstack/react-router';
import css from './LinkTabs.module.css';

export interface LinkTab {
  to: string;
  text: string;
}

/** Views of one place; each has its address. */
export function LinkTabs({ label, tabs }: { label: string; tabs: readonly LinkTab[] }) {
  return (
    <nav className={css.tabs} aria-label={label}>
      {tabs.map(({ to, text }) => (
        <Link key={to} to={to as never} activeOptions={{ exact: true, includeSearch: false }} activeProps={{ 'data-active': true } as object} className={css.tab}>{text}</Link>
      ))}
    </nav>
  );
}
