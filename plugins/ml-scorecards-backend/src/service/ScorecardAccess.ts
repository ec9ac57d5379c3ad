import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { Scorecard } from 'backstage-plugin-ml-scorecards-common';
import { Knex } from 'knex';
import { readReadState, ReadState } from '../database/recordingState';
import { Readers } from '../reading/createReaders';
import { StoredScorecard } from '../reading/toScorecard';
import { Visibility } from '../reading/Visibility';
import { CallerRights, CallerStanding } from './CallerRights';
import { Deed } from './deeds';
import { withoutHidden } from './withoutHidden';

/** Single scorecards as far as a caller may know of them. */
export class ScorecardAccess {
  private readonly options: {
    knex: Knex;
    rights: CallerRights;
    readers: Readers;
    visibility: Pick<Visibility, 'readableAmong'>;
  };

  constructor(options: ScorecardAccess['options']) {
    this.options = options;
  }

  /** Whoever may not read the entity gets the answer of one that is not there. */
  async requireReadable(
    credentials: BackstageCredentials,
    entityRef: string,
    purpose: 'read' | 'write',
  ): Promise<CallerStanding> {
    const standing = await this.options.rights.standing(
      credentials,
      entityRef,
      purpose,
    );
    if (!standing.mayRead) {
      throw noScorecard(entityRef);
    }
    return standing;
  }

  /** Throws an error that says whose right it is. */
  async requireRight(
    deed: Deed,
    entityRef: string,
    standing: CallerStanding,
  ): Promise<void> {
    const { knex, rights, readers } = this.options;
    const state = await readReadState(knex);
    rights.require(
      deed,
      standing,
      await this.stored(entityRef, state),
      await readers.ownerGroups.at(state),
    );
  }

  /** The scorecard as the caller may see it, as of now if not of an instant before. */
  async read(asked: {
    credentials: BackstageCredentials;
    entityRef: string;
    standing: CallerStanding;
    state?: ReadState;
  }): Promise<Scorecard> {
    const { knex, rights, readers, visibility } = this.options;
    const { credentials, entityRef, standing } = asked;
    const state = asked.state ?? (await readReadState(knex));
    const stored = await this.stored(entityRef, state);
    const groups = await readers.ownerGroups.at(state);
    const shown = await withoutHidden(stored, {
      ...standing,
      credentials,
      visibility,
    });
    return { ...shown, may: rights.may(standing, stored, groups) };
  }

  private async stored(
    entityRef: string,
    state: ReadState,
  ): Promise<StoredScorecard> {
    const stored = await this.options.readers.scorecards.get(entityRef, state);
    if (!stored) {
      throw noScorecard(entityRef);
    }
    return stored;
  }
}

export function noScorecard(entityRef: string): NotFoundError {
  return new NotFoundError(`There is no scorecard of ${entityRef}`);
}
