import { HeadContent, Outlet } from '@tanstack/react-router';
import { ScanCatcher } from '@/parts/scan/ScanCatcher';
import { DemoBand } from './DemoBand';
import { KeyHelp } from './keys/KeyHelp';
import { SessionGate } from './session/SessionGate';
import { UpdateBand } from './UpdateBand';
import css from './shell.module.css';

/** What every screen of every room has: the demo's mark, the session, the scanner, the list of keys. */
export function Root() {
  return (
    <div className={css.root}>
      <HeadContent />
      <DemoBand />
      <UpdateBand />
      <div className={css.rest}>
        <SessionGate><Outlet /></SessionGate>
      </div>
      <ScanCatcher />
      <KeyHelp />
    </div>
  );
}
