import { InputError } from '@backstage/errors';
import { RequestHandler } from 'express';
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
} from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Cursors are as long as if they held so many characters more or less. */
const PADDED_TO = 32;

/**
 * Seals the cursors that callers get. They hold ids of rows, and these count what is stored of all components, also of
 * those that a caller may not read. The same cursor is always sealed the same, on all replicas.
 */
export class SealedCursors {
  private readonly key: Buffer;
  private readonly nonceKey: Buffer;

  /** See `readInstallationSecret`. */
  constructor(secret: string) {
    const keyFor = (use: string) =>
      Buffer.from(hkdfSync('sha256', secret, '', `ml-scorecards ${use}`, 32));
    this.key = keyFor('cursors');
    this.nonceKey = keyFor('nonces of cursors');
  }

  /** Opens the cursor of a request, before anything reads it. */
  readonly open: RequestHandler = (request, _response, next) => {
    const { cursor } = request.query;
    if (typeof cursor === 'string') {
      request.query.cursor = this.unseal(cursor);
    }
    next();
  };

  /** The same answer with its cursor sealed, if there is one. */
  seal<T extends object & { nextCursor?: unknown }>(answer: T): T {
    return typeof answer.nextCursor === 'string'
      ? { ...answer, nextCursor: this.sealText(answer.nextCursor) }
      : answer;
  }

  private sealText(cursor: string): string {
    const bytes = Buffer.byteLength(cursor);
    const padded = Buffer.alloc(Math.ceil((bytes + 1) / PADDED_TO) * PADDED_TO);
    padded.write(cursor);
    // A nonce of what is sealed is never used for anything else.
    const nonce = createHmac('sha256', this.nonceKey)
      .update(padded)
      .digest()
      .subarray(0, NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.key, nonce);
    const sealed = [nonce, cipher.update(padded), cipher.final()];
    return Buffer.concat([...sealed, cipher.getAuthTag()]).toString(
      'base64url',
    );
  }

  /** Opens what was sealed, or throws an InputError. */
  unseal(text: string): string {
    try {
      const bytes = Buffer.from(text, 'base64url');
      const decipher = createDecipheriv(
        CIPHER,
        this.key,
        bytes.subarray(0, NONCE_BYTES),
        { authTagLength: TAG_BYTES },
      );
      decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
      const padded = Buffer.concat([
        decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)),
        decipher.final(),
      ]);
      return padded.subarray(0, padded.indexOf(0)).toString();
    } catch {
      throw new InputError('The cursor is not one that this API gave out');
    }
  }
}
