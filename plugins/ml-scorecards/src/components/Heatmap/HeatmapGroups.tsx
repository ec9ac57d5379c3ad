import { Fragment, useState } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  MaturityGroup,
  MaturityQuery,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsApiRef } from '../../api/mlScorecardsApiRef';
import { mlScorecardsTranslationRef } from '../../translation';
import { messageOf } from '../shared/messageOf';
import { statusCodeOf } from '../shared/statusCodeOf';
import { useAnswer } from '../shared/useAnswer';
import { HeatmapLine, ownLine, treeKey, treeLine } from './heatmapLines';
import { HeatmapNote } from './HeatmapNote';
import { HeatmapRow, HeatmapRowLook } from './HeatmapRow';

/** A page of groups, as the API gives it. */
export interface GroupsPage {
  groups: MaturityGroup[];
  nextCursor?: string;
}

/** What all rows of the groups have in common. */
export interface HeatmapRows {
  /** What the groups were asked for with. */
  query: MaturityQuery;
  look: HeatmapRowLook;
  /** The groups that are open, by their place in the tree. */
  open: ReadonlySet<string>;
  onToggle: (key: string) => void;
  /** Where a link leads that shows a group alone. */
  pathOf: (group: string) => string;
  /** How many columns there are. */
  columns: number;
}

/** The rows of some groups: each with those below it, if it is open, and then the next ones, when somebody asks for them. */
export function HeatmapGroups(props: {
  rows: HeatmapRows;
  page: GroupsPage;
  /** How the page was asked for; those that follow are of the same question. */
  query: MaturityQuery;
  depth?: number;
  parentKey?: string;
  /** Whether somebody has just asked for these, and goes on reading at the first of them. */
  takesFocus?: boolean;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { rows, page, query, depth = 0, parentKey = '' } = props;
  const [wantsMore, setWantsMore] = useState<string>();
  const isTree = rows.query.layout === 'tree';
  return (
    <>
      {page.groups.map((group, index) => {
        const key = treeKey(parentKey, group);
        const isOpen = isTree && group.hasChildren && rows.open.has(key);
        return (
          <Fragment key={key}>
            <GroupRow
              rows={rows}
              line={isTree ? treeLine(group, depth) : ownLine(group)}
              open={isOpen}
              onToggle={() => rows.onToggle(key)}
              takesFocus={props.takesFocus && index === 0}
            />
            {isOpen && (
              <GroupsBelow
                rows={rows}
                group={group}
                depth={depth + 1}
                path={key}
              />
            )}
          </Fragment>
        );
      })}
      {page.nextCursor !== undefined &&
        (wantsMore === page.nextCursor ? (
          <LoadedGroups
            rows={rows}
            query={{ ...query, cursor: page.nextCursor }}
            depth={depth}
            parentKey={parentKey}
            takesFocus
          />
        ) : (
          <HeatmapNote
            {...rows}
            depth={depth}
            action={{
              title: t('heatmap.showMore'),
              onClick: () => setWantsMore(page.nextCursor),
            }}
          />
        ))}
    </>
  );
}

/** What belongs to a group of the tree: its own components, and the groups right below it. */
function GroupsBelow(props: {
  rows: HeatmapRows;
  group: MaturityGroup;
  depth: number;
  path: string;
}) {
  const { rows, group, depth, path } = props;
  const query = { ...rows.query, group: group.id, depth: 1, cursor: undefined };
  const below = { rows, query, depth, parentKey: path };
  return (
    <>
      {group.own.components > 0 && (
        <GroupRow rows={rows} line={ownLine(group, depth)} />
      )}
      {group.children.length > 0 ? (
        <HeatmapGroups {...below} page={{ groups: group.children }} />
      ) : (
        <LoadedGroups {...below} />
      )}
    </>
  );
}

/** Groups that are asked for when somebody wants to see them. */
function LoadedGroups(props: {
  rows: HeatmapRows;
  query: MaturityQuery;
  depth: number;
  parentKey: string;
  takesFocus?: boolean;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const api = useApi(mlScorecardsApiRef);
  const { rows, query, depth } = props;
  const { value, error, retry } = useAnswer({
    question: ['groups', query],
    ask: () => api.getMaturity(query),
  });
  const [isAskedAgain, setAskedAgain] = useState(false);
  if (!value && !error) {
    return <HeatmapNote {...rows} depth={depth} text={t('heatmap.loading')} />;
  }
  return (
    <>
      {error && (
        <GroupsFailed
          rows={rows}
          depth={depth}
          error={error}
          isKept={value !== undefined}
          onRetry={() => {
            // What is there keeps the focus where it is.
            setAskedAgain(!value);
            retry();
          }}
        />
      )}
      {value && (
        <HeatmapGroups
          {...props}
          page={value}
          takesFocus={props.takesFocus || isAskedAgain}
        />
      )}
    </>
  );
}

/** Why groups are not there, or not up to date, and another try where that can be of use. */
function GroupsFailed(props: {
  rows: HeatmapRows;
  depth: number;
  error: Error;
  /** Whether they stand there as they were before. */
  isKept: boolean;
  onRetry: () => void;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { rows, depth, error, isKept, onRetry } = props;
  if (!isKept && statusCodeOf(error) === 403) {
    return (
      <HeatmapNote
        {...rows}
        depth={depth}
        text={`${t('loadFailed.forbidden')} ${t('loadFailed.forbiddenNext')}`}
      />
    );
  }
  return (
    <HeatmapNote
      {...rows}
      depth={depth}
      text={t(isKept ? 'loadFailed.notUpToDate' : 'heatmap.loadFailed', {
        message: messageOf(error),
      })}
      action={{ title: t('loadFailed.retry'), onClick: onRetry }}
    />
  );
}

function GroupRow(props: {
  rows: HeatmapRows;
  line: HeatmapLine;
  open?: boolean;
  onToggle?: () => void;
  takesFocus?: boolean;
}) {
  const { rows, line, ...row } = props;
  return (
    <HeatmapRow
      {...rows.look}
      {...row}
      line={line}
      is="group"
      path={line.ownOnly ? undefined : rows.pathOf(line.id)}
    />
  );
}
