import { Outlet } from '@tanstack/react-router';
import { RoomContext } from '@/parts/room';
import css from './floor.module.css';

/** The tablet: each screen brings its own frame (FloorPage), so that it may fill everything. */
export function FloorShell() {
  return (
    <RoomContext value="floor">
      <div className={`th-floor ${css.shell}`}><Outlet /></div>
    </RoomContext>
  );
}
