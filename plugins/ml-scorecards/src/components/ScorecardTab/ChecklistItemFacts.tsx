import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import {
  ChecklistItem,
  Scorecard,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { Disclosure } from '../shared/Disclosure';
import { findCheck } from '../shared/findCheck';
import { EvidenceList } from './EvidenceList';
import { isDenied } from './itemChanges';

/** The facts and checks that answer an item, so that nobody has to tick it, or that deny it, so that nobody can. */
export function ChecklistItemFacts(props: {
  /** Unique on the page. */
  id: string;
  item: ChecklistItem;
  scorecard: Scorecard;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { item, scorecard } = props;
  if (!item.answer) {
    return null;
  }
  const { evidence, checks } = item.answer;
  const saysNo = isDenied(item);
  return (
    <>
      <Typography variant="body2">
        {item.state === 'disputed' &&
          t(saysNo ? 'checklists.disputedDenial' : 'checklists.disputedFacts')}
        {item.state !== 'disputed' &&
          t(saysNo ? 'checklists.deniedByFacts' : 'checklists.answeredByFacts')}
      </Typography>
      <Disclosure
        id={props.id}
        label={t('advice.grounds')}
        spokenLabel={`${t('advice.grounds')}: ${item.title}`}
      >
        {evidence.length > 0 && (
          <EvidenceList facts={evidence} scorecard={scorecard} />
        )}
        {checks.length > 0 && (
          <Typography variant="body2">
            {t(
              saysNo
                ? 'checklists.deniedByChecks'
                : 'checklists.answeredByChecks',
              {
                checks: checks
                  .map(check => findCheck(scorecard, check)?.title ?? check)
                  .join(', '),
              },
            )}
          </Typography>
        )}
      </Disclosure>
    </>
  );
}
