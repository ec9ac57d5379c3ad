import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { todoRouteRef } from '../../routes';
import { mlScorecardsTranslationRef } from '../../translation';
import { SubPageLink } from '../shared/SubPageLink';

/** Leads to what waits for whoever looks at the page. */
export function TodoLink() {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  return (
    <SubPageLink path={useRouteRef(todoRouteRef)?.()}>
      {t('todo.title')}
    </SubPageLink>
  );
}
