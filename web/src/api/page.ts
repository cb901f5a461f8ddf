/** A part of a list; `next` is the cursor of the following part. */
export interface Page<T> {
  items: T[];
  next: string | null;
}
