import { createStore } from '../store';

export const searchOpen = createStore(false);
