import { describe, expect, test } from 'vitest';
import { periodOf, readFiguresSearch } from './figuresSearch';

describe('Figures', () => {
  test('Without a choice it is the last ninety days, with the day that has begun in the east', () => {
    expect(periodOf({}, new Date('2026-11-23T03:00:00Z'))).toEqual({ from: '2026-08-25', to: '2026-11-24' });
  });

  test('Own dates stand as they were chosen', () => {
    expect(periodOf(readFiguresSearch({ from: '2026-01-01', to: '2026-01-31', days: '30' }), new Date())).toEqual({ from: '2026-01-01', to: '2026-01-31' });
  });

  test('What is no figure, day or group is left out', () => {
    expect(readFiguresSearch({ figure: 'luck', from: 'yesterday', by: 'moon', days: '7' })).toEqual({});
    expect(readFiguresSearch({ figure: 'on-time', of: 'HN', days: 365, by: 'site' })).toEqual({ figure: 'on-time', of: 'HN', days: '365', by: 'site' });
  });
});
