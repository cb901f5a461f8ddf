import { Button, PasswordInput, Select, Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, fieldText, problemText } from '@/api/problem';
import { signIn } from '@/api/session';
import { type SetupInput, setUp } from '@/api/setup';
import { useLanguage } from '@/i18n';
import { LanguageChoice } from '../prefs/LanguageChoice';
import css from './session.module.css';

const here = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The device's own zone is always among them: browsers leave UTC out of their list. */
const zones = () => [...new Set([here, ...Intl.supportedValuesOf('timeZone'), 'UTC'])];

/** The first minutes of an empty instance: who administers it, whose plant it is, and where its first site stands. */
export function Setup() {
  const { t } = useTranslation();
  const language = useLanguage();
  const queries = useQueryClient();
  const [input, setInput] = useState<Record<Exclude<keyof SetupInput, 'language'>, string>>({
    userId: '', name: '', password: '', enterpriseId: '', enterpriseName: '', siteId: '', siteName: '',
    zone: here,
  });
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      await setUp({ ...input, language });
      await signIn(input.userId, input.password);
      await queries.invalidateQueries();
    } catch (error) {
      setProblem(error instanceof ApiProblem ? error : new ApiProblem({ code: 'unknown' }));
    } finally {
      setBusy(false);
    }
  };
  const field = (name: keyof typeof input, label: string, more: object = {}) => (
    <TextInput label={label} value={input[name]} error={fieldText(problem, `/${name}`, t)} autoComplete="off"
      onChange={(event) => setInput({ ...input, [name]: event.currentTarget.value })} {...more} />
  );
  return (
    <main className={css.page}>
      <div className={css.brand}><div className={css.wordmark}>Theriac</div><div className="th-label">{t('setup.why')}</div></div>
      <form className={`${css.card} ${css.wide}`} onSubmit={(event) => void submit(event)}>
        <Stack>
          <h1 className={css.title}>{t('setup.title')}</h1>
          <fieldset className={css.group}>
            <legend>{t('setup.administrator')}</legend>
            {field('userId', t('people.id'), { autoFocus: true, autoCapitalize: 'none', spellCheck: false, autoComplete: 'username' })}
            {field('name', t('people.name'))}
            <PasswordInput label={t('sign-in.password')} value={input.password} error={fieldText(problem, '/password', t)} autoComplete="new-password"
              onChange={(event) => setInput({ ...input, password: event.currentTarget.value })} visibilityToggleButtonProps={{ 'aria-label': t('verb.show') }} />
          </fieldset>
          <fieldset className={css.group}>
            <legend>{t('setup.plant')}</legend>
            {field('enterpriseId', t('setup.enterprise-id'), { description: t('setup.id-hint') })}
            {field('enterpriseName', t('setup.enterprise-name'))}
            {field('siteId', t('setup.site-id'), { description: t('setup.id-hint') })}
            {field('siteName', t('setup.site-name'))}
            <Select label={t('setup.zone')} searchable data={zones()} value={input.zone} error={fieldText(problem, '/zone', t)} onChange={(zone) => setInput({ ...input, zone: zone ?? input.zone })} />
          </fieldset>
          <p role="alert" className={css.complaint}>{problem ? problemText(problem, t) : '\u00a0'}</p>
          <Button type="submit" variant="filled" loading={busy} data-primary>{t('setup.start')}</Button>
        </Stack>
      </form>
      <div className={css.foot}><LanguageChoice /></div>
    </main>
  );
}
