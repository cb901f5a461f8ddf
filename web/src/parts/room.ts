import { createContext, useContext } from 'react';

/** The floor is touched with gloves and fills the screen; the office has a pointer and dialogs. */
export type Room = 'office' | 'floor';

export const RoomContext = createContext<Room>('office');

export const useRoom = (): Room => useContext(RoomContext);

/** Drawn to be looked at, as in a preview: nothing of this device is touched, told or listened to. */
export const OnlyLooked = createContext(false);

export const useOnlyLooked = (): boolean => useContext(OnlyLooked);
