import { ReactNode, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import ExpandLessIcon from '@material-ui/icons/ExpandLess';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import { mlScorecardsTranslationRef } from '../../translation';
import { FilterFields } from './FilterFields';
import { useIsNarrow } from './useIsNarrow';

const useStyles = makeStyles(theme => ({
  // Fields take whole rows, and what one can do with them stands side by side below.
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(2),
    minWidth: 0,
    marginBottom: theme.spacing(2),
  },
}));

/** The filters of a list. Where there is little room, all but the first one are folded, and how many are set stays in sight. */
export function FilterBar(props: {
  /** Of what is folded; unique on the page. */
  id: string;
  label: string;
  /** The field that is always there. */
  first: ReactNode;
  /** The other fields. */
  children: ReactNode;
  /** What stands below the fields, and is folded with them. */
  more?: ReactNode;
  /** How many of what is folded is set. */
  set: number;
  /** What takes all filters away, if any is set. */
  clear?: ReactNode;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const isNarrow = useIsNarrow();
  const [isUnfolded, setUnfolded] = useState(false);
  const { id, set, more, clear } = props;
  const isOpen = !isNarrow || isUnfolded;
  return (
    <div className={classes.root} role="group" aria-label={props.label}>
      <FilterFields>
        {props.first}
        {!isNarrow && props.children}
      </FilterFields>
      {isNarrow && (
        <>
          <Button
            color="primary"
            aria-expanded={isUnfolded}
            aria-controls={id}
            endIcon={isUnfolded ? <ExpandLessIcon /> : <ExpandMoreIcon />}
            onClick={() => setUnfolded(!isUnfolded)}
          >
            {set > 0
              ? t('filters.set', { number: String(set) })
              : t('filters.title')}
          </Button>
          {clear}
        </>
      )}
      {isNarrow && isOpen && (
        <FilterFields id={id}>{props.children}</FilterFields>
      )}
      {isOpen && more}
      {!isNarrow && clear}
    </div>
  );
}
