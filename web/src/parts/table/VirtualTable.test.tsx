import { screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { draw } from '@/test/render';
import { VirtualTable } from './VirtualTable';

interface Row { number: number }

const rows: Row[] = Array.from({ length: 10_000 }, (_, index) => ({ number: index + 1 }));
const columns = [{ key: 'number', header: 'Number', width: '5rem', cell: (row: Row) => row.number }];

describe('A table of 10,000 rows', () => {
  test('draws what is in sight and still tells how many there are', async () => {
    await draw(<VirtualTable label="Entries" rows={rows} columns={columns} rowKey={(row) => row.number} />);
    expect(screen.getByRole('grid', { name: 'Entries' }).getAttribute('aria-rowcount')).toBe('10001');
    expect(document.querySelectorAll('[data-index]').length).toBeLessThan(100);
    expect(document.querySelectorAll('*').length).toBeLessThan(3000);
  });
});
