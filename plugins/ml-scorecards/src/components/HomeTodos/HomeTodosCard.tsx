import { InfoCard } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RendererProps } from '@backstage/plugin-home-react';
import { mlScorecardsTranslationRef } from '../../translation';
import { homeTodosCard } from './homeTodosCard';

/** The card of the home page, as Backstage draws its own, with a title in the portal's language unless the portal gives it another one. */
export function HomeTodosCard(props: RendererProps) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { Content, title } = props;
  return (
    <InfoCard
      title={title === homeTodosCard.title ? t('home.title') : title}
      divider
    >
      <Content />
    </InfoCard>
  );
}
