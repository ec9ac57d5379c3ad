import { HeaderLabel } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { mlScorecardsTranslationRef } from '../../translation';
import { writtenLabels } from './writtenLabels';

/** Tier and level of the entity whose page this is on, as labels for a page's header. Without them it shows nothing. */
export function EntityHeaderLabels() {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { entity } = useEntity();
  const { tier, level } = writtenLabels(entity);
  return (
    <>
      {tier && (
        <HeaderLabel label={t('catalog.tier')} value={t(`tier.${tier}`)} />
      )}
      {level && (
        <HeaderLabel label={t('catalog.level')} value={t(`level.${level}`)} />
      )}
    </>
  );
}
