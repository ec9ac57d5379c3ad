import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SourceStatus } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { errorAdvice } from './errorAdvice';
import { RelativeTime } from './RelativeTime';

/** When reading a source failed, with what, and of which kind that is, if it is a known one. */
export function SourceError(props: {
  error: NonNullable<SourceStatus['error']>;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { code, message, at } = props.error;
  const kind = errorAdvice(code);
  return (
    <>
      {t('sources.errorAt')} <RelativeTime at={at} />: {message}
      {kind && ` (${t(`sourcesPage.error.${kind}`)})`}
    </>
  );
}
