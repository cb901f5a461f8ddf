import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { addressOf, type RecipeView } from '@/api/recipes';
import { useLanguage } from '@/i18n';

/** A version in forms that others read: our own JSON, BatchML, paper, and the signed package for another instance. */
export function ExportMenu({ recipe }: { recipe: RecipeView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const at = addressOf(recipe.id, recipe.version);
  const name = `${recipe.id}-${recipe.version}`;
  const forms = [
    { key: 'json', to: `${at}/recipe.json`, file: `${name}.json`, label: t('recipes.export-json') },
    { key: 'batchml', to: `${at}/recipe.xml`, file: `${name}.xml`, label: t('recipes.export-batchml') },
    { key: 'pdf', to: `${at}/recipe.pdf?language=${language}`, file: `${name}.pdf`, label: t('recipes.export-pdf') },
    { key: 'package', to: `${at}/package`, file: `${name}.theriac-recipe`, label: t('recipes.export-package') },
  ];
  return (
    <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
      <Menu.Target><Button leftSection={<IconDownload stroke={1.75} size={20} />}>{t('recipes.export')}</Button></Menu.Target>
      <Menu.Dropdown>
        {forms.map((form) => <Menu.Item key={form.key} component="a" href={form.to} download={form.file}>{form.label}</Menu.Item>)}
      </Menu.Dropdown>
    </Menu>
  );
}
