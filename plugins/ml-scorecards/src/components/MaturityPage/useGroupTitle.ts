import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  MaturityGrouping,
  RELIABILITY_TIERS,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { refTitle } from '../shared/refTitle';

/** Gives what to call a group: its title, a name without the parts of its ref that go without saying, or what it lacks. */
export function useGroupTitle(
  groupBy: MaturityGrouping,
): (group: { id: string; title?: string }) => string {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  return ({ id, title }) => {
    if (id === '') {
      return t(`maturity.withoutGroup.${groupBy}`);
    }
    if (groupBy === 'tier') {
      const tier = RELIABILITY_TIERS.find(other => other === id);
      return tier ? t(`tier.${tier}`) : id;
    }
    if (title && title !== id) {
      return title;
    }
    return groupBy === 'lifecycle' ? id : refTitle(id);
  };
}
