import { useLocation } from 'react-router-dom';
import { LinkButton } from '@backstage/core-components';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { sourcesRouteRef } from '../../routes';
import { mlScorecardsTranslationRef } from '../../translation';

/** Leads to where all figures come from. Nothing on that page itself, or where the portal has switched it off. */
export function SourcesLink() {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const path = useRouteRef(sourcesRouteRef)?.();
  const { pathname } = useLocation();
  return path && path !== pathname ? (
    <LinkButton to={path} variant="outlined" size="small">
      {t('sourcesPage.title')}
    </LinkButton>
  ) : null;
}
