import { Header, Page, TabbedLayout } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { mlScorecardsTranslationRef } from '../../translation';
import { ChecksRoutes } from '../ChecksPage/ChecksRoutes';
import { ComponentsContent } from '../ComponentsPage/ComponentsContent';
import { MaturityContent } from '../MaturityPage/MaturityContent';
import { SourcesContent } from '../SourcesPage/SourcesContent';
import { TodoContent } from '../TodoPage/TodoContent';

/** All pages as tabs of one, for the old frontend system; in the new one the framework draws header and tabs. */
export function LegacyPage() {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  return (
    <Page themeId="tool">
      <Header title={t('maturity.title')} subtitle={t('maturity.subtitle')} />
      <TabbedLayout>
        <TabbedLayout.Route path="/overview" title={t('pages.overview')}>
          <MaturityContent />
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/components" title={t('pages.components')}>
          <ComponentsContent />
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/checks" title={t('pages.checks')}>
          <ChecksRoutes />
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/todo" title={t('pages.todo')}>
          <TodoContent />
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/sources" title={t('pages.sources')}>
          <SourcesContent />
        </TabbedLayout.Route>
      </TabbedLayout>
    </Page>
  );
}
