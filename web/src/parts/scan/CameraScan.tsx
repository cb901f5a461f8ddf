import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { IconBulb } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deliverScan } from './ScanCatcher';
import { type Scan, toScan } from './scanReader';
import { openDetector } from './detector';
import css from './scan.module.css';

interface Props {
  opened: boolean;
  onClose: () => void;
  /** Typed codes are marked as typed for ever. Without it, typing is not offered here. */
  onTyped?: (text: string) => void;
}

/** The fallback where there is no scanner: camera, light, a choice when two codes are in sight, typing last. */
export function CameraScan({ opened, onClose, onTyped }: Props) {
  const { t } = useTranslation();
  return (
    <Modal opened={opened} onClose={onClose} title={t('scan.camera-title')} closeButtonProps={{ 'aria-label': t('verb.close') }}>
      {opened && <Finder onScan={(scan) => { onClose(); deliverScan(scan); }} onTyped={onTyped && ((text) => { onClose(); onTyped(text); })} />}
    </Modal>
  );
}

function Finder({ onScan, onTyped }: { onScan: (scan: Scan) => void; onTyped?: (text: string) => void }) {
  const { t } = useTranslation();
  const video = useRef<HTMLVideoElement>(null);
  const [failed, setFailed] = useState(false);
  const [found, setFound] = useState<Scan[]>([]);
  const [track, setTrack] = useState<MediaStreamTrack | null>(null);
  const [torch, setTorch] = useState(false);
  const [typed, setTyped] = useState('');
  const deliver = useRef(onScan);
  deliver.current = onScan;

  useEffect(() => {
    let current = true;
    let stream: MediaStream | undefined;
    const look = async () => {
      const detect = await openDetector();
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1280 } } });
      if (!current || !video.current) return stream.getTracks().forEach((each) => each.stop());
      setTrack(stream.getVideoTracks()[0] ?? null);
      video.current.srcObject = stream;
      await video.current.play();
      while (current && video.current) {
        const codes = [...new Set(await detect(video.current))].map((text) => toScan(text, null));
        if (codes.length === 1) return deliver.current(codes[0]!);
        if (codes.length > 1) return setFound(codes);
        await new Promise((resolve) => setTimeout(resolve, 120));
      }
    };
    look().catch(() => current && setFailed(true));
    return () => {
      current = false;
      stream?.getTracks().forEach((each) => each.stop());
    };
  }, []);

  const light = () => {
    void track?.applyConstraints({ advanced: [{ torch: !torch } as MediaTrackConstraintSet] });
    setTorch(!torch);
  };
  const hasTorch = track !== null && 'torch' in (track.getCapabilities?.() ?? {});

  return (
    <Stack>
      {failed ? <p role="alert">{t('scan.camera-none')}</p> : <video ref={video} className={css.video} muted playsInline aria-label={t('scan.camera-hint')} />}
      {found.length > 1 && (
        <Stack gap="xs">
          <p>{t('scan.choose')}</p>
          {found.map((scan) => <Button key={scan.text} className="th-mono" onClick={() => onScan(scan)}>{scan.text.replaceAll('\u001d', ' ')}</Button>)}
        </Stack>
      )}
      {!failed && <Group justify="space-between"><span className="th-label">{t('scan.camera-hint')}</span>
        {hasTorch && <Button leftSection={<IconBulb stroke={1.75} size={20} />} aria-pressed={torch} onClick={light}>{t('scan.torch')}</Button>}</Group>}
      {onTyped && (
        <form onSubmit={(event) => { event.preventDefault(); if (typed.trim()) onTyped(typed.trim()); }}>
          <Group align="flex-end">
            <TextInput flex={1} label={t('scan.code')} description={t('scan.typed-mark')} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} autoCapitalize="off" autoComplete="off" spellCheck={false} />
            <Button type="submit">{t('verb.type-it')}</Button>
          </Group>
        </form>
      )}
    </Stack>
  );
}
