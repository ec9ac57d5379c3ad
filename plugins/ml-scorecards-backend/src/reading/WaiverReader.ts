import { InputError } from '@backstage/errors';
import {
  ListedWaiver,
  Waiver,
  WaiversPage,
  waiversQuerySchema,
} from 'backstage-plugin-ml-scorecards-common';
import { Knex } from 'knex';
import { z } from 'zod';
import { toTier } from '../database/columns';
import { CurrentPositions } from '../database/positions';
import { ListedWaiverRow, readWaivers, WaiverPlace } from '../database/waivers';
import { dayOf } from '../days';
import { Definitions } from '../definitions';
import { stateAt } from '../recording/packedResults';
import { CallerRoles, WantedDeed } from './CallerRoles';
import { ReadScope } from './ReadScope';
import { toWaiver } from './statementsInWords';

const cursorSchema = z.tuple([
  z.iso.date(),
  z.int32().positive(),
  z.string().max(100),
]);

/** Answers lists of waivers. */
export class WaiverReader {
  private readonly options: {
    knex: Knex;
    positions: CurrentPositions;
    now: () => Date;
  };
  private readonly titles: ReadonlyMap<string, string>;

  constructor(
    options: WaiverReader['options'] & { readonly definitions: Definitions },
  ) {
    this.options = options;
    this.titles = new Map(
      options.definitions.checks.map(({ definition: { id, title } }) => [
        id,
        title,
      ]),
    );
  }

  async page(
    { state, limit, cursor }: z.output<typeof waiversQuerySchema>,
    roles: CallerRoles,
    { visible }: ReadScope,
  ): Promise<WaiversPage> {
    const { knex, now } = this.options;
    const at = now();
    const rows = await readWaivers(knex, {
      states: state,
      today: dayOf(at),
      visible,
      after: cursor === undefined ? undefined : decodeCursor(cursor),
      limit: limit + 1,
    });
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    const items = shown.map(row => this.toListed(row, roles, at));
    return {
      items: await withinPolicy(items, roles),
      nextCursor: rows.length > limit && last ? encodeCursor(last) : undefined,
    };
  }

  private toListed(
    row: ListedWaiverRow,
    roles: CallerRoles,
    now: Date,
  ): ListedWaiver {
    const { check_id: check, states } = row;
    const position = this.options.positions.latest().check(check);
    const waiver = toWaiver(row, now);
    const owner = row.owner_ref ?? undefined;
    return {
      entityRef: row.entity_ref,
      title: row.title,
      owner,
      tier: toTier(row.tier),
      check: { id: check, title: this.titles.get(check) ?? check },
      checkState:
        states !== null && position !== undefined
          ? stateAt(states, position)
          : undefined,
      waiver,
      may: mayOf(waiver, owner, roles),
    };
  }
}

/** What each may do by their role, as far as the policy lets them. Nothing is asked about what no role allows. */
async function withinPolicy(
  items: readonly ListedWaiver[],
  roles: CallerRoles,
): Promise<ListedWaiver[]> {
  const wanted = items.flatMap(({ entityRef, may }): WantedDeed[] => [
    ...(may.decide ? [{ entityRef, deed: 'decideWaiver' } as const] : []),
    ...(may.withdraw ? [{ entityRef, deed: 'requestWaiver' } as const] : []),
  ]);
  const answers = (await roles.allows(wanted)).values();
  return items.map(({ may: { decide, withdraw }, ...item }) => ({
    ...item,
    may: {
      decide: decide && answers.next().value === true,
      withdraw: withdraw && answers.next().value === true,
    },
  }));
}

/** Nobody approves or rejects what they asked for themselves, and only who asked takes a request back. */
function mayOf(
  { state, requestedBy }: Waiver,
  owner: string | undefined,
  { userRef, owners, isApprover }: CallerRoles,
): ListedWaiver['may'] {
  const isRequester = requestedBy === userRef;
  return {
    decide:
      isApprover &&
      ((state === 'requested' && !isRequester) || state === 'approved'),
    withdraw:
      state === 'requested' &&
      isRequester &&
      owner !== undefined &&
      owners.has(owner),
  };
}

function encodeCursor(place: WaiverPlace): string {
  return Buffer.from(
    JSON.stringify([place.until, place.component_id, place.check_id]),
  ).toString('base64url');
}

function decodeCursor(cursor: string): WaiverPlace {
  try {
    const [until, component_id, check_id] = cursorSchema.parse(
      JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')),
    );
    return { until, component_id, check_id };
  } catch {
    throw new InputError('The cursor is not one that this API gave out');
  }
}
