import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SourceStatus } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { errorAdvice } from './errorAdvice';

/**
 * What it means that a source is not up to date for a component, and what to do about it. Nothing of one that is, nor of one that
 * is not connected, which says itself how to connect it.
 */
export function useSourceNextStep(): (
  source: SourceStatus,
) => string | undefined {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const afterFailure = (code: string) => {
    const kind = errorAdvice(code);
    return [
      kind && t(`sourcesPage.advice.${kind}`),
      // What an owner named wrongly, nobody else corrects.
      kind !== 'not-found' && t('sources.next.tell'),
    ];
  };
  return ({ status, collectedAt, error, pushed }) => {
    const sentences: Record<
      typeof status,
      Array<string | false | undefined>
    > = {
      fresh: [],
      'not-connected': [],
      'not-collected': [t('sources.next.wait')],
      error: [
        collectedAt && t('sources.next.kept'),
        ...(error ? afterFailure(error.code) : [t('sources.next.tell')]),
      ],
      stale: [
        t('sources.next.stale'),
        ...(error
          ? afterFailure(error.code)
          : [t(pushed ? 'sources.next.pushAgain' : 'sources.next.readAgain')]),
      ],
    };
    return sentences[status].filter(Boolean).join(' ') || undefined;
  };
}
