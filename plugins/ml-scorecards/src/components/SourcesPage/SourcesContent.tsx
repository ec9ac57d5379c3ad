import { InfoCard } from '@backstage/core-components';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import Grid from '@material-ui/core/Grid';
import { mlScorecardsApiRef } from '../../api/mlScorecardsApiRef';
import { mlScorecardsTranslationRef } from '../../translation';
import { EmptyNote } from '../shared/EmptyNote';
import { ListSkeleton } from '../shared/ListSkeleton';
import { Loaded } from '../shared/Loaded';
import { sectionTitle } from '../shared/sectionTitle';
import { useAnswer } from '../shared/useAnswer';
import { useUrlPages } from '../shared/useUrlPages';
import { DefinitionProblems } from './DefinitionProblems';
import { sortCollectors } from './sortCollectors';
import { SourceColumns } from './SourceColumns';
import { SourceRow } from './SourceRow';
import { SourceSummary } from './SourceSummary';

/** For those who operate the portal: how each source is doing, what it feeds, and which definitions are wrong. */
export function SourcesContent() {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const api = useApi(mlScorecardsApiRef);
  const { params, show } = useUrlPages();
  const answer = useAnswer({
    question: ['collectors'],
    ask: () => api.getCollectors(),
  });
  const { value } = answer;
  const open = params.getAll('open');
  const toggle = (source: string) => {
    const changed = new URLSearchParams(params);
    changed.delete('open');
    const others = open.filter(other => other !== source);
    (others.length < open.length ? others : [...open, source]).forEach(other =>
      changed.append('open', other),
    );
    show(changed);
  };
  return (
    <Grid container spacing={3}>
      {value && value.problems.length > 0 && (
        <Grid item xs={12}>
          <DefinitionProblems problems={value.problems} />
        </Grid>
      )}
      <Grid item xs={12}>
        <InfoCard title={t('sourcesPage.title')} {...sectionTitle}>
          <Loaded
            answer={answer}
            failed={t('sourcesPage.loadFailed')}
            skeleton={
              <ListSkeleton label={t('sourcesPage.loading')} rows={8} />
            }
          >
            {({ items }) =>
              items.length === 0 ? (
                <EmptyNote
                  title={t('sourcesPage.emptyTitle')}
                  description={t('sourcesPage.emptyDescription')}
                />
              ) : (
                <>
                  <SourceSummary collectors={items} />
                  <SourceColumns />
                  {sortCollectors(items).map(collector => (
                    <SourceRow
                      key={collector.source}
                      collector={collector}
                      open={open.includes(collector.source)}
                      onToggle={() => toggle(collector.source)}
                    />
                  ))}
                </>
              )
            }
          </Loaded>
        </InfoCard>
      </Grid>
    </Grid>
  );
}
