import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Box from '@material-ui/core/Box';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { Finding } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { TextWithEntities } from './TextWithEntities';

const useStyles = makeStyles(theme => ({
  list: {
    margin: 0,
    paddingLeft: theme.spacing(2.5),
  },
}));

/** What the owner should know and that is no check. */
export function Findings(props: { findings: Finding[] }) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  if (props.findings.length === 0) {
    return null;
  }
  return (
    <Box mt={3}>
      <Alert severity="warning" role="region" aria-label={t('findings.title')}>
        <AlertTitle>{t('findings.title')}</AlertTitle>
        <ul className={classes.list}>
          {props.findings.map(finding => (
            <li key={finding.id}>
              <TextWithEntities
                text={finding.message}
                entityRefs={finding.entityRefs}
              />
            </li>
          ))}
        </ul>
      </Alert>
    </Box>
  );
}
