import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Box from '@material-ui/core/Box';
import { mlScorecardsTranslationRef } from '../../translation';
import { FactList } from '../shared/FactList';
import { oneOf } from '../shared/oneOf';
import { RelativeTime } from '../shared/RelativeTime';
import { ShortList } from '../shared/ShortList';
import { LineageFacts } from './lineageFacts';
import { NodeEntities } from './nodeEntities';
import { NodeName } from './NodeName';

/** States that have a word. A pipeline can push another one, which shows as it is. */
const RUN_STATES = ['succeeded', 'failed', 'aborted', 'running'] as const;

/** How the job ran, what went wrong in it, and who uses it without saying so. */
export function LineageNotes(props: {
  told: LineageFacts;
  entities: NodeEntities;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { told, entities } = props;
  const { lastRunState, lastEventAt } = told;
  const { failedDataTests, undeclaredConsumers } = told;
  const state = oneOf(RUN_STATES, lastRunState ?? null);
  const notes = [
    lastRunState && {
      name: t('lineage.lastRun'),
      value: (
        <>
          {state ? t(`lineage.runState.${state}`) : lastRunState}
          {lastEventAt && (
            <>
              {' · '}
              <RelativeTime at={lastEventAt} />
            </>
          )}
        </>
      ),
    },
    failedDataTests.length > 0 && {
      name: t('lineage.failedDataTests'),
      value: <ShortList items={failedDataTests} />,
    },
    undeclaredConsumers.length > 0 && {
      name: t('lineage.undeclaredConsumers'),
      value: (
        <ShortList items={undeclaredConsumers}>
          {id => <NodeName id={id} entities={entities} />}
        </ShortList>
      ),
    },
  ];
  return notes.some(Boolean) ? (
    <Box mt={2} mb={1}>
      <FactList facts={notes} />
    </Box>
  ) : null;
}
