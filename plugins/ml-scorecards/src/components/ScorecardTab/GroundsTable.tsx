import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Link from '@material-ui/core/Link';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  CheckResult,
  Grounds,
  Scorecard,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { findCheck } from '../shared/findCheck';
import { EvidenceList } from './EvidenceList';

const useStyles = makeStyles({
  link: {
    textAlign: 'left',
    verticalAlign: 'baseline',
  },
});

/** What advice rests on: the facts that were read, and the checks whose results count. */
export function GroundsTable(props: {
  grounds: Grounds;
  scorecard: Scorecard;
  onShow?: (check: CheckResult) => void;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { onShow } = props;
  const { evidence, checks } = props.grounds;
  const shown = checks.flatMap(id => findCheck(props.scorecard, id) ?? []);
  return (
    <>
      {evidence.length > 0 && (
        <EvidenceList facts={evidence} scorecard={props.scorecard} />
      )}
      {shown.map(check => (
        <Typography key={check.id} variant="body2">
          {t(`state.${check.state}`)}:{' '}
          {onShow ? (
            <Link
              component="button"
              variant="body2"
              className={classes.link}
              onClick={() => onShow(check)}
            >
              {check.title}
            </Link>
          ) : (
            check.title
          )}
        </Typography>
      ))}
      {evidence.length + shown.length === 0 && (
        <Typography variant="body2" color="textSecondary">
          {t('advice.noSource')}
        </Typography>
      )}
    </>
  );
}
