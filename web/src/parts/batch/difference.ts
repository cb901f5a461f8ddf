/** Adds and takes away decimals in digits: `1000 - 990 - 5`. */
export function difference(first: string, others: readonly string[]): string {
  const places = Math.max(...[first, ...others].map((value) => value.split('.')[1]?.length ?? 0));
  return shown(others.reduce((rest, value) => rest - scaled(value, places), scaled(first, places)), places);
}

function scaled(value: string, places: number): bigint {
  const [whole = '0', fraction = ''] = value.split('.');
  return BigInt(whole + fraction.padEnd(places, '0'));
}

function shown(value: bigint, places: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(places + 1, '0');
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return value < 0n ? `-${text}` : text;
}
