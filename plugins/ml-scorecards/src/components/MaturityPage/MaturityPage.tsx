import { Content, Header, Page } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { mlScorecardsTranslationRef } from '../../translation';
import { MaturityContent } from './MaturityContent';

/** The page as a whole, for the old frontend system; in the new one the framework draws the header. */
export function MaturityPage() {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  return (
    <Page themeId="tool">
      <Header title={t('maturity.title')} subtitle={t('maturity.subtitle')} />
      <Content>
        <MaturityContent />
      </Content>
    </Page>
  );
}
