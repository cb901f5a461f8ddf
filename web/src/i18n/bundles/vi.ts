import shared from '../vi.json';
import { merge } from './merge';

export const words = merge(shared, import.meta.glob('../../{office,floor,public,parts,shell}/**/words/vi.json', { eager: true, import: 'default' }));
