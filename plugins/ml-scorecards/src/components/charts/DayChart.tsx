import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { mlScorecardsTranslationRef } from '../../translation';
import { Disclosure } from '../shared/Disclosure';
import { ChartPattern } from './ChartPattern';
import { DaysTable } from './DaysTable';
import { SeriesKey } from './SeriesKey';
import { useFormats } from '../shared/useFormats';

/** One row of numbers of a chart. Areas lie on each other, in the order given; lines go their own way. */
export interface DaySeries {
  key: string;
  name: string;
  kind: 'area' | 'line';
  /** A colour of the theme. */
  color: string;
  /** What tells an area from its neighbours without its colour. */
  pattern?: 'hatched' | 'dotted';
  dashed?: boolean;
  /** Whether each day of a line has a point of its own. */
  hasDots?: boolean;
  format: (value: number) => string;
}

/** The numbers of one day, by the key of their series; null where nothing is known. */
export interface ChartDay {
  day: string;
  values: Record<string, number | null>;
}

const useStyles = makeStyles(theme => ({
  figure: {
    margin: 0,
  },
  keys: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: theme.spacing(3),
    rowGap: theme.spacing(0.5),
  },
}));

/**
 * What became of some numbers, day by day, with the table behind it. The drawing is one picture with a sentence in place of it
 * for those who do not see it; all its numbers are in the table.
 */
export function DayChart(props: {
  /** Unique on the page. */
  id: string;
  title: string;
  /** What the drawing shows, in a sentence. */
  summary: string;
  days: ChartDay[];
  series: DaySeries[];
  /** Days on which something happened that explains a step. */
  marks?: { day: string; label: string }[];
  /** The top of the axis, where it must not follow the numbers. */
  max?: number;
  /** Whether the axis has fractions, as durations and shares do. */
  hasFractions?: boolean;
  height?: number;
}) {
  const classes = useStyles();
  const theme = useTheme();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const { id, title, days, series, marks = [], height = 220 } = props;
  const text = {
    fill: theme.palette.text.secondary,
    fontSize: theme.typography.caption.fontSize,
  };
  const [first] = series;

  return (
    <figure className={classes.figure}>
      <div role="img" aria-label={props.summary}>
        <ResponsiveContainer width="100%" height={height}>
          <ComposedChart
            data={days}
            margin={{ top: theme.spacing(1), right: theme.spacing(1) }}
            accessibilityLayer={false}
          >
            <defs>
              {series.map(one => (
                <ChartPattern
                  key={one.key}
                  id={patternId(id, one)}
                  color={one.color}
                  pattern={one.pattern}
                />
              ))}
            </defs>
            <CartesianGrid vertical={false} stroke={theme.palette.divider} />
            <XAxis
              dataKey="day"
              tickFormatter={day => formats.day(day)}
              tick={text}
              stroke={theme.palette.divider}
              minTickGap={theme.spacing(4)}
            />
            <YAxis
              width="auto"
              domain={[0, props.max ?? 'auto']}
              allowDecimals={props.hasFractions ?? false}
              tickFormatter={first.format}
              tick={text}
              stroke={theme.palette.divider}
            />
            <Tooltip
              isAnimationActive={false}
              labelFormatter={day => formats.day(String(day))}
              contentStyle={{
                backgroundColor: theme.palette.background.paper,
                borderColor: theme.palette.divider,
                color: theme.palette.text.primary,
              }}
              itemStyle={{ color: theme.palette.text.primary }}
              cursor={{ stroke: theme.palette.text.secondary }}
            />
            {series.map(one =>
              one.kind === 'area' ? (
                <Area
                  key={one.key}
                  name={one.name}
                  dataKey={(day: ChartDay) => day.values[one.key]}
                  stackId="areas"
                  type="stepAfter"
                  // Between areas a gap; alone a line on top, so that what stays at zero shows.
                  stroke={
                    series.length > 1
                      ? theme.palette.background.paper
                      : one.color
                  }
                  strokeWidth={series.length > 1 ? 1 : 2}
                  fill={`url(#${patternId(id, one)})`}
                  fillOpacity={1}
                  activeDot={false}
                  isAnimationActive={false}
                  formatter={value => one.format(Number(value))}
                />
              ) : (
                <Line
                  key={one.key}
                  name={one.name}
                  dataKey={(day: ChartDay) => day.values[one.key]}
                  type="linear"
                  stroke={one.color}
                  strokeWidth={2}
                  strokeDasharray={one.dashed ? '6 4' : undefined}
                  dot={one.hasDots ? { r: 2.5, fill: one.color } : false}
                  isAnimationActive={false}
                  formatter={value => one.format(Number(value))}
                />
              ),
            )}
            {marks.map(mark => (
              <ReferenceLine
                key={mark.day}
                x={mark.day}
                stroke={theme.palette.text.primary}
                strokeDasharray="2 3"
              />
            ))}
          </ComposedChart>
        </ResponsiveContainer>
      </div>
      <Typography
        variant="caption"
        component="figcaption"
        className={classes.keys}
      >
        {series.map(one => (
          <SeriesKey key={one.key} chartId={id} series={one} />
        ))}
        {marks.map(mark => (
          <span key={mark.day}>
            ┊ {formats.day(mark.day)}: {mark.label}
          </span>
        ))}
      </Typography>
      <Disclosure
        id={`${id}-days`}
        label={t('curve.table')}
        spokenLabel={t('curve.tableLabel', { title })}
      >
        <DaysTable title={title} days={days} series={series} marks={marks} />
      </Disclosure>
    </figure>
  );
}

function patternId(chart: string, { key }: DaySeries): string {
  return `${chart}-${key}`;
}
