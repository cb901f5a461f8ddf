import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { BatchException } from '@/api/batches';
import { Status } from '@/parts/status/Status';
import { Who } from '@/parts/batch/Who';
import css from './batch.module.css';

export function ExceptionList({ exceptions }: { exceptions: readonly BatchException[] }) {
  const { t } = useTranslation();
  return (
    <ul className={css.exceptions}>
      {exceptions.map((one) => (
        <li key={one.id}>
          <Status of="exception" value={one.grade} closed={!one.open} />
          <Link className="th-mono" to={'/exceptions/$exception' as never} params={{ exception: one.id } as never}>{one.id}</Link>
          <span>{t(`batch.kind.${one.kind}`)} · {one.description}</span>
          <Who by={one.by} when={one.when} />
        </li>
      ))}
    </ul>
  );
}
