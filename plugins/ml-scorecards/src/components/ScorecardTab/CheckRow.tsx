import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { CheckResult, Scorecard } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { AttestedLabel } from '../shared/AttestedLabel';
import { checkElementId } from '../shared/elementIds';
import { OpeningRow } from '../shared/OpeningRow';
import { StateLabel } from '../shared/StateLabel';
import { WaiverStateLabel } from '../waivers/WaiverStateLabel';
import { CheckDetails } from './CheckDetails';
import { OnState } from './checkStatements';

const useStyles = makeStyles(theme => ({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    width: '100%',
    columnGap: theme.spacing(2),
    rowGap: theme.spacing(0.5),
  },
  state: {
    flex: '0 0 auto',
    minWidth: theme.spacing(12),
  },
  title: {
    flex: `1 1 ${theme.spacing(28)}px`,
  },
  asked: {
    flex: '0 0 auto',
  },
}));

/** One check: its state, what it asks and of whom; it opens into the values behind it. */
export function CheckRow(props: {
  check: CheckResult;
  scorecard: Scorecard;
  open: boolean;
  onToggle: () => void;
  onState: OnState;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { check } = props;
  const contentId = `${checkElementId(check.id)}-details`;

  return (
    <OpeningRow
      id={checkElementId(check.id)}
      contentId={contentId}
      headingLevel={4}
      open={props.open}
      onToggle={props.onToggle}
      summary={
        <span className={classes.row}>
          <span className={classes.state}>
            <StateLabel state={check.state} />
            {check.attested && (
              <Typography component="span" display="block" variant="body2">
                <AttestedLabel />
              </Typography>
            )}
            {check.waiver && showsWaiver(check) && (
              <Typography component="span" display="block" variant="body2">
                <WaiverStateLabel waiver={check.waiver} />
              </Typography>
            )}
          </span>
          <span className={classes.title}>
            <Typography component="span" display="block">
              {check.title}
            </Typography>
            {check.reason && (
              <Typography
                component="span"
                display="block"
                variant="body2"
                color="textSecondary"
              >
                {t(`unknownReason.${check.reason.code}`)}
              </Typography>
            )}
          </span>
          <Typography
            component="span"
            variant="body2"
            color="textSecondary"
            className={classes.asked}
          >
            {t(`level.${check.level}`)} ·{' '}
            {check.required ? t('check.required') : t('check.optional')}
          </Typography>
        </span>
      }
    >
      <CheckDetails
        check={check}
        scorecard={props.scorecard}
        onState={props.onState}
      />
    </OpeningRow>
  );
}

/** Whether a check is excused, or somebody has asked for that. */
function showsWaiver({ waived, waiver }: CheckResult): boolean {
  return waived === true || waiver?.state === 'requested';
}
