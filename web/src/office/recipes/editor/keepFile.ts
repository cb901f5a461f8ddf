import { post } from '@/api/http';

export interface Kept { content: string; contentType: string }

/** The server judges the bytes, whatever the file is called. */
export const keepFile = (file: File) => post<Kept>('/api/recipes/pictures', new Blob([file], { type: file.type || 'application/octet-stream' }));
