import { Button, Select, Textarea } from '@mantine/core';
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
import { useFormDraft } from '@/parts/drafts/useFormDraft';
import { SignatureText } from '@/parts/batch/SignatureText';
import { Who } from '@/parts/batch/Who';
import { useDraft } from '@/parts/drafts/useDraft';
import { Primary } from '@/parts/Primary';
import { SignatureSheet } from '@/parts/sign/SignatureSheet';
import { Status } from '@/parts/status/Status';
import { QueryView } from '@/parts/views/Views';
import { OfficePage } from '@/shell/office/OfficePage';
import { Associated, named } from './Associated';
import { ConclusionText, type Draft, InvestigationFields, saysLittle, Together } from './Conclusions';
import { Follow } from './Follow';
import { Route } from './Route';
import css from './exception.module.css';

/** Facts and what was said left; impact, cause and conclusion right. QA concludes with a signature. */
export function ExceptionScreen() {
  const { t } = useTranslation();
  const { exception: id } = useParams({ strict: false }) as { exception: string };
  const query = useQuery(exceptionQuery(id));
  const path = [{ label: t('batch.exceptions'), to: '/exceptions' }];
  return query.data ? <One exception={query.data} path={path} /> : <OfficePage title={id} path={path}><QueryView query={query} rows={8}>{() => null}</QueryView></OfficePage>;
}

type Dialog = 'justify' | 'grade' | 'reopen' | null;

const blank: Draft = { impact: '', touched: '', rootCause: '', cause: '', conclusion: '', others: '' };

/** Every field survives lock, reload and sign-out. */
function useInvestigation(id: string): [Draft, (field: keyof Draft, value: string) => void, () => void] {
  const [text, setText, drop] = useDraft(`exception/${id}`, 'investigation');
  const draft = { ...blank, ...(text ? (JSON.parse(text) as Partial<Draft>) : {}) };
  return [draft, (field, value) => setText(JSON.stringify({ ...draft, [field]: value })), drop];
}

function One({ exception, path }: { exception: BatchException; path: { label: string; to: string }[] }) {
  const { t } = useTranslation();
  const me = useMe();
  const queries = useQueryClient();
  const [dialog, setDialog] = useState<Dialog>(null);
  const [signing, setSigning] = useState(false);
  const [complaint, setComplaint] = useState<string | null>(null);
  const [draft, put, drop] = useInvestigation(exception.id);
  const [ticked, setTogether] = useState<string[]>([]);
  const together = saysLittle(draft) ? ticked : [];
  const route = exception.route;
  const mine = exception.open && route !== null && !route.notYou && holds(me, ...route.next);
  const assessing = route !== null && route.signatures.length === 2 && exception.assessment === null;
  const done = () => { setDialog(null); setSigning(false); void queries.invalidateQueries({ queryKey: ['exceptions'] }); void queries.invalidateQueries({ queryKey: ['batches'] }); };
  const missing = draft.touched === '' ? t('exceptions.say-touched') : draft.impact.trim() === '' ? t('exceptions.say-impact') : assessing ? null
    : exception.justifications.length === 0 ? t('exceptions.justify-first') : draft.rootCause === '' && together.length === 0 ? t('exceptions.say-root-cause')
    : draft.cause.trim() === '' ? t('exceptions.say-cause') : draft.conclusion.trim() === '' ? t('exceptions.say-conclusion') : null;
  const conclude = () => { setComplaint(missing); if (missing === null) setSigning(true); };
  const said = { impact: draft.impact.trim(), productImpact: draft.touched === 'yes' };
  const full = { ...said, rootCause: draft.rootCause, cause: draft.cause.trim(), conclusion: draft.conclusion.trim(), associatedBatches: named(draft.others) };
  const act = assessing ? { action: `${exceptionPath(exception.id)}/actions/assess`, body: said }
    : together.length > 0 ? { action: `/api/batches/${encodeURIComponent(exception.batch)}/actions/conclude-exceptions`, body: { exceptions: [exception.id, ...together], impact: full.impact, cause: full.cause, conclusion: full.conclusion } }
    : { action: `${exceptionPath(exception.id)}/actions/conclude`, body: full };
  return (
    <OfficePage title={exception.id} path={path} beside={<Status of="exception" value={exception.grade} closed={!exception.open} size="large" />}
      secondary={<>
        {exception.open && <Button onClick={() => setDialog('justify')}>{t('exceptions.add-justification')}</Button>}
        {exception.open && <Button onClick={() => setDialog('grade')}>{t('exceptions.change-grade')}</Button>}
        {!exception.open && holds(me, 'qa-reviewer') && <Button onClick={() => setDialog('reopen')}>{t('exceptions.reopen')}</Button>}
        <p role="alert" className={css.complaint}>{complaint}</p></>}
      primary={mine && <Primary leftSection={<IconWritingSign stroke={1.75} size={20} />} onClick={conclude}>{t(assessing ? 'exceptions.assess-sign' : 'exceptions.conclude-sign')}</Primary>}>
      <Route exception={exception} />
      <div className={css.two}>
        <div className={css.stack}>
          <Facts exception={exception} />
          <Follow exception={exception} onDone={done} />
        </div>
        <section className={css.panel}>
          <h2>{t(assessing && mine ? 'exceptions.assessment' : 'exceptions.conclusion')}</h2>
          {exception.assessment && <p>{t(exception.assessment.productImpact ? 'exceptions.assessed-yes' : 'exceptions.assessed-no', { impact: exception.assessment.impact })} <SignatureText signature={exception.assessment.signature} /></p>}
          {exception.conclusion ? <ConclusionText conclusion={exception.conclusion} />
            : mine ? <>
              <InvestigationFields exception={exception} draft={draft} onChange={put} assessing={assessing} together={together.length > 0} />
              {!assessing && saysLittle(draft) && <Together exception={exception} chosen={together} onChange={setTogether} />}
            </>
            : <><p>{t(route?.notYou ? 'exceptions.not-you' : 'exceptions.route-conclude')}</p><Associated exception={exception.id} value={draft.others} /></>}
          {exception.earlierConclusions.length > 0 && <h2>{t('exceptions.earlier')}</h2>}
          {exception.earlierConclusions.map((one) => <ConclusionText key={one.signature.documentHash} conclusion={one} />)}
        </section>
      </div>
      <Dialogs exception={exception} dialog={dialog} onClose={() => setDialog(null)} onDone={done} />
      <SignatureSheet opened={signing} onClose={() => setSigning(false)} action={act.action} body={act.body} onSigned={() => { drop(); setTogether([]); done(); }} />
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
        {exception.equipment.length > 0 && <><dt>{t('exceptions.equipment')}</dt><dd>{exception.equipment.join(', ')}</dd></>}
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
  const [{ text }, change, drop] = useFormDraft(`exception/${exception.id}/justification`, { text: '' });
  const [grade, setGrade] = useState<Grade>(exception.grade);
  const action = (name: string) => `${exceptionPath(exception.id)}/actions/${name}`;
  return (
    <>
      <ActionDialog opened={dialog === 'justify'} onClose={onClose} title={t('exceptions.add-justification')} verb={t('verb.save')} path={action('justify')} reason={false}
        body={() => (text.trim() === '' ? t('part.reason-needed') : { justification: text.trim() })} onDone={() => { drop(); onDone(); }}>
        <Textarea data-autofocus label={t('exceptions.justification')} value={text} onChange={(event) => change({ text: event.currentTarget.value })} autosize minRows={3} maxRows={8} maxLength={4000} />
      </ActionDialog>
      <ActionDialog opened={dialog === 'reopen'} onClose={onClose} title={t('exceptions.reopen')} why={t('exceptions.reopen-why')} verb={t('exceptions.reopen')} path={action('reopen')} body={() => ({})} onDone={onDone} />
      <ActionDialog opened={dialog === 'grade'} onClose={onClose} title={t('exceptions.change-grade')} why={t('exceptions.grade-why')} verb={t('verb.save')} path={action('grade')} body={() => ({ grade })} onDone={onDone}>
        <Select label={t('exceptions.grade')} value={grade} onChange={(next) => setGrade((next ?? exception.grade) as Grade)} data={grades.map((value) => ({ value, label: t(`status.exception.${value}`) }))} />
      </ActionDialog>
    </>
  );
}
