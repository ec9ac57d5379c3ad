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
import { AxisUnit, axisTicks } from './axisTicks';
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
  /** What is counted, above the axis, where the names of the series do not say it. */
  counted?: string;
  days: ChartDay[];
  series: DaySeries[];
  /** Days on which something happened that explains a step. */
  marks?: { day: string; label: string }[];
  /** The top of the axis, where it must not follow the numbers. */
  max?: number;
  /** What the axis counts in; things, if nothing else is said. */
  unit?: AxisUnit;
  /** Whether the highest number is a line of its own, which the upper edge would hide. */
  hasHeadRoom?: boolean;
  height?: number;
}) {
  const classes = useStyles();
  const theme = useTheme();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const { id, title, days, series, marks = [], height = 220 } = props;
  const { unit = 'count', hasHeadRoom } = props;
  const text = {
    fill: theme.palette.text.secondary,
    fontSize: theme.typography.caption.fontSize,
  };
  const [first] = series;
  const highest =
    props.max ?? Math.max(0, ...days.map(day => topOf(day, series)));
  const ticks = axisTicks({ highest, unit, hasHeadRoom });
  const years = new Set(days.map(({ day }) => day.slice(0, 4)));
  const isOneYear = years.size === 1;
  const raised = raisedMarks(days, marks);

  return (
    <figure className={classes.figure}>
      {props.counted && (
        <Typography variant="caption" color="textSecondary" component="p">
          {props.counted}
        </Typography>
      )}
      <div role="img" aria-label={props.summary}>
        <ResponsiveContainer width="100%" height={height}>
          <ComposedChart
            data={days}
            margin={{
              // For the numbers of the marks, and for half of the label of the last day.
              top: theme.spacing(marks.length > 0 ? 4 : 1),
              right: theme.spacing(isOneYear ? 3 : 5),
            }}
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
              tickFormatter={isOneYear ? formats.dayOfYear : formats.day}
              interval="equidistantPreserveEnd"
              tick={text}
              stroke={theme.palette.divider}
              minTickGap={theme.spacing(4)}
            />
            <YAxis
              width="auto"
              domain={[0, ticks[ticks.length - 1]]}
              ticks={ticks}
              interval={0}
              tickFormatter={
                unit === 'seconds'
                  ? value => formats.secondsLike(highest, value)
                  : first.format
              }
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
            {marks.flatMap((mark, index) => [
              // What it goes over may have any colour.
              <ReferenceLine
                key={`under ${mark.day}`}
                x={mark.day}
                stroke={theme.palette.background.paper}
                strokeWidth={5}
              />,
              <ReferenceLine
                key={mark.day}
                x={mark.day}
                stroke={theme.palette.text.primary}
                strokeWidth={2}
                strokeDasharray="4 3"
                label={{
                  ...text,
                  fill: theme.palette.text.primary,
                  value: String(index + 1),
                  position: 'top',
                  // Beside its neighbour, where that is near.
                  offset: raised.has(mark.day) ? 16 : 4,
                }}
              />,
            ])}
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
        {marks.map((mark, index) => (
          <span key={mark.day}>
            <strong>{index + 1}</strong> {formats.day(mark.day)}: {mark.label}
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

/** Those whose numbers would lie on that of the mark before them, on a narrow screen. */
function raisedMarks(
  days: readonly ChartDay[],
  marks: readonly { day: string }[],
): Set<string> {
  const raised = new Set<string>();
  const placeOf = (of: { day: string }) =>
    days.findIndex(({ day }) => day === of.day);
  marks.slice(1).forEach((mark, index) => {
    const before = marks[index];
    const isNear = placeOf(mark) - placeOf(before) < days.length / 20;
    if (isNear && !raised.has(before.day)) {
      raised.add(mark.day);
    }
  });
  return raised;
}

/** How high the drawing of a day goes: areas lie on each other. */
function topOf({ values }: ChartDay, series: DaySeries[]): number {
  const areas = series.filter(({ kind }) => kind === 'area');
  const sum = areas.reduce((top, { key }) => top + (values[key] ?? 0), 0);
  return Math.max(sum, ...series.map(({ key }) => values[key] ?? 0));
}

function patternId(chart: string, { key }: DaySeries): string {
  return `${chart}-${key}`;
}
