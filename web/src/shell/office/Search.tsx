import { lazy, Suspense, useEffect } from 'react';
import { useStore } from '../store';
import { searchOpen } from './searchOpen';

const SearchBox = lazy(() => import('./SearchBox').then((module) => ({ default: module.SearchBox })));

/** Ctrl-K anywhere. The box itself is loaded with its first use. */
export function Search() {
  const opened = useStore(searchOpen);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      searchOpen.set(true);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return opened ? <Suspense><SearchBox /></Suspense> : null;
}
