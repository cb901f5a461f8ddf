export type Detect = (video: HTMLVideoElement) => Promise<string[]>;

interface NativeDetector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}

interface NativeDetectorType {
  new (options: { formats: string[] }): NativeDetector;
  getSupportedFormats(): Promise<string[]>;
}

const native = () => (globalThis as { BarcodeDetector?: NativeDetectorType }).BarcodeDetector;

/** The browser's own reader where it knows Data Matrix; else zxing, 335 kB that only this moment loads. */
export async function openDetector(): Promise<Detect> {
  const Native = native();
  if (Native && (await Native.getSupportedFormats()).includes('data_matrix')) {
    const detector = new Native({ formats: ['data_matrix', 'qr_code', 'code_128', 'ean_13'] });
    return async (video) => (await detector.detect(video)).map((code) => code.rawValue);
  }
  return openZxing();
}

async function openZxing(): Promise<Detect> {
  const [{ readBarcodes, prepareZXingModule }, { default: wasm }] = await Promise.all([
    import('zxing-wasm/reader'),
    import('zxing-wasm/reader/zxing_reader.wasm?url'),
  ]);
  prepareZXingModule({ overrides: { locateFile: (path: string) => (path.endsWith('.wasm') ? wasm : path) } });
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return async (video) => {
    if (!context || video.videoWidth === 0) return [];
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
    context.drawImage(video, 0, 0);
    const image = context.getImageData(0, 0, canvas.width, canvas.height);
    const found = await readBarcodes(image, { formats: ['DataMatrix', 'QRCode', 'Code128', 'EAN13'], textMode: 'Plain', maxNumberOfSymbols: 4 });
    return found.filter((code) => code.isValid).map((code) => code.symbologyIdentifier + code.text);
  };
}
