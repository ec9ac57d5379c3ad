import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Collector } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { FactList } from '../shared/FactList';
import { RelativeTime } from '../shared/RelativeTime';
import { nextPassAt } from './sourceHealth';
import { useFormats } from '../shared/useFormats';

/** When a source was read and will be, and how long that counts. */
export function SourceReading(props: { collector: Collector }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const { collector } = props;
  const { freshSince, intervalMs, timeToLiveMs, lastPass, runningPass } =
    collector;
  const next = nextPassAt(collector);
  return (
    <FactList
      facts={[
        {
          name: t('sourcesPage.column.fresh'),
          value: freshSince ? (
            <RelativeTime at={freshSince} />
          ) : (
            t('sourcesPage.notReadYet')
          ),
        },
        lastPass?.finishedAt && {
          name: t('sourcesPage.lastPass'),
          value: (
            <>
              {t('sourcesPage.lastPassLine', {
                ago: <RelativeTime at={lastPass.startedAt} />,
                duration: formats.duration(
                  Date.parse(lastPass.finishedAt) -
                    Date.parse(lastPass.startedAt),
                ),
              })}
              {lastPass.published === false &&
                `, ${t('sourcesPage.notPublished')}`}
            </>
          ),
        },
        runningPass && {
          name: t('sourcesPage.running'),
          value: (
            <>
              {t('sourcesPage.runningSince', {
                ago: <RelativeTime at={runningPass.startedAt} />,
              })}
              {runningPass.counts &&
                `, ${t('sourcesPage.runningSeen', {
                  seen: formats.number(runningPass.counts.seen),
                  components: formats.number(runningPass.counts.components),
                })}`}
            </>
          ),
        },
        next && {
          name: t('sourcesPage.nextPass'),
          value:
            Date.parse(next) > Date.now()
              ? t('sourcesPage.nextPassDue', {
                  when: <RelativeTime at={next} />,
                })
              : t('sourcesPage.nextPassNow'),
        },
        intervalMs !== undefined && {
          name: t('sourcesPage.interval'),
          value: formats.duration(intervalMs),
        },
        timeToLiveMs !== undefined && {
          name: t('sourcesPage.timeToLive'),
          value: formats.duration(timeToLiveMs),
        },
      ]}
    />
  );
}
