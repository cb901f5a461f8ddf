import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { IconWritingSign } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type BatchException, type Grade, grades } from '@/api/batches';
import { exceptionPath, exceptionQuery } from '@/api/quality';
import { holds, useMe } from '@/api/session';
import { i18n } from '@/i18n';
import { ActionDialog } from '@/parts/ActionDialog';
import { SignatureText } from '@/parts/batch/SignatureText';
import { Who } from '@/parts/batch/Who';
import { useDraft } from '@/parts/drafts/useDraft';
import { Primary } from '@/parts/Primary';
import { SignatureSheet } from '@/parts/sign/SignatureSheet';
import { Status } from '@/parts/status/Status';
import { QueryView } from '@/parts/views/Views';
import { OfficePage } from '@/shell/office/OfficePage';
import { Associated, named } from './Associated';
import css from './exception.module.css';

/** Facts and what was said left; impact, cause and conclusion right. QA concludes with a signature. */
export function ExceptionScreen() {
  const { t } = useTranslation();
  const { exception: id } = useParams({ strict: false }) as { exception: string };
  const query = useQuery(exceptionQuery(id));
  const path = [{ label: t('batch.exceptions'), to: '/exceptions' }];
  return query.data ? <One exception={query.data} path={path} /> : <OfficePage title={id} path={path}><QueryView query={query} rows={8}>{() => null}</QueryView></OfficePage>;
}

type Dialog = 'justify' | 'grade' | null;

function One({ exception, path }: { exception: BatchException; path: { label: string; to: string }[] }) {
  const { t } = useTranslation();
  const me = useMe();
  const queries = useQueryClient();
  const [dialog, setDialog] = useState<Dialog>(null);
  const [signing, setSigning] = useState(false);
  const [complaint, setComplaint] = useState<string | null>(null);
  const scope = `exception/${exception.id}`;
  const [impact, setImpact, dropImpact] = useDraft(scope, 'impact');
  const [cause, setCause, dropCause] = useDraft(scope, 'cause');
  const [conclusion, setConclusion, dropConclusion] = useDraft(scope, 'conclusion');
  const [others, setOthers, dropOthers] = useDraft(scope, 'others');
  const concludes = exception.open && holds(me, 'qa-reviewer');
  const done = () => { setDialog(null); setSigning(false); void queries.invalidateQueries({ queryKey: ['exceptions'] }); void queries.invalidateQueries({ queryKey: ['batches'] }); };
  const missing = exception.justifications.length === 0 ? t('exceptions.justify-first') : impact.trim() === '' ? t('exceptions.say-impact') : cause.trim() === '' ? t('exceptions.say-cause') : conclusion.trim() === '' ? t('exceptions.say-conclusion') : null;
  const conclude = () => { setComplaint(missing); if (missing === null) setSigning(true); };
  const body = { impact: impact.trim(), cause: cause.trim(), conclusion: conclusion.trim(), associatedBatches: named(others) };
  return (
    <OfficePage title={exception.id} path={path} beside={<Status of="exception" value={exception.grade} closed={!exception.open} size="large" />}
      secondary={exception.open && <>
        <Button onClick={() => setDialog('justify')}>{t('exceptions.add-justification')}</Button>
        <Button onClick={() => setDialog('grade')}>{t('exceptions.change-grade')}</Button>
        <p role="alert" className={css.complaint}>{complaint}</p></>}
      primary={concludes && <Primary leftSection={<IconWritingSign stroke={1.75} size={20} />} onClick={conclude}>{t('exceptions.conclude-sign')}</Primary>}>
      <p className={css.route}>{exception.open ? (exception.justifications.length === 0 ? t('exceptions.route-justify') : t('exceptions.route-conclude')) : t('exceptions.route-done')}</p>
      <div className={css.two}>
        <Facts exception={exception} />
        <section className={css.panel}>
          <h2>{t('exceptions.conclusion')}</h2>
          {exception.conclusion ? (
            <>
              <h3>{t('exceptions.impact')}</h3><p>{exception.conclusion.impact}</p>
              <h3>{t('exceptions.cause')}</h3><p>{exception.conclusion.cause}</p>
              <h3>{t('exceptions.conclusion')}</h3><p>{exception.conclusion.conclusion}</p>
              {exception.conclusion.associatedBatches.length > 0 && <><h3>{t('exceptions.others')}</h3><p>{exception.conclusion.associatedBatches.join(', ')}</p></>}
              <SignatureText signature={exception.conclusion.signature} />
            </>
          ) : concludes ? (
            <>
              <Textarea label={t('exceptions.impact')} value={impact} onChange={(event) => setImpact(event.currentTarget.value)} autosize minRows={2} maxRows={8} maxLength={4000} />
              <Textarea label={t('exceptions.cause')} value={cause} onChange={(event) => setCause(event.currentTarget.value)} autosize minRows={2} maxRows={8} maxLength={4000} />
              <Textarea label={t('exceptions.conclusion')} value={conclusion} onChange={(event) => setConclusion(event.currentTarget.value)} autosize minRows={2} maxRows={8} maxLength={4000} />
              <Associated exception={exception.id} value={others} onChange={setOthers} />
              <TextInput label={t('exceptions.others')} description={t('exceptions.others-hint')} value={others} onChange={(event) => setOthers(event.currentTarget.value)} autoComplete="off" />
            </>
          ) : <><p>{t('exceptions.route-conclude')}</p><Associated exception={exception.id} value={others} /></>}
        </section>
      </div>
      <Dialogs exception={exception} dialog={dialog} onClose={() => setDialog(null)} onDone={done} />
      <SignatureSheet opened={signing} onClose={() => setSigning(false)} action={`${exceptionPath(exception.id)}/actions/conclude`} body={body} onSigned={() => { dropImpact(); dropCause(); dropConclusion(); dropOthers(); done(); }} />
    </OfficePage>
  );
}

function Facts({ exception }: { exception: BatchException }) {
  const { t } = useTranslation();
  return (
    <section className={css.panel}>
      <h2>{t(`batch.kind.${exception.kind}`)}</h2>
      <p>{exception.description}</p>
      <dl>
        <dt>{t('board.batch')}</dt><dd><Link to={'/batches/$batch' as never} params={{ batch: exception.batch } as never}>{exception.batch}</Link>{exception.number && ` · ${exception.number}`}</dd>
        <dt>{t('exceptions.opened')}</dt><dd><Who by={exception.by} when={exception.when} /> {exception.byRule && <span className="th-label">{t('exceptions.by-rule')}</span>}</dd>
        {Object.entries(exception.facts).map(([name, value]) => <Fragment key={name}><dt>{i18n.exists(`exceptions.fact.${name}`) ? t(`exceptions.fact.${name}`) : name}</dt><dd>{value}</dd></Fragment>)}
        <dt>{t('exceptions.raw')}</dt><dd><Link to={'/activity' as never} search={{ stream: `batch/${exception.batch}`, entry: exception.when.entry } as never}>{t('review.raw', { number: exception.when.entry })}</Link></dd>
      </dl>
      <h3>{t('exceptions.said')}</h3>
      {exception.justifications.length === 0 && <p className="th-label">{t('exceptions.nothing-said')}</p>}
      {exception.justifications.map((one) => <p key={one.when.entry}>{one.text} <Who by={one.by} when={one.when} /></p>)}
      {exception.acknowledged && <p>{exception.acknowledged.text} <Who by={exception.acknowledged.by} when={exception.acknowledged.when} /></p>}
      {exception.gradeChanges.map((one) => <p key={one.when.entry}>{t(`status.exception.${one.from}`)} → {t(`status.exception.${one.to}`)}: {one.reason} <Who by={one.by} when={one.when} /></p>)}
    </section>
  );
}

function Dialogs({ exception, dialog, onClose, onDone }: { exception: BatchException; dialog: Dialog; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [grade, setGrade] = useState<Grade>(exception.grade);
  const action = (name: string) => `${exceptionPath(exception.id)}/actions/${name}`;
  return (
    <>
      <ActionDialog opened={dialog === 'justify'} onClose={onClose} title={t('exceptions.add-justification')} verb={t('verb.save')} path={action('justify')} reason={false}
        body={() => (text.trim() === '' ? t('part.reason-needed') : { justification: text.trim() })} onDone={() => { setText(''); onDone(); }}>
        <Textarea data-autofocus label={t('exceptions.justification')} value={text} onChange={(event) => setText(event.currentTarget.value)} autosize minRows={3} maxRows={8} maxLength={4000} />
      </ActionDialog>
      <ActionDialog opened={dialog === 'grade'} onClose={onClose} title={t('exceptions.change-grade')} why={t('exceptions.grade-why')} verb={t('verb.save')} path={action('grade')} body={() => ({ grade })} onDone={onDone}>
        <Select label={t('exceptions.grade')} value={grade} onChange={(next) => setGrade((next ?? exception.grade) as Grade)} data={grades.map((value) => ({ value, label: t(`status.exception.${value}`) }))} />
      </ActionDialog>
    </>
  );
}
