import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { mlScorecardsTranslationRef } from '../../translation';
import { COLUMNS } from './SourceRow';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'none',
    [theme.breakpoints.up('md')]: {
      display: 'grid',
      gridTemplateColumns: COLUMNS,
      columnGap: theme.spacing(2),
      // As wide as a row: its padding, and the sign that it opens.
      padding: theme.spacing(0, 6.5, 0.5, 2),
    },
  },
}));

/** What stands in which column, for those who see the rows; to others each value says it. */
export function SourceColumns() {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  return (
    <div className={classes.root} aria-hidden>
      <span />
      {(['state', 'fresh', 'served', 'trouble', 'checks'] as const).map(
        column => (
          <Typography key={column} variant="caption" color="textSecondary">
            {t(`sourcesPage.column.${column}`)}
          </Typography>
        ),
      )}
    </div>
  );
}
