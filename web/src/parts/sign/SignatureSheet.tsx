import { Drawer, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { isDryRunPath } from '@/api/dryRun';
import { ApiProblem } from '@/api/problem';
import { type Prepared, prepare } from '@/api/signing';
import { useLanguage } from '@/i18n';
import { useRoom } from '../room';
import { NoScan } from '../scan/ScanCatcher';
import { ErrorView, Loading } from '../views/Views';
import { DrySign } from './DrySign';
import { SignatureForm } from './SignatureForm';

export interface SignatureSheetProps<T> {
  opened: boolean;
  onClose: () => void;
  /** The signed action, such as `/api/batches/B2406-017/actions/sign-step`; its document is at `…/document`. */
  action: string;
  /** The body of the action without its signature. */
  body: object;
  /** Somebody else signs on this screen: always both components, never this person. */
  secondPerson?: { performer: { id: string; name: string } };
  commentRequired?: boolean;
  onSigned: (answer: T) => void;
  /** A refusal that is not about the signer (the batch changed, the lot is blocked): shown in the sheet, told here too. */
  onRefused?: (problem: ApiProblem) => void;
}

/**
 * A signature, the same everywhere: what is signed in full, the meaning in words, comment, person, secret, Sign.
 * A sheet on the floor, a dialog in the office. What is shown comes from the server's document alone: its hash is bound.
 */
export function SignatureSheet<T>(props: SignatureSheetProps<T>) {
  const room = useRoom();
  const { t } = useTranslation();
  const language = useLanguage();
  const { opened, onClose, action, body, onRefused } = props;
  const prepared = useQuery<Prepared>({
    queryKey: ['sign', action, body, language],
    queryFn: () => prepare(action, body, language),
    enabled: opened && !isDryRunPath(action),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: 'always',
  });
  const refused = prepared.error;
  // What would be refused is so before anybody signs; the screen behind may know what is missing.
  useEffect(() => {
    if (opened && refused instanceof ApiProblem) onRefused?.(refused);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for each refusal, whatever the screen draws meanwhile
  }, [opened, refused]);
  const content = !opened ? null : isDryRunPath(action) ? <DrySign<T> action={action} body={body} onSigned={props.onSigned} onRefused={props.onRefused} /> : prepared.data
    ? <SignatureForm key={prepared.data.hash} {...props} prepared={prepared.data} onStale={() => void prepared.refetch()} />
    : prepared.error ? <ErrorView error={prepared.error} onRetry={() => void prepared.refetch()} /> : <Loading rows={5} />;
  const inside = <>{opened && <NoScan />}{content}</>;
  const title = heading(props.secondPerson !== undefined, prepared.data, t);
  const close = { 'aria-label': t('verb.close') };
  return room === 'floor' ? (
    <Drawer opened={opened} onClose={onClose} position="bottom" size="auto" radius="md" title={title} closeButtonProps={close} transitionProps={{ duration: 0 }} classNames={{ content: 'th-floor' }}
      styles={{ content: { height: 'auto', maxHeight: '92dvh', maxWidth: 800, marginInline: 'auto', scrollPaddingBottom: 104 }, title: { fontSize: '1.5rem', fontWeight: 600 } }}>
      {inside}
    </Drawer>
  ) : (
    <Modal opened={opened} onClose={onClose} size="lg" title={title} closeButtonProps={close}>{inside}</Modal>
  );
}

function heading(second: boolean, prepared: Prepared | undefined, t: TFunction): string {
  if (!prepared) return t('verb.sign');
  const meaning = t(`status.signature.${prepared.document.meaning}`);
  return second ? t('sign.second', { meaning }) : meaning;
}
