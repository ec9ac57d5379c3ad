import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import { CheckDetails } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { CodeBlock } from '../shared/CodeBlock';
import { sourceTitle } from './sourceTitle';

/** The conditions as they are defined, by the source that each asks. */
export function CheckConditions(props: { check: CheckDetails }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { check } = props;
  const { conditions } = check;
  return (
    <>
      {conditions.length > 1 && (
        <Typography variant="body2" gutterBottom>
          {t(`checkPage.passesBy.${check.passesBy}`)}
        </Typography>
      )}
      {conditions.map(({ source, condition }) => (
        <Box key={`${source} ${condition}`} mb={2}>
          <Typography variant="subtitle2" component="h4">
            {sourceTitle(check, source) || t('checkPage.noSource')}
          </Typography>
          <Typography variant="body2" gutterBottom>
            {t('checkPage.passesWhen')}
          </Typography>
          <CodeBlock>{condition}</CodeBlock>
        </Box>
      ))}
    </>
  );
}
