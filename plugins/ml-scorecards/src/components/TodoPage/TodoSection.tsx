import { InfoCard } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import { Todo } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { EmptyNote } from '../shared/EmptyNote';
import { ListSkeleton } from '../shared/ListSkeleton';
import { Loaded } from '../shared/Loaded';
import { PageButtons } from '../shared/PageButtons';
import { sectionTitle } from '../shared/sectionTitle';
import { Answer } from '../shared/useAnswer';
import { useShown } from '../shared/useShown';
import { TodoKindFilter } from './TodoKindFilter';
import { TodoList } from './TodoList';
import { OpenRows } from './useOpenRows';
import { useShownTodos } from './useShownTodos';
import { useTodoView } from './useTodoView';

/** As many as reach to the end of most screens: what stands below a list is not seen to make room for it. */
const SKELETON_ROWS = 10;

/** What there is to do, what matters most first, and of which kind. */
export function TodoSection(props: {
  answer: Answer<Todo>;
  view: ReturnType<typeof useTodoView>;
  openRows: OpenRows;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { answer, view, openRows } = props;
  // How many there are of each kind is the same whichever one looks at; the rows are not.
  const shown = useShown(answer);
  const { value } = answer;
  const rows = useShownTodos({
    question: view.query,
    items: value?.items,
    openRows,
  });
  const isEmpty =
    value &&
    rows.length === 0 &&
    view.kinds.length === 0 &&
    Object.keys(value.counts).length === 0;
  const isOfSeveral =
    view.kinds.length > 0 || Object.keys(shown?.counts ?? {}).length > 1;
  return (
    <InfoCard title={t('todo.list')} {...sectionTitle}>
      {shown && !isEmpty && isOfSeveral && (
        <Box mb={2}>
          <TodoKindFilter
            counts={shown.counts}
            kinds={view.kinds}
            onChange={view.setKinds}
          />
        </Box>
      )}
      <Loaded
        answer={answer}
        failed={t('todo.loadFailed')}
        skeleton={
          <ListSkeleton
            label={t('todo.loading')}
            rows={shown?.items.length || SKELETON_ROWS}
          />
        }
      >
        {() => {
          if (isEmpty) {
            return (
              <EmptyNote
                title={t('todo.emptyTitle')}
                description={t('todo.emptyDescription')}
              />
            );
          }
          return rows.length === 0 ? (
            <Typography>{t('todo.emptyKind')}</Typography>
          ) : (
            <>
              <Typography variant="body2" color="textSecondary">
                {t('todo.order')}
              </Typography>
              <TodoList
                items={rows}
                label={t('todo.list')}
                openRows={openRows}
              />
            </>
          );
        }}
      </Loaded>
      {shown && (view.hasPrevious || shown.nextCursor) && (
        <PageButtons
          label={t('todo.pages')}
          hasPrevious={view.hasPrevious}
          nextCursor={shown.nextCursor}
          loading={answer.loading}
          onPrevious={view.showPrevious}
          onNext={view.showNext}
        />
      )}
    </InfoCard>
  );
}
