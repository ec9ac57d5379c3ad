import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { ServiceUnavailableError } from '@backstage/errors';
import { FilterPredicate } from '@backstage/filter-predicates';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { untilAborted } from 'backstage-plugin-ml-scorecards-node';
import { ReadState } from '../database/recordingState';
import { fingerprint } from '../fingerprint';
import { iterateUntilAborted } from '../iterateUntilAborted';
import { BoundedCache } from './BoundedCache';
import { translateConditions } from './catalogConditions';
import { ConditionSets } from './ConditionSets';
import { VisibleComponents } from './VisibleSet';

/** For how long it is believed what the catalog says that a caller may read in lists and counts. */
const MAX_AGE_MS = 60_000;

/** Longest time that a caller waits for the catalog to say what they may read. */
const CATALOG_DEADLINE_MS = 60_000;

/** Refs kept for all callers together: some 100 MB at worst. The caller who asked longest ago is forgotten first. */
const MAX_REFS = 1_000_000;

/** What a caller may read in lists and counts. */
export interface ReadRights {
  /** The same for callers who may read the same for the same reason. Names conditions: not for callers' eyes. */
  readonly fingerprint: string;
  /** Whether there is nothing that the caller may not read, whatever comes. */
  readonly readsAll: boolean;
  /** Finds out which components these are, as of a recording. */
  components(state: ReadState): Promise<VisibleComponents>;
}

/** What the catalog said that a caller may read. */
interface ReadableEntities {
  readonly refs: ReadonlySet<string>;
  readonly fingerprint: string;
}

const EVERYTHING: ReadRights = {
  fingerprint: 'all',
  readsAll: true,
  components: async () => 'all',
};

/**
 * Says what a caller may read. It follows `catalog.entity.read`: whoever may not read an entity learns nothing of it,
 * in lists, counts and rollups alike.
 *
 * The policy is asked at each request. Where it answers with conditions, these are judged on what is stored of components,
 * which follows the catalog within an interval of selection. Where they ask for something that is not stored, the catalog
 * itself says which entities meet them, and that is believed for a minute as long as the conditions stay the same. So long
 * can a list show what somebody was just denied, or leave out what they were just granted. Single scorecards and
 * everything that writes ask at once.
 */
export class Visibility {
  private readonly options: {
    permissions: PermissionsService;
    catalog: CatalogService;
    filter: FilterPredicate;
    conditionSets: ConditionSets;
    /** For tests: begins the time that the catalog may take. */
    deadline?: () => AbortSignal;
  };
  private readonly readable = new BoundedCache<ReadableEntities>({
    maxWeight: MAX_REFS,
    // An empty set takes room as well.
    weigh: ({ refs }) => refs.size + 10,
    maxAgeMs: MAX_AGE_MS,
  });

  constructor(options: Visibility['options']) {
    this.options = options;
  }

  async rightsOf(credentials: BackstageCredentials): Promise<ReadRights> {
    const [decision] = await this.options.permissions.authorizeConditional(
      [{ permission: catalogEntityReadPermission }],
      { credentials },
    );
    switch (decision.result) {
      case AuthorizeResult.ALLOW:
        return EVERYTHING;
      case AuthorizeResult.CONDITIONAL:
        return (
          this.rightsByConditions(decision) ??
          this.rightsByCatalog(decision, credentials)
        );
      default:
        return this.rightsTo({ refs: new Set(), fingerprint: 'none' });
    }
  }

  /**
   * Those among entities of any kind that the caller may read now. The catalog is asked, with their credentials: it judges
   * all of them at once. What it does not have is not among them.
   */
  async readableAmong(
    refs: readonly string[],
    credentials: BackstageCredentials,
  ): Promise<ReadonlySet<string>> {
    const entityRefs = refs.filter(isEntityRef);
    if (entityRefs.length === 0) {
      return new Set();
    }
    const { items } = await this.inTime(signal =>
      untilAborted(signal, () =>
        this.options.catalog.getEntitiesByRefs(
          { entityRefs, fields: ['kind', 'metadata.name'] },
          { credentials },
        ),
      ),
    );
    return new Set(entityRefs.filter((_, index) => items[index]));
  }

  private rightsByConditions(decision: PolicyDecision): ReadRights | undefined {
    const condition = translateConditions(decision);
    return (
      condition && {
        fingerprint: fingerprint(condition),
        readsAll: false,
        components: state =>
          this.options.conditionSets.meeting(condition, state),
      }
    );
  }

  private async rightsByCatalog(
    decision: PolicyDecision,
    credentials: BackstageCredentials,
  ): Promise<ReadRights> {
    return this.rightsTo(
      await this.readable.get(
        fingerprint({ principal: credentials.principal, decision }),
        () => this.readableByCatalog(credentials),
      ),
    );
  }

  private rightsTo(entities: ReadableEntities): ReadRights {
    return {
      fingerprint: entities.fingerprint,
      readsAll: false,
      components: state => this.options.conditionSets.among(entities, state),
    };
  }

  private async readableByCatalog(
    credentials: BackstageCredentials,
  ): Promise<ReadableEntities> {
    const refs: string[] = [];
    const pages = this.options.catalog.streamEntities(
      {
        query: this.options.filter,
        fields: ['kind', 'metadata.name', 'metadata.namespace'],
      },
      { credentials },
    );
    await this.inTime(async signal => {
      for await (const page of iterateUntilAborted(pages, signal)) {
        for (const entity of page) {
          refs.push(stringifyEntityRef(entity));
        }
      }
    });
    return {
      refs: new Set(refs),
      fingerprint: fingerprint([...refs].sort()),
    };
  }

  private async inTime<T>(
    ask: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const { deadline } = this.options;
    const signal = deadline?.() ?? AbortSignal.timeout(CATALOG_DEADLINE_MS);
    try {
      return await ask(signal);
    } catch (error) {
      throw signal.aborted
        ? new ServiceUnavailableError(
            'The catalog did not say in time what you may read. Try again.',
          )
        : error;
    }
  }
}

function isEntityRef(text: string): boolean {
  try {
    parseEntityRef(text);
    return true;
  } catch {
    return false;
  }
}
