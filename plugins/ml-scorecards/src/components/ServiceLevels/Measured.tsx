import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Evidence, SourceStatus } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { EvidenceValue } from '../ScorecardTab/EvidenceValue';
import { SafeLink } from '../shared/SafeLink';
import { numberOf } from './serviceLevelFacts';
import { Verdict } from '../shared/Verdict';

/** What is promised of a measured value. */
export interface Promised {
  /** In words. */
  readonly text: string;
  readonly isKept: (value: number) => boolean;
}

/** A measured value, whether it keeps what is promised, and where to look; or why it is not known. */
export function Measured(props: {
  fact: Evidence;
  source: SourceStatus;
  promised?: Promised;
  format: (value: number) => string;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { fact, source, promised, format } = props;
  const value = numberOf(fact);
  return (
    <>
      {value === undefined ? (
        <EvidenceValue evidence={fact} source={source} />
      ) : (
        <MeasuredValue value={value} promised={promised} format={format} />
      )}
      {promised && <div>{promised.text}</div>}
      {fact.link && (
        <div>
          <SafeLink to={fact.link}>
            {t('evidence.open', { source: source.title })}
          </SafeLink>
        </div>
      )}
    </>
  );
}

function MeasuredValue(props: {
  value: number;
  promised?: Promised;
  format: (value: number) => string;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { value, promised, format } = props;
  const measured = format(value);
  if (!promised) {
    return <>{measured}</>;
  }
  const isKept = promised.isKept(value);
  return (
    <Verdict isGood={isKept}>
      {t(isKept ? 'serviceLevels.keeps' : 'serviceLevels.breaks', { measured })}
    </Verdict>
  );
}
