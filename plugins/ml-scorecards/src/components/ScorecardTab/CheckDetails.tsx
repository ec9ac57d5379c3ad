import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  CheckResult,
  checkPagePath,
  Scorecard,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { CheckHistory } from '../ScorecardHistory/CheckHistory';
import { CodeBlock } from '../shared/CodeBlock';
import { Disclosure } from '../shared/Disclosure';
import { checkElementId } from '../shared/elementIds';
import { Since } from '../shared/Since';
import { SafeLink } from '../shared/SafeLink';
import { sourceTitles } from '../shared/sourceTitles';
import { useCheckPath } from '../shared/useCheckPath';
import { CheckAttestation } from './CheckAttestation';
import { CheckFix } from './CheckFix';
import { CheckParams } from './CheckParams';
import { CheckPart } from './CheckPart';
import { OnState } from './checkStatements';
import { CheckWaiver } from './CheckWaiver';
import { EvidenceList } from './EvidenceList';
import { SourcesToConnect } from './SourcesToConnect';
import { SourcesToMend } from './SourcesToMend';

const useStyles = makeStyles(theme => ({
  root: {
    minWidth: 0,
    width: '100%',
  },
  part: {
    marginTop: theme.spacing(2),
  },
  text: {
    whiteSpace: 'pre-line',
    overflowWrap: 'anywhere',
  },
  list: {
    margin: 0,
    paddingLeft: theme.spacing(2.5),
  },
}));

/** Why a check is in its state: the values read, the condition, what people said, and what to do about it. */
export function CheckDetails(props: {
  check: CheckResult;
  scorecard: Scorecard;
  onState: OnState;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { check, scorecard } = props;
  const checkPath = useCheckPath();

  return (
    <div className={classes.root}>
      <Typography variant="body2" color="textSecondary">
        {t(`check.lasting.${check.state}`, {
          since: <Since at={check.since} />,
        })}
        {check.answeredBy && (
          <>
            {' · '}
            {t('check.answeredBy', {
              source: sourceTitles(
                check.answeredBy,
                scorecard.sources.map(({ collector: id, title }) => ({
                  id,
                  title,
                })),
              ),
            })}
          </>
        )}
      </Typography>
      {check.reason && (
        <CheckPart title={t('check.unknownBecause')}>
          <Typography variant="body2" className={classes.text}>
            {t(`unknownReason.${check.reason.code}`)}: {check.reason.message}
          </Typography>
          <SourcesToMend {...props} />
          <SourcesToConnect {...props} />
        </CheckPart>
      )}
      <CheckFix check={check} />
      <CheckPart title={t('check.why')}>
        <Typography variant="body2" className={classes.text}>
          {check.why}
        </Typography>
      </CheckPart>
      <CheckPart title={t('check.evidence')}>
        {check.evidence.length > 0 ? (
          <EvidenceList facts={check.evidence} scorecard={scorecard} />
        ) : (
          <Typography variant="body2">{t('check.noEvidence')}</Typography>
        )}
      </CheckPart>
      <CheckPart
        title={`${t('check.condition')} (${t('check.conditionHint')})`}
      >
        <CodeBlock>{check.condition}</CodeBlock>
        <CheckParams check={check} tier={scorecard.tier} />
      </CheckPart>
      {check.references.length > 0 && (
        <CheckPart title={t('check.references')}>
          <ul className={classes.list}>
            {check.references.map(reference => (
              <Typography key={reference} variant="body2" component="li">
                <SafeLink to={reference}>{reference}</SafeLink>
              </Typography>
            ))}
          </ul>
          {check.references.some(reference =>
            reference.startsWith('guide §'),
          ) && (
            <Typography variant="caption" color="textSecondary">
              {t('check.guide')}
            </Typography>
          )}
        </CheckPart>
      )}
      <CheckAttestation {...props} />
      <CheckWaiver {...props} />
      <div className={classes.part}>
        <Disclosure
          id={`${checkElementId(check.id)}-history`}
          label={t('check.history')}
        >
          <CheckHistory check={check} scorecard={scorecard} />
        </Disclosure>
      </div>
      {checkPath && (
        <Typography variant="body2" className={classes.part}>
          <Link to={checkPath(check.id)}>{t('checkPage.across')}</Link>
        </Typography>
      )}
      {!check.custom && (
        <Typography variant="body2" className={classes.part}>
          <SafeLink to={scorecard.catalogueUrl + checkPagePath(check.id)}>
            {t('check.catalogue')}
          </SafeLink>
        </Typography>
      )}
    </div>
  );
}
