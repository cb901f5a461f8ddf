import { useTranslation } from 'react-i18next';
import type { RecipeView } from '@/api/recipes';
import { Status } from '@/parts/status/Status';
import { Time } from '@/parts/Time';
import { Empty } from '@/parts/views/Views';
import css from './recipes.module.css';

/** Who signed what meaning, when and in which role; superseded ones stay visible. */
export function RecipeSignatures({ recipe }: { recipe: RecipeView }) {
  const { t } = useTranslation();
  if (recipe.signatures.length === 0) return <Empty>{t('recipes.no-signatures')}</Empty>;
  return (
    <ul className={css.signatures}>
      {recipe.signatures.map((one) => (
        <li key={one.entry}>
          <Status of="signature" value={one.signature.meaning as never} />
          <span><b>{one.signature.printedName}</b> ({one.signature.signer}) · {t(`role.${one.signature.role}`)}</span>
          <Time at={one.at} zone={one.zone} />
          {one.state === 'void' && <Status of="signature" value="void" size="small" />}
          {one.state === 'superseded' && <span className="th-label">{t('recipes.superseded-signature')}</span>}
        </li>
      ))}
    </ul>
  );
}
