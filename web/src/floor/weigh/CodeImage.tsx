import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import css from './weigh.module.css';

/** The GS1 Data Matrix of a label; drawn only when a label is looked at, so that its drawer is loaded then. */
export function CodeImage({ code, text }: { code: string; text: string }) {
  const { t } = useTranslation();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let gone = false;
    void import('bwip-js/browser').then(({ default: drawer }) => {
      if (!gone && canvas.current) drawer.toCanvas(canvas.current, { bcid: 'datamatrix', text: `^FNC1${code.replaceAll('\u001d', '^FNC1')}`, parsefnc: true, scale: 4, padding: 2, backgroundcolor: 'ffffff' });
    });
    return () => { gone = true; };
  }, [code]);
  return <canvas ref={canvas} className={css.code} role="img" aria-label={t('floor.weigh.code-of', { container: text })} />;
}
