import { AppConfig, Config, ConfigReader } from '@backstage/config';
import { ServiceUnavailableError } from '@backstage/errors';
import { FilterPredicate } from '@backstage/filter-predicates';
import { JsonObject } from '@backstage/types';
import {
  DefinitionOverrides,
  DryRunReport,
} from 'backstage-plugin-ml-scorecards-common';
import { Knex } from 'knex';
import { CollectorRegistry } from '../collection/CollectorRegistry';
import {
  DEFINITION_KEYS,
  Definitions,
  loadDefinitions,
  readDefinitions,
} from '../definitions';
import { isVisible, VisibleComponents } from '../reading/VisibleSet';
import { dryRun } from '../recording/dryRun';
import { askedFields } from '../selection/askedFields';
import { fieldsOf } from '../selection/fieldsOf';
import { SELECTED_FIELDS } from '../selection/SelectedComponent';

/** Longest time that a dry run takes: some minutes for 100,000 components. */
const DEADLINE_MS = 10 * 60 * 1000;

/** Tries out definitions that somebody thinks of. One at a time: each reads and evaluates all components. */
export class DryRunService {
  private readonly options: {
    knex: Knex;
    collectors: CollectorRegistry;
    definitions: Definitions;
    filter: FilterPredicate;
    now: () => Date;
  };
  /** As it was at the start, which is what the definitions in use were made of. */
  private readonly configured: AppConfig;
  private isRunning = false;

  constructor(options: DryRunService['options'] & { config: Config }) {
    this.options = options;
    this.configured = {
      context: 'app-config',
      data: {
        mlScorecards: Object.fromEntries(
          DEFINITION_KEYS.map(key => [
            key,
            options.config.getOptional(`mlScorecards.${key}`),
          ]),
        ),
      },
    };
  }

  async run(
    overrides: DefinitionOverrides,
    options: { visible: VisibleComponents; signal: AbortSignal },
  ): Promise<DryRunReport> {
    if (this.isRunning) {
      throw new ServiceUnavailableError(
        'Another dry run is under way. Try again when it is over.',
      );
    }
    this.isRunning = true;
    try {
      const { visible, signal } = options;
      const next = await this.definitionsWith(overrides);
      const report = await dryRun({
        ...this.options,
        current: this.options.definitions,
        next,
        isVisible: id => isVisible(visible, id),
        now: this.options.now(),
        signal: AbortSignal.any([signal, AbortSignal.timeout(DEADLINE_MS)]),
      });
      return {
        ...report,
        problems: [...report.problems, ...this.unstoredFields(next)],
      };
    } finally {
      this.isRunning = false;
    }
  }

  private async definitionsWith(
    overrides: DefinitionOverrides,
  ): Promise<Definitions> {
    const config = ConfigReader.fromConfigs([
      this.configured,
      {
        context: 'dry-run',
        data: { mlScorecards: overrides as JsonObject },
      },
    ]);
    return loadDefinitions({
      raw: await readDefinitions(config),
      factSets: [...this.options.definitions.factSets.values()],
    });
  }

  /** Fields of entities that nothing has asked for so far are not stored, and look as if they were not there. */
  private unstoredFields(next: Definitions): DryRunReport['problems'] {
    const { definitions, filter } = this.options;
    const stored = [
      ...SELECTED_FIELDS,
      ...fieldsOf(filter),
      ...askedFields(definitions).map(({ field }) => field),
    ];
    return askedFields(next)
      .filter(
        ({ field }) =>
          !stored.some(
            known => field === known || field.startsWith(`${known}.`),
          ),
      )
      .map(({ where, id, field }) => ({
        where,
        id,
        message: `appliesTo: ${field} is not stored yet, so this dry run treats it as missing`,
      }));
  }
}
