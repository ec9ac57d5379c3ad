import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Level, LEVELS } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { ShareBar } from '../shared/ShareBar';
import { useFormats } from '../shared/useFormats';
import { useLevelFills } from './useLevelFills';

/** How components spread over the levels, from gold to none. The numbers stand beside it. */
export function LevelDistribution(props: { levels: Record<Level, number> }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const fills = useLevelFills();
  // From gold to none, as the list below it has them.
  const levels = [...LEVELS].reverse();
  return (
    <ShareBar
      label={t('maturity.distribution', {
        parts: levels
          .filter(level => props.levels[level] > 0)
          .map(
            level =>
              `${formats.count(props.levels[level])} ${t(
                `levelShort.${level}`,
              )}`,
          )
          .join(', '),
      })}
      parts={levels}
      counts={props.levels}
      fillOf={level => ({ style: fills[level] })}
    />
  );
}
