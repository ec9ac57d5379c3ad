import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { mlScorecardsTranslationRef } from '../../translation';
import { waysOf } from './waysOf';

const useStyles = makeStyles(theme => ({
  text: {
    whiteSpace: 'pre-line',
    overflowWrap: 'break-word',
  },
  list: {
    margin: 0,
    paddingLeft: theme.spacing(2.5),
    '& > li + li': {
      marginTop: theme.spacing(0.5),
    },
  },
}));

/** What to do about a check. Where any of several ways will do, they are a list. */
export function FixText(props: { children: string }) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const ways = waysOf(props.children);
  if (ways.length === 1) {
    return (
      <Typography variant="body2" className={classes.text}>
        {props.children}
      </Typography>
    );
  }
  return (
    <>
      <Typography variant="body2">{t('check.oneOf')}</Typography>
      <ul className={classes.list}>
        {ways.map(way => (
          <Typography
            key={way}
            variant="body2"
            component="li"
            className={classes.text}
          >
            {way}
          </Typography>
        ))}
      </ul>
    </>
  );
}
