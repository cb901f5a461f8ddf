/** The code as a Data Matrix picture; the writer is loaded by the first label that is shown. */
export async function dataMatrix(text: string): Promise<string> {
  const [{ writeBarcode, prepareZXingModule }, { default: wasm }] = await Promise.all([
    import('zxing-wasm/writer'),
    import('zxing-wasm/writer/zxing_writer.wasm?url'),
  ]);
  prepareZXingModule({ overrides: { locateFile: (path: string) => (path.endsWith('.wasm') ? wasm : path) } });
  const { svg, error } = await writeBarcode(text, { format: 'DataMatrix', scale: 4 });
  if (!svg) throw new Error(error);
  return `data:image/svg+xml;base64,${btoa(svg)}`;
}
