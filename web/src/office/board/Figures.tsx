import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { figureKinds, figuresQuery } from '@/api/board';
import { useLanguage } from '@/i18n';
import { FigureValue } from './FigureValue';
import css from './board.module.css';

/** The six figures over all batches of the last ninety days, whatever page one looks at; each leads to the batches behind it. */
export function Figures({ site, product }: { site: string | null; product?: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data } = useQuery(figuresQuery({ site, product }));
  return (
    <nav className={css.figures} aria-label={t('figures.title')}>
      {figureKinds.map((kind) => {
        const figure = data?.total.figures.find((one) => one.kind === kind);
        return (
          <Link key={kind} className={css.figure} to={'/figures' as never} search={{ site: site ?? undefined, figure: kind, ...(product ? { product } : {}) } as never} title={t(`figures.meaning.${kind}`)}>
            <span className="th-label">{t(`figures.name.${kind}`)}</span>
            <span>{figure ? <FigureValue figure={figure} language={language} /> : <b>–</b>}</span>
          </Link>
        );
      })}
    </nav>
  );
}
