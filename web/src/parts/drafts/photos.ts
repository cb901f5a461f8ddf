import { database } from './draftStore';

/** What lists read of a photo is a draft with its name, under this field; its bytes lie beside it. */
export const photoField = 'photo';

/** A photo or file that was taken and is not on record yet: its author's draft, as what he types is. Null where its bytes are gone. */
export interface Photo {
  person: string;
  scope: string;
  name: string;
  type: string;
  bytes: ArrayBuffer;
}

/** On disk before anything is sent: a tablet that is locked or dies now has it nevertheless. */
export async function keepPhoto(person: string, scope: string, file: File): Promise<void> {
  const bytes = await bytesOf(file);
  await (await database()).photos.put({ person, scope, name: file.name, type: file.type, bytes });
}

export async function readPhoto(person: string, scope: string): Promise<File | null> {
  const kept = await (await database()).photos.get([person, scope]);
  return kept ? new File([kept.bytes], kept.name, { type: kept.type }) : null;
}

const bytesOf = (file: File): Promise<ArrayBuffer> => new Promise((resolve, reject) => {
  const reader = new FileReader();
  reader.onload = () => resolve(reader.result as ArrayBuffer);
  reader.onerror = () => reject(reader.error ?? new Error('not readable'));
  reader.readAsArrayBuffer(file);
});
