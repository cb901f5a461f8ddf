import shared from '../zh.json';
import { merge } from './merge';

export const words = merge(shared, import.meta.glob('../../{office,floor,public,parts,shell}/**/words/zh.json', { eager: true, import: 'default' }));
