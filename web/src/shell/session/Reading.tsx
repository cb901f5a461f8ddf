import { lazy, Suspense } from 'react';

const ReadingRoom = lazy(() => import('@/floor/reading/ReadingRoom').then((module) => ({ default: module.ReadingRoom })));

/** What this device keeps of instructions, for whoever stands before it without network. */
export function Reading({ onBack }: { onBack: () => void }) {
  return <Suspense><ReadingRoom onBack={onBack} /></Suspense>;
}
