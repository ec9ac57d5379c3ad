import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { OBJECTIVE_KINDS } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { oneOf } from '../shared/oneOf';

/** What objectives are about, in words. Whoever pushes facts may name other kinds, which show as they are. */
export function ObjectiveKinds({ kinds }: { kinds: readonly string[] }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  return (
    <>
      {kinds
        .map(kind => {
          const known = oneOf(OBJECTIVE_KINDS, kind);
          return known ? t(`serviceLevels.kind.${known}`) : kind;
        })
        .join(', ')}
    </>
  );
}
