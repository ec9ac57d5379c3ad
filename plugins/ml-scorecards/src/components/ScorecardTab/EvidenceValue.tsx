import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Evidence,
  formatDayValue,
  readDaySeries,
  SourceStatus,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { RelativeTime } from '../shared/RelativeTime';
import { ShortList } from '../shared/ShortList';
import { useFormats } from '../shared/useFormats';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;

/** The value of a fact in words: a fact that is unknown says why and never looks like a value. */
export function EvidenceValue(props: {
  evidence: Evidence;
  source?: SourceStatus;
  /** How many entries of a list are shown. */
  longestList?: number;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const { value, unit } = props.evidence;

  if (value === null) {
    const unknownBecause =
      props.evidence.unknownBecause ?? props.source?.unknownBecause;
    return (
      <em>
        {unknownBecause
          ? t('evidence.unknownBecause', { reason: unknownBecause })
          : t('evidence.unknown')}
      </em>
    );
  }
  if (typeof value === 'boolean') {
    return <>{value ? t('evidence.yes') : t('evidence.no')}</>;
  }
  if (typeof value === 'number') {
    return <>{formats.number(value, unit)}</>;
  }
  if (typeof value === 'string') {
    if (value === '') {
      return <em>{t('evidence.emptyText')}</em>;
    }
    return INSTANT.test(value) ? <RelativeTime at={value} /> : <>{value}</>;
  }
  if (value.length === 0) {
    return <em>{t('evidence.emptyList')}</em>;
  }
  return <ShortList items={inOrder(value)} longest={props.longestList} />;
}

/** What is told day by day begins with the newest day, since of a long list only the beginning is shown. */
function inOrder(items: readonly string[]): readonly string[] {
  const days = readDaySeries(items);
  return days.length === items.length
    ? days.map(formatDayValue).reverse()
    : items;
}
