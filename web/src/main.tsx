import '@mantine/core/styles.layer.css';
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startI18n } from './i18n';
import { App } from './App';
import { applyPreferences } from './shell/prefs/preferences';
import { whenTooOld } from './api/http';
import { askToPersist } from './parts/drafts/persistence';
import { registerServiceWorker, tooOld } from './shell/serviceWorker';
import { watchNetwork } from './shell/sync/syncStore';

applyPreferences();
watchNetwork();
whenTooOld(() => tooOld.set(true));
void askToPersist().catch(() => undefined);

void startI18n().then(() => {
  createRoot(document.getElementById('root')!).render(<StrictMode><App /></StrictMode>);
  registerServiceWorker();
  // Names may be Chinese in any language; their slices may come a moment after everything else.
  setTimeout(() => void import('./styles/fontsChinese.css'), 400);
});
