import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Grid from '@material-ui/core/Grid';
import Typography from '@material-ui/core/Typography';
import {
  LEVELS,
  levelRank,
  ScorecardDay,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { DayChart } from '../charts/DayChart';
import { useChartColors } from '../charts/useChartColors';
import { HistoryMark, historyMarks } from './historyMarks';
import { useFormats } from '../shared/useFormats';

const HEIGHT = 160;

/** Level, score and gap of a component, day by day, with what explains their steps. */
export function StandingCharts(props: {
  /** How many days were asked for; there may be fewer. */
  length: number;
  /** Two days or more. */
  standing: ScorecardDay[];
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const { value: color } = useChartColors();
  const { standing } = props;
  const marks = labelledByDay(historyMarks(standing), mark => {
    switch (mark.kind) {
      case 'level':
        return t('history.mark.level', {
          from: t(`levelShort.${mark.from}`),
          to: t(`levelShort.${mark.to}`),
        });
      case 'tier':
        return t('history.mark.tier', {
          from: t(`tierShort.${mark.from}`),
          to: t(`tierShort.${mark.to}`),
        });
      default:
        return t('history.mark.definitions');
    }
  });

  const chartOf = (of: {
    name: 'level' | 'score' | 'gap';
    valueOf: (day: ScorecardDay) => number | null;
    format: (value: number) => string;
    max?: number;
    marks?: typeof marks;
  }) => {
    const inWords = (day: ScorecardDay) => {
      const value = of.valueOf(day);
      return value === null ? t('history.nothing') : of.format(value);
    };
    const first = standing[0];
    const last = standing[standing.length - 1];
    return (
      <>
        <Typography variant="subtitle2" component="h3" gutterBottom>
          {t(`history.${of.name}`)}
        </Typography>
        <DayChart
          id={`ml-history-${of.name}`}
          title={t(`history.${of.name}`)}
          summary={t(`history.${of.name}Summary`, {
            first: inWords(first),
            firstDay: formats.day(first.day),
            last: inWords(last),
            lastDay: formats.day(last.day),
          })}
          days={standing.map(day => ({
            day: day.day,
            values: { [of.name]: of.valueOf(day) },
          }))}
          series={[
            {
              key: of.name,
              name: t(`history.${of.name}`),
              kind: 'area',
              color,
              format: of.format,
            },
          ]}
          marks={of.marks}
          max={of.max}
          height={HEIGHT}
        />
      </>
    );
  };

  return (
    <Grid container spacing={3}>
      {standing.length < props.length && (
        <Grid item xs={12}>
          <Typography variant="body2" color="textSecondary">
            {t('history.since', { day: formats.day(standing[0].day) })}
          </Typography>
        </Grid>
      )}
      <Grid item xs={12}>
        {chartOf({
          name: 'level',
          valueOf: ({ level }) => levelRank(level),
          format: rank => t(`level.${LEVELS[rank] ?? 'none'}`),
          max: LEVELS.length - 1,
          marks,
        })}
      </Grid>
      <Grid item xs={12} md={6}>
        {chartOf({
          name: 'score',
          valueOf: ({ score }) => (score === null ? null : score * 100),
          format: percent => formats.share(percent / 100),
          max: 100,
        })}
      </Grid>
      <Grid item xs={12} md={6}>
        {chartOf({
          name: 'gap',
          valueOf: ({ gap }) => gap,
          format: gap => formats.number(gap),
        })}
      </Grid>
    </Grid>
  );
}

/** A drawing has one mark for a day. */
function labelledByDay(
  marks: readonly HistoryMark[],
  labelOf: (mark: HistoryMark) => string,
): { day: string; label: string }[] {
  const labels = new Map<string, string[]>();
  for (const mark of marks) {
    labels.set(mark.day, [...(labels.get(mark.day) ?? []), labelOf(mark)]);
  }
  return [...labels].map(([day, words]) => ({ day, label: words.join(', ') }));
}
