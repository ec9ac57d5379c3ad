import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Transition } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';

/** Why something changed, with the source that reported it, if that is known. */
export function CauseText(props: Pick<Transition, 'cause' | 'source'>) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  return (
    <>
      {props.source
        ? t('cause.factsOf', { source: props.source.title })
        : t(`cause.${props.cause}`)}
    </>
  );
}
