import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SourceStatus } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { SafeLink } from './SafeLink';

/** What connects a source, with the page about it. */
export function HowToConnect({ source }: { source: SourceStatus }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { title, howToConnect, docsUrl } = source;
  return (
    <>
      {howToConnect}
      {docsUrl && (
        <>
          {' '}
          <SafeLink to={docsUrl}>
            {t('sources.docs', { source: title })}
          </SafeLink>
        </>
      )}
    </>
  );
}
