import { Content, Header, Page } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { mlScorecardsTranslationRef } from '../../translation';
import { SourcesContent } from './SourcesContent';

/** The page as a whole, for the old frontend system; in the new one the framework draws the header. */
export function SourcesPage() {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  return (
    <Page themeId="tool">
      <Header
        title={t('sourcesPage.title')}
        subtitle={t('sourcesPage.subtitle')}
      />
      <Content>
        <SourcesContent />
      </Content>
    </Page>
  );
}
