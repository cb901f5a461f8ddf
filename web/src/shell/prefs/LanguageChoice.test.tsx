import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test } from 'vitest';
import { ApiProblem, fieldText, problemText } from '@/api/problem';
import { sessionQuery } from '@/api/session';
import { currentLanguage, i18n, setLanguage } from '@/i18n';
import { answering, draw, session } from '@/test/render';
import { LanguageChoice } from './LanguageChoice';

afterEach(async () => act(() => setLanguage('en')));

describe('The choice of a language', () => {
  test('goes to the server as the person\'s own, and what is shown is asked for again', async () => {
    const sent = answering((one) => (one.path.endsWith('change-language')
      ? { status: 200, body: { ...session, user: { ...session.user, language: 'vi' } } } : { status: 200, body: session }));
    const { queries } = await draw(<LanguageChoice />);
    queries.setQueryData(['activity'], { items: [] });

    await userEvent.click(screen.getByText('Tiếng Việt'));

    await waitFor(() => expect(sent.some((one) => one.path === '/api/session/actions/change-language' && one.body.language === 'vi')).toBe(true));
    await waitFor(() => expect(queries.getQueryData(sessionQuery.queryKey)?.user?.language).toBe('vi'));
    expect(currentLanguage()).toBe('vi');
    expect(queries.getQueryState(['activity'])?.isInvalidated).toBe(true);
  });

  test('stays on this screen while the session is locked', async () => {
    const sent = answering(() => ({ status: 200, body: session }));
    const { queries } = await draw(<LanguageChoice />);
    await act(async () => queries.setQueryData(sessionQuery.queryKey, { ...session, state: 'locked' as const }));

    await userEvent.click(screen.getByText('中文'));

    await waitFor(() => expect(currentLanguage()).toBe('zh'));
    expect(sent.filter((one) => one.method === 'POST')).toEqual([]);
  });
});

describe('A refusal', () => {
  const t = i18n.t.bind(i18n);

  test('is told by our words only when the server told what they name', async () => {
    await draw(<LanguageChoice />);
    const whole = new ApiProblem({ status: 403, code: 'qualification-missing', detail: 'said', facts: { signer: 'lan', qualification: 'weighing' } });
    const part = new ApiProblem({ status: 403, code: 'qualification-missing', detail: 'This step needs weighing.', facts: { qualification: 'weighing' } });
    expect(problemText(whole, t)).toBe('lan is not qualified for weighing.');
    expect(problemText(part, t)).toBe('This step needs weighing.');
  });

  test('of a field that we have no words for is told as the server says it', async () => {
    await draw(<LanguageChoice />);
    const problem = new ApiProblem({ status: 422, code: 'input-not-accepted', errors: [{ field: '/name', code: 'name-missing', detail: '请填写打印姓名。' }] });
    expect(fieldText(problem, '/name', t)).toBe('请填写打印姓名。');
  });
});
