import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  CheckResult,
  EffortFinding,
  Scorecard,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { Disclosure } from '../shared/Disclosure';
import { GroundsTable } from './GroundsTable';

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: theme.spacing(1, 0, 0),
    padding: 0,
    '& > li + li': {
      marginTop: theme.spacing(1.5),
    },
  },
  open: {
    fontWeight: 'bold',
  },
}));

/** Signs of more or less effort than the tier asks for, each with what speaks for it. */
export function EffortFindingList(props: {
  scorecard: Scorecard;
  onShow: (check: CheckResult) => void;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { effortFindings } = props.scorecard;
  const open = effortFindings.filter(({ state }) => state === 'open');
  const unsure = effortFindings.filter(({ state }) => state !== 'open');
  return (
    <>
      {open.length === 0 && (
        <Typography variant="body2">{t('effortFindings.none')}</Typography>
      )}
      <ul className={classes.list}>
        {open.map(finding => (
          <li key={finding.id}>
            <Typography variant="body2" className={classes.open}>
              {finding.title}
            </Typography>
            <Typography variant="body2">{finding.why}</Typography>
            <Typography variant="body2">{finding.advice}</Typography>
            <FindingGrounds {...props} finding={finding} />
          </li>
        ))}
      </ul>
      {unsure.length > 0 && (
        <Disclosure
          id="ml-effort-findings-unsure"
          label={t('effortFindings.unsure', { count: unsure.length })}
        >
          <ul className={classes.list}>
            {unsure.map(finding => (
              <li key={finding.id}>
                <Typography variant="body2">{finding.title}</Typography>
                <FindingGrounds {...props} finding={finding} />
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  );
}

function FindingGrounds(props: {
  finding: EffortFinding;
  scorecard: Scorecard;
  onShow: (check: CheckResult) => void;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { finding, scorecard, onShow } = props;
  return (
    <Disclosure id={`ml-finding-${finding.id}`} label={t('advice.grounds')}>
      {finding.grounds.map(({ says, ...grounds }) => (
        <div key={says}>
          <Typography variant="body2">{says}</Typography>
          <GroundsTable
            grounds={grounds}
            scorecard={scorecard}
            onShow={onShow}
          />
        </div>
      ))}
    </Disclosure>
  );
}
