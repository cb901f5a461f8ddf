const fromHex = (hex: string): Uint8Array => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

const toHex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

async function nodeHash(left: Uint8Array, right: Uint8Array): Promise<Uint8Array> {
  const joined = new Uint8Array(1 + left.length + right.length);
  joined[0] = 1;
  joined.set(left, 1);
  joined.set(right, 1 + left.length);
  return new Uint8Array(await crypto.subtle.digest('SHA-256', joined));
}

/** The tree head that an inclusion proof gives (RFC 9162, 2.1.3.2), or null when the proof has the wrong shape. */
export async function rootOf(leafHash: string, leafIndex: number, treeSize: number, path: readonly string[]): Promise<string | null> {
  if (leafIndex >= treeSize) return null;
  let index = BigInt(leafIndex);
  let last = BigInt(treeSize) - 1n;
  let hash = fromHex(leafHash);
  for (const step of path) {
    if (last === 0n) return null;
    const sibling = fromHex(step);
    if ((index & 1n) === 1n || index === last) {
      hash = await nodeHash(sibling, hash);
      while ((index & 1n) === 0n && index !== 0n) {
        index >>= 1n;
        last >>= 1n;
      }
    } else {
      hash = await nodeHash(hash, sibling);
    }
    index >>= 1n;
    last >>= 1n;
  }
  return last === 0n ? toHex(hash) : null;
}

/** Web cryptography is there over HTTPS and on localhost only. */
export const canCheck = (): boolean => typeof crypto !== 'undefined' && crypto.subtle !== undefined;
