import { Content, Header, Page } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { mlScorecardsTranslationRef } from '../../translation';
import { TodoContent } from './TodoContent';

/** The page as a whole, for the old frontend system; in the new one the framework draws the header. */
export function TodoPage() {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  return (
    <Page themeId="tool">
      <Header title={t('todo.title')} subtitle={t('todo.subtitle')} />
      <Content>
        <TodoContent />
      </Content>
    </Page>
  );
}
