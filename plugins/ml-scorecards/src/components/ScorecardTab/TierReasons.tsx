import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { TierReason } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { TextWithEntities } from './TextWithEntities';

const useStyles = makeStyles(theme => ({
  list: {
    margin: 0,
    paddingLeft: theme.spacing(2.5),
  },
}));

/** The chain that leads to the reliability tier, in words, with where each step comes from. */
export function TierReasons(props: { reasons: TierReason[] }) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  return (
    <ol className={classes.list} aria-label={t('tab.whyThisTier')}>
      {props.reasons.map(reason => (
        <li key={`${reason.origin} ${reason.text}`}>
          <Typography variant="body2" component="span">
            <TextWithEntities
              text={reason.text}
              entityRefs={reason.entityRefs}
            />
          </Typography>{' '}
          <Typography variant="body2" component="span" color="textSecondary">
            ({t(`tierOrigin.${reason.origin}`)})
          </Typography>
        </li>
      ))}
    </ol>
  );
}
