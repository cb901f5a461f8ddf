import { Button, Group, Modal, MultiSelect, NumberInput, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CampaignAnswer, campaignsPath } from '@/api/campaigns';
import { equipmentQuery } from '@/api/plant';
import { holdsAt, useMe } from '@/api/session';
import { atWall, decimal } from '@/i18n/format';
import { useText } from '@/parts/batch/text';
import { Primary } from '@/parts/Primary';
import { SignatureSheet } from '@/parts/sign/SignatureSheet';
import { useSite, useSites } from '@/shell/site';
import { approvedQuery, masterQuery } from '../board/orders';
import { OrderSize } from '../board/OrderSize';
import css from './campaigns.module.css';

interface Props {
  opened: boolean;
  onClose: () => void;
  onAnswer: (answer: CampaignAnswer) => void;
}

const whole = (value: string | number): number | undefined => (typeof value === 'number' ? value : undefined);

/** A run of batches of one recipe at a line, with the rule of its cleanings; one signature releases all orders. */
export function NewCampaign({ opened, onClose, onAnswer }: Props) {
  const { t } = useTranslation();
  return (
    <Modal opened={opened} onClose={onClose} title={t('campaign.new')} size="lg" closeButtonProps={{ 'aria-label': t('verb.close') }}>
      {opened && <Form onClose={onClose} onAnswer={onAnswer} />}
    </Modal>
  );
}

function Form({ onClose, onAnswer }: Omit<Props, 'opened'>) {
  const { t } = useTranslation();
  const text = useText();
  const me = useMe();
  const queries = useQueryClient();
  const sites = useSites().filter((one) => holdsAt(me, one.id, 'planner', 'supervisor'));
  const { site: shown } = useSite();
  const [chosenSite, setSite] = useState<string | null>(null);
  const site = chosenSite ?? sites.find((one) => one.id === shown)?.id ?? sites[0]?.id ?? null;
  const zone = sites.find((one) => one.id === site)?.zone ?? 'UTC';
  const recipes = useQuery(approvedQuery).data?.items ?? [];
  const pieces = useQuery(equipmentQuery(site)).data?.items ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const [size, setSize] = useState('');
  const [batches, setBatches] = useState<string | number>(3);
  const [line, setLine] = useState('');
  const [start, setStart] = useState('');
  const [every, setEvery] = useState<string | number>('');
  const [equipment, setEquipment] = useState<string[]>([]);
  const [minor, setMinor] = useState<string | number>('');
  const [major, setMajor] = useState<string | number>('');
  const [days, setDays] = useState<string | number>('');
  const [shortage, setShortage] = useState('');
  const [complaint, setComplaint] = useState<string | null>(null);
  const [body, setBody] = useState<object | null>(null);
  const recipe = recipes.find((one) => `${one.id} ${one.version}` === chosen);
  const master = useQuery({ ...masterQuery(recipe?.id ?? '', recipe?.version ?? ''), enabled: recipe !== undefined }).data?.recipe;
  const sizes = master?.batchSizes ?? [];
  const named = sizes.find((one) => one.id === size) ?? sizes[0];
  const typed = named || size.trim() === '' ? null : decimal(size);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const missing = !site ? t('board.say-site') : !recipe || !master ? t('board.say-recipe') : typed && !typed.ok ? t(`field.${typed.reason}`) : !whole(batches) ? t('campaign.say-batches') : line.trim() === '' ? t('campaign.say-line') : null;
    setComplaint(missing);
    if (missing || !recipe) return;
    const unit = master?.batchSize?.nominal?.unit;
    setBody({
      site, recipeId: recipe.id, recipeVersion: recipe.version, batches, line: line.trim(),
      ...(named ? { batchSize: named.id } : { planned: typed?.ok && unit ? { value: typed.value, unit } : undefined }),
      plannedStart: start ? atWall(`${start.slice(0, 16)}:00`, zone) : undefined, everyHours: whole(every) ?? 0, equipment,
      rule: { minorAfterBatches: whole(minor), majorAfterBatches: whole(major), majorAfterDays: whole(days) }, shortageReason: shortage.trim() || undefined,
    });
  };

  return (
    <form onSubmit={submit}>
      <Stack>
        <p style={{ margin: 0 }}>{t('campaign.new-why')}</p>
        <div className={css.two}>
          <Select label={t('board.site')} data={sites.map((one) => ({ value: one.id, label: one.name }))} value={site} onChange={setSite} allowDeselect={false} />
          <Select label={t('board.recipe')} searchable data={recipes.map((one) => ({ value: `${one.id} ${one.version}`, label: `${text(one.title)} · ${one.id} ${one.version}` }))} value={chosen} onChange={setChosen} />
          <NumberInput label={t('campaign.batches')} min={2} max={50} allowDecimal={false} value={batches} onChange={setBatches} />
          <OrderSize master={master} value={named ? named.id : size} onChange={setSize} />
          <TextInput label={t('board.line')} description={t('board.line-hint')} value={line} onChange={(event) => setLine(event.currentTarget.value)} maxLength={64} autoComplete="off" />
          <MultiSelect label={t('campaign.equipment')} description={t('campaign.equipment-hint')} searchable data={pieces.map((one) => ({ value: one.id, label: `${one.id} · ${one.name}` }))} value={equipment} onChange={setEquipment} />
          <TextInput type="datetime-local" label={t('board.start-in', { zone })} value={start} onChange={(event) => setStart(event.currentTarget.value)} />
          <NumberInput label={t('campaign.every')} min={0} max={1000} allowDecimal={false} value={every} onChange={setEvery} />
        </div>
        <fieldset className={css.rule}>
          <legend>{t('campaign.rule')}</legend>
          <NumberInput label={t('campaign.rule-minor-label')} min={1} max={1000} allowDecimal={false} value={minor} onChange={setMinor} />
          <NumberInput label={t('campaign.rule-major-label')} min={1} max={1000} allowDecimal={false} value={major} onChange={setMajor} />
          <NumberInput label={t('campaign.rule-days-label')} min={1} max={1000} allowDecimal={false} value={days} onChange={setDays} />
        </fieldset>
        <Textarea label={t('board.reserve.why')} description={t('campaign.shortage-hint')} value={shortage} onChange={(event) => setShortage(event.currentTarget.value)} autosize minRows={1} maxRows={4} maxLength={500} />
        <p role="alert" style={{ margin: 0, minHeight: '1.5em', color: 'var(--th-stop)' }}>{complaint ?? '\u00a0'}</p>
        <Group justify="space-between">
          <Button variant="subtle" color="gray" onClick={onClose}>{t('verb.back')}</Button>
          <Primary type="submit">{t('board.go-sign')}</Primary>
        </Group>
      </Stack>
      <SignatureSheet<CampaignAnswer> opened={body !== null} onClose={() => setBody(null)} action={campaignsPath} body={body ?? {}} onSigned={(answer) => {
        setBody(null);
        onClose();
        onAnswer(answer);
        void queries.invalidateQueries({ queryKey: ['campaigns'] });
        void queries.invalidateQueries({ queryKey: ['batches'] });
      }} />
    </form>
  );
}
