import { Button } from '@mantine/core';
import { useState } from 'react';
import { CameraScan } from '@/parts/scan/CameraScan';
import { FieldStatus } from '@/parts/FieldStatus';
import { NumberField } from '@/parts/number/NumberField';
import { NumberPad } from '@/parts/number/NumberPad';
import { Primary } from '@/parts/Primary';
import { RoomContext } from '@/parts/room';
import { SignatureSheet } from '@/parts/sign/SignatureSheet';
import { Status } from '@/parts/status/Status';
import { vocabulary, type StatusOf } from '@/parts/status/vocabulary';
import { Empty, ErrorView, NoRight } from '@/parts/views/Views';
import { FloorPage } from '@/shell/floor/FloorPage';

/** `/gallery?show=status|views|floor|sign|second|camera`, in `npm run dev` alone. */
export function Gallery() {
  const show = new URLSearchParams(window.location.search).get('show') ?? 'status';
  if (show === 'status') return <Words />;
  if (show === 'views') return <Views />;
  return <RoomContext value={show === 'sign-office' ? 'office' : 'floor'}><Floor show={show} /></RoomContext>;
}

function Words() {
  return (
    <main style={{ padding: 24, overflow: 'auto', display: 'grid', gap: 12 }}>
      {Object.entries(vocabulary).map(([of, words]) => (
        <div key={of} style={{ display: 'flex', flexWrap: 'wrap', gap: 12 }}>
          <b style={{ width: 100 }}>{of}</b>
          {Object.keys(words).map((value) => <Status key={value} of={of as StatusOf} value={value} />)}
        </div>
      ))}
      <div style={{ display: 'flex', gap: 12 }}><Status of="exception" value="critical" closed /><Status of="exception" value="minor" closed size="small" /><Status of="batch" value="held" size="large" /></div>
      <FieldStatus state={{ kind: 'draft' }} /><FieldStatus state={{ kind: 'sending', since: Date.now() }} /><FieldStatus state={{ kind: 'saved', at: '2026-11-22T01:42:10Z' }} zone="Asia/Ho_Chi_Minh" />
      <FieldStatus state={{ kind: 'waiting', since: Date.now() }} /><FieldStatus state={{ kind: 'refused', why: 'Lot L-204 expired on 2026-10-31. Scan another lot or call the supervisor.' }} />
    </main>
  );
}

function Views() {
  return (
    <main style={{ overflow: 'auto' }}>
      <Empty action={<Button>Create</Button>}>Nothing here yet.</Empty>
      <ErrorView error={new Error('x')} onRetry={() => undefined} />
      <NoRight roles={['qualified-person']} />
    </main>
  );
}

function Floor({ show }: { show: string }) {
  const [value, setValue] = useState('41.6');
  const [open, setOpen] = useState(show !== 'floor');
  return (
    <div className="th-floor" style={{ display: 'flex', flexDirection: 'column', flex: 1, minHeight: 0 }}>
      <FloorPage title="B2406-017  Demosol 10 mg" beside="Granulation" back="/" secondary={<Button>Exception</Button>} primary={<Primary onClick={() => setOpen(true)}>Save and sign</Primary>}>
        <h2 style={{ margin: '0 0 16px' }}>4.2 Measure the product temperature.</h2>
        <NumberField name="4.2" label="Temperature" unit="°C" value={value} onChange={setValue} state={{ kind: 'draft' }} ownKeys />
        <div style={{ marginTop: 16 }}><NumberPad value={value} onChange={setValue} /></div>
      </FloorPage>
      {show === 'camera' && <CameraScan opened={open} onClose={() => setOpen(false)} onTyped={() => undefined} />}
      {(show === 'sign' || show === 'second' || show === 'floor' || show === 'sign-office') && (
        <SignatureSheet opened={open} onClose={() => setOpen(false)} action="/api/batches/B2406-017/actions/sign-step" body={{ step: '4.2' }} onSigned={() => setOpen(false)}
          secondPerson={show === 'second' ? { performer: { id: 'lan', name: 'Nguyễn Thị Lan' } } : undefined} />
      )}
    </div>
  );
}
