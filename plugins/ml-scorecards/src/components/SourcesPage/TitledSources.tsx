import { ContentHeader } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { mlScorecardsTranslationRef } from '../../translation';
import { SourcesContent } from './SourcesContent';

/** The sources below the header of the plugin, for the new frontend system. */
export function TitledSources() {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  return (
    <>
      <ContentHeader
        title={t('sourcesPage.title')}
        description={t('sourcesPage.subtitle')}
      />
      <SourcesContent />
    </>
  );
}
