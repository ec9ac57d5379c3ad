import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Box from '@material-ui/core/Box';
import { ScaleTrigger } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { LimitCurve } from '../charts/LimitCurve';
import { newestDays } from '../charts/newestDays';
import { useFormats } from '../shared/useFormats';

/** The values of a trigger day by day, with its limit. */
export function TriggerCurve({ trigger }: { trigger: ScaleTrigger }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const { id, title, unit } = trigger;
  const days = newestDays(trigger.days);
  if (days.length < 2) {
    return null;
  }
  const [first, last] = [days[0], days[days.length - 1]];
  const format = (value: number) => formats.number(value, unit);
  return (
    <Box mt={1}>
      <LimitCurve
        id={`ml-trigger-curve-${id}`}
        title={title}
        summary={t('curve.summary', {
          title,
          first: format(first.value),
          firstDay: formats.day(first.day),
          last: format(last.value),
          lastDay: formats.day(last.day),
          limit: format(last.limit),
          over: formats.count(
            days.filter(({ value, limit }) => value > limit).length,
          ),
          days: formats.count(days.length),
        })}
        days={days}
        unit={unit === 'seconds' || unit === 'share' ? unit : 'number'}
        format={format}
      />
    </Box>
  );
}
