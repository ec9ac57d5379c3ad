import { makeStyles } from '@material-ui/core/styles';
import { ChartPattern } from './ChartPattern';
import { DaySeries } from './DayChart';

const useStyles = makeStyles(theme => ({
  key: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
  },
}));

/** The name of a series beside a sample of how it is drawn. */
export function SeriesKey(props: { chartId: string; series: DaySeries }) {
  const classes = useStyles();
  const { key, name, kind, color, pattern, dashed } = props.series;
  // Unlike that of the drawing: the same id twice on a page finds the first, wherever that is.
  const id = `${props.chartId}-${key}-key`;
  return (
    <span className={classes.key}>
      <svg width="24" height="12" aria-hidden>
        {kind === 'area' ? (
          <>
            <defs>
              <ChartPattern id={id} color={color} pattern={pattern} />
            </defs>
            <rect width="24" height="12" fill={`url(#${id})`} />
          </>
        ) : (
          <path
            d="M0 6 h24"
            stroke={color}
            strokeWidth="2"
            strokeDasharray={dashed ? '6 4' : undefined}
          />
        )}
      </svg>
      {name}
    </span>
  );
}
