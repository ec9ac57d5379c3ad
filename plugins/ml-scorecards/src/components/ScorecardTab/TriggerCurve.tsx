import Box from '@material-ui/core/Box';
import { ScaleTrigger } from 'backstage-plugin-ml-scorecards-common';
import { LimitCurve } from '../charts/LimitCurve';
import { newestDays } from '../charts/newestDays';
import { useCurveSummary } from '../charts/useCurveSummary';
import { useFormats } from '../shared/useFormats';

/** The values of a trigger day by day, with its limit. */
export function TriggerCurve({ trigger }: { trigger: ScaleTrigger }) {
  const summaryOf = useCurveSummary();
  const formats = useFormats();
  const { id, title, unit } = trigger;
  const days = newestDays(trigger.days);
  if (days.length < 2) {
    return null;
  }
  const format = (value: number) => formats.number(value, unit);
  return (
    <Box mt={1}>
      <LimitCurve
        id={`ml-trigger-curve-${id}`}
        title={title}
        summary={summaryOf({ title, days, format })}
        days={days}
        unit={unit === 'seconds' || unit === 'share' ? unit : 'number'}
        format={format}
      />
    </Box>
  );
}
