import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/api/session';
import type { Device } from './api';

const place = (site: string) => `theriac.printer.${site}`;

/** The printer chosen at this device, else that of its room, else the only one of the site: a label never comes out where nobody stands. */
export function printerOf(printers: readonly Device[], chosen: string | null, area: string | undefined): Device | null {
  const here = printers.filter((one) => one.area === area);
  return printers.find((one) => one.id === chosen) ?? (here.length === 1 ? here[0]! : printers.length === 1 ? printers[0]! : null);
}

export function usePrinter(printers: readonly Device[], site: string): [Device | null, (id: string) => void] {
  const { data: session } = useSession();
  const [chosen, setChosen] = useState(() => localStorage.getItem(place(site)));
  return [printerOf(printers, chosen, session?.terminal?.area), (id) => {
    localStorage.setItem(place(site), id);
    setChosen(id);
  }];
}

/** Asked where there is a choice, and remembered at this device. */
export function PrinterChoice({ printers, printer, onChoose }: { printers: readonly Device[]; printer: Device | null; onChoose: (id: string) => void }) {
  const { t } = useTranslation();
  if (printers.length < 2) return null;
  return (
    <Select label={t('floor.weigh.printer')} placeholder={t('floor.weigh.choose-printer')} value={printer?.id ?? null} allowDeselect={false} onChange={(next) => next && onChoose(next)}
      data={printers.map((one) => ({ value: one.id, label: `${one.name} · ${one.id} · ${one.area}` }))} />
  );
}
