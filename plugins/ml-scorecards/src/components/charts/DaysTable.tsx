import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { mlScorecardsTranslationRef } from '../../translation';
import { ScrollArea } from '../shared/ScrollArea';
import { useFormats } from '../shared/useFormats';
import { ChartDay, DaySeries } from './DayChart';

const useStyles = makeStyles(theme => ({
  container: {
    maxHeight: theme.spacing(50),
  },
  table: {
    width: 'auto',
    '& th, & td': {
      padding: theme.spacing(0.5, 1),
      whiteSpace: 'nowrap',
    },
  },
}));

/** All numbers of a chart, the latest day first. */
export function DaysTable(props: {
  title: string;
  days: ChartDay[];
  series: DaySeries[];
  marks: { day: string; label: string }[];
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const { days, series, marks } = props;
  const label = t('curve.tableLabel', { title: props.title });
  return (
    <ScrollArea label={label} className={classes.container}>
      <Table size="small" className={classes.table} aria-label={label}>
        <TableHead>
          <TableRow>
            <TableCell>{t('curve.day')}</TableCell>
            {series.map(({ key, name }) => (
              <TableCell key={key} align="right">
                {name}
              </TableCell>
            ))}
            {marks.length > 0 && <TableCell>{t('curve.mark')}</TableCell>}
          </TableRow>
        </TableHead>
        <TableBody>
          {[...days].reverse().map(({ day, values }) => (
            <TableRow key={day}>
              <TableCell component="th" scope="row" role="rowheader">
                {formats.day(day)}
              </TableCell>
              {series.map(({ key, format }) => {
                const value = values[key];
                return (
                  <TableCell key={key} align="right">
                    {typeof value === 'number' ? format(value) : '–'}
                  </TableCell>
                );
              })}
              {marks.length > 0 && (
                <TableCell>
                  {marks.find(mark => mark.day === day)?.label}
                </TableCell>
              )}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </ScrollArea>
  );
}
