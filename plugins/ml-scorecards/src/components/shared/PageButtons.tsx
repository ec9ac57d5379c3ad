import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import { mlScorecardsTranslationRef } from '../../translation';
import { LeavingButton } from './LeavingButton';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'flex-end',
    gap: theme.spacing(2),
  },
}));

/** The ways to the pages before and after. */
export function PageButtons(props: {
  /** Of which list they are. */
  label: string;
  hasPrevious: boolean;
  nextCursor?: string;
  loading: boolean;
  onPrevious: () => void;
  onNext: (cursor: string) => void;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { loading, nextCursor } = props;
  return (
    <nav className={classes.root} aria-label={props.label}>
      <LeavingButton
        size="small"
        variant="outlined"
        busy={loading}
        disabled={!props.hasPrevious}
        onClick={props.onPrevious}
      >
        {t('pageButtons.previous')}
      </LeavingButton>
      <LeavingButton
        size="small"
        variant="outlined"
        busy={loading}
        disabled={!nextCursor}
        onClick={() => nextCursor && props.onNext(nextCursor)}
      >
        {t('pageButtons.next')}
      </LeavingButton>
    </nav>
  );
}
