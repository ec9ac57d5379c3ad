import Box from '@material-ui/core/Box';
import {
  CheckResult,
  ReliabilityTier,
} from 'backstage-plugin-ml-scorecards-common';
import { constantsOf } from '../shared/constantsOf';
import { FactList } from '../shared/FactList';
import { useConstantWord } from '../shared/useConstantWord';

/** The numbers that a condition reads, as they are for a tier. */
export function CheckParams(props: {
  check: CheckResult;
  tier: ReliabilityTier;
}) {
  const word = useConstantWord();
  const { check, tier } = props;
  // The check may ask sources that the component does not have about others.
  const read: string[] = check.condition.match(/params\.\w+/g) ?? [];
  const constants = constantsOf({ params: check.params }).filter(({ name }) =>
    read.includes(name),
  );
  if (constants.length === 0) {
    return null;
  }
  return (
    <Box mt={1}>
      <FactList
        facts={constants.map(({ name, value, byTier }) => ({
          name,
          value: word(byTier ? byTier[tier] : value),
        }))}
      />
    </Box>
  );
}
