import { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { CheckResult } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { RelativeTime } from '../shared/RelativeTime';
import { SafeLink } from '../shared/SafeLink';
import { EvidenceTable } from './EvidenceTable';

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
  code: {
    display: 'block',
    fontFamily: 'monospace',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    padding: theme.spacing(1),
    borderRadius: theme.shape.borderRadius,
    backgroundColor: theme.palette.action.hover,
  },
  list: {
    margin: 0,
    paddingLeft: theme.spacing(2.5),
  },
}));

/** Why a check is in its state: the values read, the condition, and what to do about it. */
export function CheckDetails(props: { check: CheckResult }) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { check } = props;

  return (
    <div className={classes.root}>
      <Typography variant="body2" color="textSecondary">
        {t(`state.${check.state}`)} {t('check.since')}{' '}
        <RelativeTime at={check.since} />
        {check.answeredBy && (
          <> · {t('check.answeredBy', { source: check.answeredBy })}</>
        )}
      </Typography>
      {check.reason && (
        <Part title={t('check.unknownBecause')}>
          <Typography variant="body2" className={classes.text}>
            {t(`unknownReason.${check.reason.code}`)}: {check.reason.message}
          </Typography>
        </Part>
      )}
      <Part title={t('check.evidence')}>
        {check.evidence.length > 0 ? (
          <EvidenceTable evidence={check.evidence} />
        ) : (
          <Typography variant="body2">{t('check.noEvidence')}</Typography>
        )}
      </Part>
      <Part title={`${t('check.condition')} (${t('check.conditionHint')})`}>
        <code className={classes.code}>{check.condition}</code>
      </Part>
      <Part title={t('check.fix')}>
        <Typography variant="body2" className={classes.text}>
          {check.fix}
        </Typography>
      </Part>
      <Part title={t('check.why')}>
        <Typography variant="body2" className={classes.text}>
          {check.why}
        </Typography>
      </Part>
      {check.references.length > 0 && (
        <Part title={t('check.references')}>
          <ul className={classes.list}>
            {check.references.map(reference => (
              <Typography key={reference} variant="body2" component="li">
                <SafeLink to={reference}>{reference}</SafeLink>
              </Typography>
            ))}
          </ul>
        </Part>
      )}
    </div>
  );
}

function Part(props: { title: string; children: ReactNode }) {
  const classes = useStyles();
  return (
    <div className={classes.part}>
      <Typography variant="subtitle2" component="h5" gutterBottom>
        {props.title}
      </Typography>
      {props.children}
    </div>
  );
}
