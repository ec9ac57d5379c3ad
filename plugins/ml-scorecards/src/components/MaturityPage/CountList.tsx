import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { mlScorecardsTranslationRef } from '../../translation';
import { ComponentFilters } from '../ComponentsPage/componentFilters';
import { FilterLink } from './FilterLink';

const useStyles = makeStyles(theme => ({
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: theme.spacing(0.75),
    listStyle: 'none',
    margin: 0,
    padding: 0,
  },
  count: {
    whiteSpace: 'nowrap',
    '&:not(:last-child)::after': {
      content: '" ·"',
      color: theme.palette.text.secondary,
    },
  },
}));

/** Numbers with what they count, without the zeros; each leads to its components where that can be asked for. */
export function CountList(props: {
  counts: {
    count: number;
    what: string;
    filters?: Partial<ComponentFilters>;
  }[];
  of: string;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  return (
    <Typography variant="body2" component="ul" className={classes.list}>
      {props.counts
        .filter(({ count }) => count > 0)
        .map(({ count, what, filters }) => {
          const text = t('maturity.countOf', { number: String(count), what });
          return (
            <li key={what} className={classes.count}>
              {filters ? (
                <FilterLink
                  filters={filters}
                  label={t('maturity.showCount', {
                    count,
                    what: `${props.of}, ${what}`,
                  })}
                >
                  {text}
                </FilterLink>
              ) : (
                text
              )}
            </li>
          );
        })}
    </Typography>
  );
}
