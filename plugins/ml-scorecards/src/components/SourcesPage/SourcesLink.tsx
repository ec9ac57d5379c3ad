import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { sourcesRouteRef } from '../../routes';
import { mlScorecardsTranslationRef } from '../../translation';
import { SubPageLink } from '../shared/SubPageLink';

/** Leads to where all figures come from. */
export function SourcesLink() {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  return (
    <SubPageLink path={useRouteRef(sourcesRouteRef)?.()}>
      {t('sourcesPage.title')}
    </SubPageLink>
  );
}
