import { Button, Group, PasswordInput, Stack, Textarea, TextInput } from '@mantine/core';
import type { TFunction } from 'i18next';
import { IconKey, IconWritingSign } from '@tabler/icons-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '@/api/intent';
import { ApiProblem, problemText } from '@/api/problem';
import type { Prepared, SignatureInput } from '@/api/signing';
import { passkeysWork, signWithPasskey } from '@/shell/session/passkey';
import { syncStore } from '@/shell/sync/syncStore';
import { useStore } from '@/shell/store';
import { useDraft } from '../drafts/useDraft';
import { useRoom } from '../room';
import { SignedContent } from './SignedContent';
import type { SignatureSheetProps } from './SignatureSheet';
import css from './sign.module.css';

type Props<T> = SignatureSheetProps<T> & { prepared: Prepared; onStale: () => void };

export function SignatureForm<T>({ action, body, secondPerson, commentRequired, onSigned, onRefused, onClose, prepared, onStale }: Props<T>) {
  const { t } = useTranslation();
  const room = useRoom();
  const offline = useStore(syncStore).offlineSince !== null;
  const both = prepared.first || secondPerson !== undefined;
  const [comment, setComment, dropComment] = useDraft(`sign${action}`, 'comment');
  const [userId, setUserId] = useState('');
  const [password, setPassword] = useState('');
  const [complaint, setComplaint] = useState<string | null>(null);
  const secret = useRef<HTMLInputElement>(null);
  const signer = useRef<HTMLInputElement>(null);
  // The document arrives after the sheet opened: the focus goes to the first empty part, never to the close button.
  useEffect(() => (both ? signer : secret).current?.focus({ preventScroll: true }), [both]);
  const send = useCommand<T>({
    onSuccess: (answer) => {
      dropComment();
      onSigned(answer);
    },
    onError: (problem, sent) => {
      setPassword('');
      setComplaint(refusal(problem, 'passkey' in ((sent.body as { signature: object }).signature), t));
      if (problem.code === 'document-changed') onStale();
      else if (isAboutSigner(problem)) secret.current?.focus();
      else onRefused?.(problem);
    },
  });

  const missing = (byPasskey: boolean): string | null => {
    if (commentRequired && comment.trim() === '') return t('sign.missing-comment');
    if (userId.trim() === '' && (secondPerson || (both && !byPasskey))) return t('sign.missing-id');
    if (secondPerson && sameId(userId, secondPerson.performer.id)) return t('sign.performer', { name: secondPerson.performer.name });
    return password === '' && !byPasskey ? t('sign.missing-secret') : null;
  };
  const complete = (secretPart: Pick<SignatureInput, 'password' | 'passkey'>) => {
    const signature: SignatureInput = {
      documentHash: prepared.hash,
      meaning: prepared.document.meaning,
      language: prepared.document.language,
      comment: comment.trim() || undefined,
      userId: both ? userId.trim() || undefined : undefined,
      ...secretPart,
    };
    send.mutate({ path: action, body: { ...body, signature } });
  };
  const sign = (event: FormEvent) => {
    event.preventDefault();
    const first = missing(false);
    setComplaint(first);
    if (!first) complete({ password });
  };
  const signByPasskey = async () => {
    const first = missing(true);
    setComplaint(first);
    if (first) return;
    try {
      complete({ passkey: await signWithPasskey(prepared.hash, secondPerson ? userId.trim() : undefined) });
    } catch (error) {
      setComplaint(error instanceof ApiProblem ? problemText(error, t) : t('sign-in.passkey-stopped'));
    }
  };

  return (
    <form onSubmit={sign} autoComplete="off">
      <Stack gap="md">
        <SignedContent document={prepared.document} hash={prepared.hash} />
        <Textarea label={commentRequired ? t('sign.comment-needed') : t('sign.comment')} value={comment} autosize minRows={1} maxRows={5} maxLength={2000} onChange={(event) => setComment(event.currentTarget.value)} />
        <div>
          <p className={css.who}>
            {secondPerson ? t('sign.second-why', { name: secondPerson.performer.name }) : both ? t('sign.first') : t('sign.later')}
          </p>
          <div className={css.parts}>
            {both
              ? <TextInput ref={signer} data-autofocus label={t('sign-in.user-id')} value={userId} onChange={(event) => setUserId(event.currentTarget.value)} autoCapitalize="none" autoComplete="off" spellCheck={false} />
              : <div><div className="th-label">{t('sign.who')}</div><div className={css.name}>{t('sign.as', { name: prepared.name, id: prepared.userId })}</div></div>}
            <PasswordInput data-autofocus={both ? undefined : true} ref={secret} label={t('sign-in.password')} value={password} onChange={(event) => setPassword(event.currentTarget.value)} autoComplete="off"
              visibilityToggleButtonProps={{ 'aria-label': t('verb.show') }} />
          </div>
          <p role="alert" className={css.complaint}>{complaint ?? '\u00a0'}</p>
        </div>
        {offline ? <p className={css.offline}>{t('sign.waiting')}</p> : (
          <Group justify="space-between" gap="lg" className={room === 'floor' ? css.actions : undefined}>
            <Button variant="subtle" color="gray" onClick={onClose}>{t('verb.back')}</Button>
            {passkeysWork() && <Button leftSection={<IconKey stroke={1.75} size={20} />} onClick={() => void signByPasskey()}>{t('sign.passkey')}</Button>}
            <Button type="submit" variant="filled" data-primary loading={send.isPending} leftSection={<IconWritingSign stroke={1.75} size={room === 'floor' ? 28 : 20} />} className={css.primary}>
              {t('verb.sign')}
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  );
}

// Ids are unique under case folding, so that Lan and lan are one person (P11-300a).
const sameId = (one: string, other: string) => one.trim().toLowerCase() === other.toLowerCase();

const signerCodes = ['credentials-wrong', 'signature-components-missing', 'signer-not-allowed', 'account-locked', 'second-person-needed'];

const isAboutSigner = (problem: ApiProblem) => signerCodes.includes(problem.code) || problem.isUnanswered;

function refusal(problem: ApiProblem, byPasskey: boolean, t: TFunction): string {
  const left = problem.fact('triesLeft');
  const text = problem.code === 'credentials-wrong' ? t(byPasskey ? 'refusal.passkey-refused' : 'sign.wrong')
    : problem.code === 'document-changed' ? t('sign.document-changed') : problemText(problem, t);
  return left === undefined ? text : `${text} ${t('sign-in.tries', { count: Number(left) })}`;
}
