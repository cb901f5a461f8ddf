import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { draw } from '@/test/render';
import { RecordMenu } from './RecordMenu';

describe('The menu of the batch record', () => {
  test('offers the PDF in three languages, JSON and BatchML', async () => {
    await draw(<RecordMenu batch="B2406-017" />);
    await userEvent.click(screen.getByRole('button', { name: 'Batch record' }));
    // Without a layout nothing is seen to be in its place.
    const links = await screen.findAllByRole('menuitem', { hidden: true });
    expect(links.map((link) => link.getAttribute('href'))).toEqual([
      ...['en', 'vi', 'zh'].map((language) => `/api/batches/B2406-017/record.pdf?language=${language}`),
      '/api/batches/B2406-017/record.json?language=en', '/api/batches/B2406-017/record.xml?language=en',
    ]);
  });
});
