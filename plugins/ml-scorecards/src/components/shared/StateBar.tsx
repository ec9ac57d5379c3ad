import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { StateCounts } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { ShareBar } from './ShareBar';
import { useFormats } from './useFormats';
import { BAR_STATES, useStateFills } from './useStateFills';

/** How components spread over the states of a check, without those to which it does not apply. Patterns tell them apart. */
export function StateBar(props: { counts: StateCounts }) {
  const fills = useStateFills();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const { counts } = props;
  return (
    <ShareBar
      label={t('checks.barLabel', {
        pass: formats.number(counts.pass),
        fail: formats.number(counts.fail),
        unknown: formats.number(counts.unknown),
      })}
      parts={BAR_STATES}
      counts={counts}
      fillOf={state => ({ className: fills[state] })}
    />
  );
}
