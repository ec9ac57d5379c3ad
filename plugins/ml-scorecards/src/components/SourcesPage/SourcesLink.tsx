import { LinkButton } from '@backstage/core-components';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { sourcesRouteRef } from '../../routes';
import { mlScorecardsTranslationRef } from '../../translation';

/** Leads to where all figures come from. Nothing where the portal has switched that page off. */
export function SourcesLink() {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const path = useRouteRef(sourcesRouteRef)?.();
  return path ? (
    <LinkButton to={path} variant="outlined" size="small">
      {t('sourcesPage.title')}
    </LinkButton>
  ) : null;
}
