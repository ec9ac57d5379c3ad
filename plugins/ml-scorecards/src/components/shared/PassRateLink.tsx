import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Check,
  ReliabilityTier,
  StateCounts,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { FilterLink } from './FilterLink';
import { passRate } from './stateShares';
import { useFormats } from './useFormats';

/** The share of passes among what is known of a check, leading to the components of which it is known. */
export function PassRateLink(props: {
  check: Pick<Check, 'id' | 'title'>;
  /** Of this tier only; of all without one. */
  tier?: ReliabilityTier;
  counts?: StateCounts;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const { check, tier, counts } = props;
  const rate = counts ? passRate(counts) : null;
  if (rate === null) {
    return <>–</>;
  }
  return (
    <FilterLink
      filters={{
        check: check.id,
        state: ['pass', 'fail'],
        tier: tier && [tier],
      }}
      label={t('checks.showKnown', {
        rate: formats.share(rate),
        title: check.title,
        of: tier ? t(`tier.${tier}`) : t('checkPage.all'),
      })}
    >
      {formats.share(rate)}
    </FilterLink>
  );
}
