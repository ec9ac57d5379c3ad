import { ChecklistItemUpdate, ChecklistsResponse } from './checklists';
import { CheckDetails, CheckQuery, ChecksResponse } from './checks';
import { CollectorsResponse } from './collectors';
import { AttestationUpdate } from './attestations';
import { DecisionUpdate } from './decisions';
import { DefinitionOverrides, DryRunReport } from './dryRun';
import { EvaluateRequest, EvaluateResponse } from './evaluate';
import { ScorecardFacts, ScorecardFactsQuery } from './facts';
import { LabelChanges } from './labels';
import { ScorecardHistory, ScorecardHistoryQuery } from './history';
import { Maturity, MaturityQuery } from './maturity';
import { PushedFacts, PushedFactsResponse } from './pushedFacts';
import {
  ScorecardsByRefsResponse,
  ScorecardsCsvQuery,
  ScorecardsPage,
  ScorecardsQuery,
} from './scorecardLists';
import { Scorecard } from './scorecards';
import { StatementsPage, StatementsQuery, TakeBackQuery } from './statements';
import { Todo, TodoQuery } from './todo';
import { Trend, TrendQuery } from './trend';
import {
  WaiverDecision,
  WaiverDecisionBody,
  WaiverRequest,
  WaiversPage,
  WaiversQuery,
} from './waivers';

/**
 * The scorecards API as its callers see it. Every method throws a `ResponseError` when the backend refuses.
 *
 * @public
 */
export interface MlScorecardsApi {
  /** One page of scorecards, filtered and ordered. */
  getScorecards(query?: ScorecardsQuery): Promise<ScorecardsPage>;
  /** The whole list as CSV, for spreadsheets. Throws if it ends before it is complete. */
  getScorecardsCsv(
    query?: ScorecardsCsvQuery,
    options?: { signal?: AbortSignal },
  ): Promise<Blob>;
  /** A summary for each of up to 1,000 refs, in their order; null where there is none that the caller may read. */
  getScorecardsByRefs(
    entityRefs: readonly string[],
  ): Promise<ScorecardsByRefsResponse>;
  /** Gives undefined when the entity has no scorecard or the caller may not read it. */
  getScorecard(entityRef: string): Promise<Scorecard | undefined>;
  /** What changed on a scorecard, newest first, and how it stood day by day. */
  getHistory(
    entityRef: string,
    query?: ScorecardHistoryQuery,
  ): Promise<ScorecardHistory>;
  /** All that sources told of a component, also what no check asks for. */
  getFacts(
    entityRef: string,
    query?: ScorecardFactsQuery,
  ): Promise<ScorecardFacts>;
  /** Collects and evaluates the component now, and gives the new scorecard. */
  refreshScorecard(entityRef: string): Promise<Scorecard>;
  /** What is asked, and how many components are in which state of it. */
  getChecks(): Promise<ChecksResponse>;
  /** One check whole, with how components stood day by day. Gives undefined when there is none of this id. */
  getCheck(id: string, query?: CheckQuery): Promise<CheckDetails | undefined>;
  /** What other definitions would change. Writes nothing, and needs a permission of its own. */
  dryRun(
    overrides: DefinitionOverrides,
    options?: { signal?: AbortSignal },
  ): Promise<DryRunReport>;
  /** What a scorecard would be if some facts were others. Writes nothing. */
  evaluate(
    request: EvaluateRequest,
    options?: { signal?: AbortSignal },
  ): Promise<EvaluateResponse>;
  /** Counts over groups of components, by owner unless told otherwise. */
  getMaturity(query?: MaturityQuery): Promise<Maturity>;
  /** The counts of a group, or of everything, day by day; of the components that the caller may read if these are not all. */
  getTrend(query?: TrendQuery): Promise<Trend>;
  /** The checklists as they are defined. */
  getChecklists(): Promise<ChecklistsResponse>;
  /** Gives the scorecard after the change. */
  updateChecklistItem(
    entityRef: string,
    item: { checklist: string; item: string },
    update: ChecklistItemUpdate,
  ): Promise<Scorecard>;
  /** Puts on record what was decided about a trigger or finding, by its id. Gives the scorecard after the change. */
  updateDecision(
    entityRef: string,
    subject: string,
    update: DecisionUpdate,
  ): Promise<Scorecard>;
  /** Takes such a decision back. Gives the scorecard after the change. */
  deleteDecision(
    entityRef: string,
    subject: string,
    query: TakeBackQuery,
  ): Promise<Scorecard>;
  /** Vouches for a check. Gives the scorecard after the change. */
  updateAttestation(
    entityRef: string,
    check: string,
    update: AttestationUpdate,
  ): Promise<Scorecard>;
  /** Takes that back. Gives the scorecard after the change. */
  deleteAttestation(
    entityRef: string,
    check: string,
    query: TakeBackQuery,
  ): Promise<Scorecard>;
  /** Asks for a check to be excused for a while. Gives the scorecard after the change. */
  requestWaiver(
    entityRef: string,
    check: string,
    request: WaiverRequest,
  ): Promise<Scorecard>;
  /** Approves, rejects, revokes or withdraws a waiver. Gives the scorecard after the change. */
  decideWaiver(
    entityRef: string,
    check: string,
    decision: WaiverDecision,
    body: WaiverDecisionBody,
  ): Promise<Scorecard>;
  /** Waivers of all components that the caller may read; without a state, those that wait for a decision. */
  getWaivers(query?: WaiversQuery): Promise<WaiversPage>;
  /** What people stated about a component, newest first. */
  getStatements(
    entityRef: string,
    query?: StatementsQuery,
  ): Promise<StatementsPage>;
  /** What waits for the caller and the groups that they belong to. */
  getTodo(query?: TodoQuery): Promise<Todo>;
  /** Pushes what a pipeline knows of one source about a component. */
  pushFacts(facts: PushedFacts): Promise<PushedFactsResponse>;
  /** How reading the sources goes. */
  getCollectors(): Promise<CollectorsResponse>;
  /** For services only. */
  getLabelChanges(query: {
    after: number;
    limit?: number;
  }): Promise<LabelChanges>;
}
