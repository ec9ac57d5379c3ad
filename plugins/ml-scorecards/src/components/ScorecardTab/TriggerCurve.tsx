import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { ScaleTrigger } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { Disclosure } from '../shared/Disclosure';
import { toCurve } from './curve';
import { formatDay } from '../shared/formatDay';
import { formatNumber } from './formatNumber';

const useStyles = makeStyles(theme => ({
  figure: {
    maxWidth: 480,
    margin: theme.spacing(1, 0),
  },
  // The drawing is stretched to its box; strokes keep their width, and words stay outside.
  drawing: {
    display: 'block',
    width: '100%',
    height: theme.spacing(12),
    overflow: 'visible',
    borderLeft: `1px solid ${theme.palette.divider}`,
    borderBottom: `1px solid ${theme.palette.divider}`,
    '& path': {
      fill: 'none',
      vectorEffect: 'non-scaling-stroke',
    },
  },
  value: {
    stroke: theme.palette.primary.main,
    strokeWidth: 2,
  },
  limit: {
    stroke: theme.palette.text.secondary,
    strokeWidth: 1.5,
    strokeDasharray: '6 4',
  },
  // A line of no length with round ends is a dot that is never stretched.
  dot: {
    stroke: theme.palette.primary.main,
    strokeWidth: 5,
    strokeLinecap: 'round',
  },
  dotOver: {
    stroke: theme.palette.error.main,
    strokeWidth: 8,
    strokeLinecap: 'round',
  },
  days: {
    display: 'flex',
    justifyContent: 'space-between',
  },
  keys: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: theme.spacing(3),
  },
  key: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
  },
  sample: {
    width: theme.spacing(3),
    height: theme.spacing(1),
    overflow: 'visible',
  },
  table: {
    width: 'auto',
    '& th, & td': {
      padding: theme.spacing(0.5, 1),
    },
    '& tbody th, & tbody td': {
      whiteSpace: 'nowrap',
    },
  },
}));

/** The values of a trigger day by day, with its limit. What it shows is in words and numbers as well. */
export function TriggerCurve({ trigger }: { trigger: ScaleTrigger }) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { id, title, days, unit } = trigger;
  if (days.length < 2) {
    return null;
  }
  const curve = toCurve(days);
  const [first, last] = [days[0], days[days.length - 1]];
  return (
    <figure className={classes.figure}>
      <Typography variant="caption" color="textSecondary" component="div">
        {formatNumber(significant(curve.top), unit)}
      </Typography>
      <svg
        className={classes.drawing}
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
        role="img"
        aria-label={t('curve.summary', {
          title,
          first: formatNumber(first.value, unit),
          firstDay: formatDay(first.day),
          last: formatNumber(last.value, unit),
          lastDay: formatDay(last.day),
          limit: formatNumber(last.limit, unit),
          over: String(curve.daysOver),
          days: String(days.length),
        })}
      >
        <path className={classes.limit} d={curve.limits} />
        <path className={classes.value} d={curve.values} />
        {curve.points.map(({ x, y, isOver }) => (
          <path
            key={x}
            className={isOver ? classes.dotOver : classes.dot}
            d={`M${x} ${y} h0`}
          />
        ))}
      </svg>
      <Typography
        variant="caption"
        color="textSecondary"
        component="div"
        className={classes.days}
      >
        <span>{formatDay(first.day)}</span>
        <span>{formatDay(last.day)}</span>
      </Typography>
      <Typography
        variant="caption"
        component="figcaption"
        className={classes.keys}
      >
        <Key name={t('curve.value')} line={classes.value} />
        <Key name={t('curve.limit')} line={classes.limit} />
        {curve.daysOver > 0 && (
          <Key name={t('curve.over')} line={classes.dotOver} isDot />
        )}
      </Typography>
      <Disclosure
        id={`ml-trigger-days-${id}`}
        label={t('curve.table')}
        spokenLabel={t('curve.tableLabel', { title })}
      >
        <TableContainer
          tabIndex={0}
          role="region"
          aria-label={t('curve.tableLabel', { title })}
        >
          <Table size="small" className={classes.table}>
            <TableHead>
              <TableRow>
                <TableCell>{t('curve.day')}</TableCell>
                <TableCell align="right">{t('curve.value')}</TableCell>
                <TableCell align="right">{t('curve.limit')}</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {days.map(({ day, value, limit }) => (
                <TableRow key={day}>
                  <TableCell component="th" scope="row" role="rowheader">
                    {formatDay(day)}
                  </TableCell>
                  <TableCell align="right">
                    {formatNumber(value, unit)}
                  </TableCell>
                  <TableCell align="right">
                    {formatNumber(limit, unit)}
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </TableContainer>
      </Disclosure>
    </figure>
  );
}

function Key(props: { name: string; line: string; isDot?: boolean }) {
  const classes = useStyles();
  return (
    <span className={classes.key}>
      <svg className={classes.sample} viewBox="0 0 24 8" aria-hidden>
        <path
          className={props.line}
          d={props.isDot ? 'M12 4 h0' : 'M0 4 h24'}
        />
      </svg>
      {props.name}
    </span>
  );
}

/** The number of an axis need not be exact. */
function significant(number: number): number {
  return Number(number.toPrecision(2));
}
