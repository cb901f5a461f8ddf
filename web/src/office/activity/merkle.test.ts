// @vitest-environment node
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { rootOf } from './merkle';

const sha = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
const leaf = (text: string) => sha(Buffer.from([0]), Buffer.from(text));
const node = (left: Buffer, right: Buffer) => sha(Buffer.from([1]), left, right);

// Tree and proof as RFC 9162, 2.1.1 and 2.1.3.1 define them, by recursion: another way than the code under test.
const split = (n: number) => 2 ** Math.floor(Math.log2(n - 1));
const head = (leaves: Buffer[]): Buffer =>
  leaves.length === 1 ? leaves[0]! : node(head(leaves.slice(0, split(leaves.length))), head(leaves.slice(split(leaves.length))));
const proof = (m: number, leaves: Buffer[]): Buffer[] => {
  if (leaves.length === 1) return [];
  const k = split(leaves.length);
  return m < k ? [...proof(m, leaves.slice(0, k)), head(leaves.slice(k))] : [...proof(m - k, leaves.slice(k)), head(leaves.slice(0, k))];
};

describe('An inclusion proof', () => {
  test('of each leaf of each tree up to 33 leaves gives the tree head', async () => {
    for (let size = 1; size <= 33; size += 1) {
      const leaves = Array.from({ length: size }, (_, i) => leaf(`entry ${i}`));
      for (let index = 0; index < size; index += 1) {
        const path = proof(index, leaves).map((hash) => hash.toString('hex'));
        expect(await rootOf(leaves[index]!.toString('hex'), index, size, path)).toBe(head(leaves).toString('hex'));
      }
    }
  });

  test('with one flipped bit, or of another place, does not', async () => {
    const leaves = Array.from({ length: 11 }, (_, i) => leaf(`entry ${i}`));
    const path = proof(4, leaves).map((hash) => hash.toString('hex'));
    const flipped = [path[0]!.replace(/^./, (c) => (c === '0' ? '1' : '0')), ...path.slice(1)];
    expect(await rootOf(leaves[4]!.toString('hex'), 4, 11, flipped)).not.toBe(head(leaves).toString('hex'));
    expect(await rootOf(leaves[4]!.toString('hex'), 5, 11, path)).not.toBe(head(leaves).toString('hex'));
    expect(await rootOf(leaves[4]!.toString('hex'), 11, 11, path)).toBeNull();
    expect(await rootOf(leaves[4]!.toString('hex'), 4, 11, path.slice(1))).toBeNull();
  });
});
