import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Check,
  CheckState,
  ReliabilityTier,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { FilterLink } from './FilterLink';
import { useFormats } from './useFormats';

/** How many components are in a state of a check, leading to the list of them. */
export function StateCountLink(props: {
  check: Pick<Check, 'id' | 'title'>;
  state: CheckState;
  /** Of these tiers only; of all without any. */
  tier?: ReliabilityTier[];
  count: number;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const { check, state, tier, count } = props;
  if (count === 0) {
    return <>0</>;
  }
  return (
    <FilterLink
      filters={{ check: check.id, state: [state], tier }}
      label={t('checks.showComponents', {
        count,
        title: check.title,
        state: t(`state.${state}`),
      })}
    >
      {formats.number(count)}
    </FilterLink>
  );
}
