import { screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import en from '@/i18n/en.json';
import { draw } from '@/test/render';
import { Status } from './Status';
import { vocabulary } from './vocabulary';

const words = en.status as unknown as Record<string, Record<string, string>>;

describe('Status', () => {
  test('Every status has a word, and every word a status', () => {
    for (const [of, values] of Object.entries(vocabulary)) expect(Object.keys(words[of]!).sort()).toEqual(Object.keys(values).sort());
  });

  test('shows icon and word, never colour alone', async () => {
    const { container } = await draw(<Status of="batch" value="held" />);
    expect(screen.getByText('Held')).toBeTruthy();
    expect(container.querySelector('svg')).toBeTruthy();
    expect(container.querySelector('[data-tone="act"]')).toBeTruthy();
  });

  test('loses its colour when closed and says so', async () => {
    const { container } = await draw(<Status of="exception" value="critical" closed />);
    expect(screen.getByText('Critical, closed')).toBeTruthy();
    expect(container.querySelector('[data-tone="stop"]')).toBeNull();
  });

  test('shows an unknown value as it came', async () => {
    await draw(<Status of="lot" value="blocked-by-future" />);
    expect(screen.getByText('blocked-by-future')).toBeTruthy();
  });
});
