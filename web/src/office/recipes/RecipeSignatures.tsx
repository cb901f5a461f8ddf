import { useTranslation } from 'react-i18next';
import type { RecipeOrigin, RecipeView } from '@/api/recipes';
import { Status } from '@/parts/status/Status';
import { Time } from '@/parts/Time';
import { Empty } from '@/parts/views/Views';
import { useZone } from '@/shell/site';
import css from './recipes.module.css';

/** Who signed what meaning, when and in which role; superseded ones stay visible, and so does who signed it where it came from. */
export function RecipeSignatures({ recipe }: { recipe: RecipeView }) {
  const { t } = useTranslation();
  return (
    <>
      {recipe.signatures.length === 0 && <Empty>{t('recipes.no-signatures')}</Empty>}
      <ul className={css.signatures}>
        {recipe.signatures.map((one) => (
          <li key={one.entry}>
            <Status of="signature" value={one.signature.meaning as never} />
            <span><b>{one.signature.printedName}</b> ({one.signature.signer}) · {t(`role.${one.signature.role}`)}</span>
            <Time at={one.at} zone={one.zone} />
            {(one.act === 'returned' || one.act === 'retired') && <span className="th-label">{t(`recipes.act.${one.act}`)}</span>}
            {one.state === 'void' && <Status of="signature" value="void" size="small" />}
            {one.state === 'superseded' && <span className="th-label">{t('recipes.superseded-signature')}</span>}
          </li>
        ))}
      </ul>
      {recipe.source?.origin && <Origin of={recipe.source.origin} />}
    </>
  );
}

/** They approve nothing here: each instance checks and approves for itself. */
function Origin({ of: origin }: { of: RecipeOrigin }) {
  const { t } = useTranslation();
  const zone = useZone();
  return (
    <section aria-label={t('recipes.origin', { name: origin.name })}>
      <h3 className={css.origin}>{t('recipes.origin', { name: origin.name })}</h3>
      <p className="th-label">{t('recipes.origin-why', { state: t(`status.recipe.${origin.state}`) })}</p>
      <ul className={css.signatures}>
        {(origin.signatures ?? []).map((one) => (
          <li key={`${one.signer} ${one.at}`}>
            <Status of="signature" value={one.meaning as never} />
            <span><b>{one.printedName}</b> ({one.signer})</span>
            <Time at={one.at} zone={zone} />
          </li>
        ))}
      </ul>
    </section>
  );
}
