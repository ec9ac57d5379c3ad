import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  ChecklistItem,
  Scorecard,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { Disclosure } from '../shared/Disclosure';
import { RelativeTime } from '../shared/RelativeTime';
import { SafeLink } from '../shared/SafeLink';
import { EvidenceTable } from './EvidenceTable';

const useStyles = makeStyles(theme => ({
  details: {
    marginLeft: theme.spacing(4),
    marginBottom: theme.spacing(1),
    overflowWrap: 'anywhere',
  },
}));

/** One item of a checklist: what it asks, whether it is done, by whom, when, and where that can be seen. */
export function ChecklistItemRow(props: {
  item: ChecklistItem;
  scorecard: Scorecard;
  onToggle: () => void;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { item, scorecard } = props;

  return (
    <li>
      <FormControlLabel
        control={
          <Checkbox
            color="primary"
            checked={item.ticked}
            disabled={!scorecard.may.tick}
            onChange={props.onToggle}
          />
        }
        label={item.title}
      />
      <div className={classes.details}>
        <Typography variant="body2" color="textSecondary">
          {item.help}
        </Typography>
        {item.answer && (
          <>
            <Typography variant="body2">
              {t('checklists.answeredByFacts')}
            </Typography>
            <Disclosure
              id={`ml-checklist-answer-${item.id}`}
              label={t('advice.grounds')}
            >
              {item.answer.evidence.length > 0 && (
                <EvidenceTable
                  facts={item.answer.evidence}
                  scorecard={scorecard}
                />
              )}
              {item.answer.checks.length > 0 && (
                <Typography variant="body2">
                  {t('checklists.answeredByChecks', {
                    checks: item.answer.checks.join(', '),
                  })}
                </Typography>
              )}
            </Disclosure>
          </>
        )}
        {item.by && item.at && (
          <Typography variant="body2">
            {t(item.ticked ? 'checklists.tickedBy' : 'checklists.untickedBy', {
              person: <EntityRefLink entityRef={item.by} />,
              age: <RelativeTime at={item.at} />,
            })}
          </Typography>
        )}
        {item.note && <Typography variant="body2">“{item.note}”</Typography>}
        {item.evidenceUrl && (
          <Typography variant="body2">
            {t('checklists.evidence')}:{' '}
            <SafeLink to={item.evidenceUrl}>{item.evidenceUrl}</SafeLink>
          </Typography>
        )}
      </div>
    </li>
  );
}
