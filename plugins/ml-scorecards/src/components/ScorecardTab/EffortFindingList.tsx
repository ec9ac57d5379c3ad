import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import {
  CheckResult,
  EffortFinding,
  Scorecard,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { Disclosure } from '../shared/Disclosure';
import { AdviceItem, AdviceList } from './AdviceList';
import { Deciding, DecisionRecord } from './DecisionRecord';
import { isInForce } from './DecisionText';
import { GroundsTable } from './GroundsTable';

/** Signs of more or less effort than the tier asks for, each with what speaks for it and what was decided about it. */
export function EffortFindingList(props: {
  scorecard: Scorecard;
  deciding: Deciding;
  onShow?: (check: CheckResult) => void;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { effortFindings } = props.scorecard;
  const certain = effortFindings.filter(({ state }) => state === 'open');
  const unsure = effortFindings.filter(({ state }) => state !== 'open');
  return (
    <>
      {certain.length === 0 && (
        <Typography variant="body2">{t('effortFindings.none')}</Typography>
      )}
      <AdviceList>
        {certain.map(finding => {
          const isSettled = isInForce(finding.decision);
          return (
            <AdviceItem
              key={finding.id}
              isOpen={!isSettled}
              title={
                isSettled
                  ? t('effortFindings.settled', { title: finding.title })
                  : finding.title
              }
            >
              <Typography variant="body2">{finding.why}</Typography>
              <Typography variant="body2">{finding.advice}</Typography>
              <DecisionRecord {...props.deciding} subject={finding} isOpen />
              <FindingGrounds {...props} finding={finding} />
            </AdviceItem>
          );
        })}
      </AdviceList>
      {unsure.length > 0 && (
        <Disclosure
          id="ml-effort-findings-unsure"
          label={t('effortFindings.unsure', { count: unsure.length })}
        >
          <AdviceList>
            {unsure.map(finding => (
              <AdviceItem key={finding.id} isOpen={false} title={finding.title}>
                <DecisionRecord
                  {...props.deciding}
                  subject={finding}
                  isOpen={false}
                />
                <FindingGrounds {...props} finding={finding} />
              </AdviceItem>
            ))}
          </AdviceList>
        </Disclosure>
      )}
    </>
  );
}

function FindingGrounds(props: {
  finding: EffortFinding;
  scorecard: Scorecard;
  onShow?: (check: CheckResult) => void;
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
