import { NextStep, Scorecard } from 'backstage-plugin-ml-scorecards-common';
import { Prospects } from './Prospects';

/** What mending the check takes and, after those before it, leads to. */
export function StepProspects(props: { step: NextStep; scorecard: Scorecard }) {
  const { effort, unlocks } = props.step;
  return (
    <Prospects
      effort={effort}
      level={unlocks?.level}
      raised={props.scorecard.dimensions
        .filter(({ id }) => unlocks?.dimensions.includes(id))
        .map(({ title }) => title)}
    />
  );
}
