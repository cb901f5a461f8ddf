import shared from '../en.json';
import { merge } from './merge';

export const words = merge(shared, import.meta.glob('../../{office,floor,public,parts,shell}/**/words/en.json', { eager: true, import: 'default' }));
