import { InputError } from '@backstage/errors';
import { AttestationUpdate } from 'backstage-plugin-ml-scorecards-common';
import { deleteAttestation, updateAttestation } from '../database/attestations';
import { MadeStatement } from '../database/statements';
import { CheckVerdict, toldVersions } from '../evaluation';
import { CheckStatement, CheckStatementService } from './CheckStatementService';
import { dayAfter } from '../days';

/** What people vouch for. */
export class AttestationService extends CheckStatementService {
  async update(
    statement: CheckStatement & { update: AttestationUpdate },
  ): Promise<MadeStatement> {
    const { update, check, by } = statement;
    const { attestable } = this.requireCheck(check);
    if (!attestable) {
      throw new InputError(
        `check: nobody can vouch for ${check}, facts decide`,
      );
    }
    return this.state(statement, (record, at) => {
      this.requireUndecided(this.verdictOn(record, check), check);
      const { validForDays } = attestable;
      const last = dayAfter(at, validForDays);
      if (update.until < dayAfter(at, 0) || update.until > last) {
        throw new InputError(
          `until: must be today or later, by ${validForDays} days at most (${last})`,
        );
      }
      return updateAttestation(
        this.options.knex,
        { componentId: record.component.id, checkId: check },
        {
          ...update,
          told: attestable.perVersion
            ? toldVersions(this.readings(record, at), record.entity)
            : undefined,
          by,
          at,
        },
      );
    });
  }

  /** What is stored can be taken back, also if the check is not defined any more. */
  async delete(
    statement: CheckStatement & { version: number },
  ): Promise<MadeStatement> {
    const { check, version, by } = statement;
    return this.state(statement, (record, at) => {
      this.requireStored(record.attestations, check, 'attestation');
      return deleteAttestation(
        this.options.knex,
        { componentId: record.component.id, checkId: check },
        { version, by, at },
      );
    });
  }

  private requireUndecided(
    verdict: CheckVerdict | undefined,
    check: string,
  ): void {
    if (verdict?.state === 'not-applicable') {
      throw new InputError(`check: ${check} does not apply to the component`);
    }
    if (verdict?.state === 'fail') {
      throw new InputError(
        `check: facts say that ${check} fails, and nobody can vouch against facts`,
      );
    }
    if (verdict?.state === 'pass' && !verdict.attested) {
      throw new InputError(
        `check: facts say that ${check} passes, so there is nothing to vouch for`,
      );
    }
  }
}
