import Ajv from 'ajv';
import marquez from './schemas/marquez.json';

const ajv = new Ajv({ strict: false, validateFormats: false });
ajv.addSchema(marquez, 'marquez');

/** Throws if a value has not the shape that Marquez has published under a name. */
export function assertPublished(name: string, value: unknown): void {
  const validate = ajv.getSchema(`marquez#/components/schemas/${name}`);
  if (!validate) throw new Error(`Nothing is published of ${name}`);
  if (!validate(value)) {
    throw new Error(
      `A fake answers otherwise than Marquez is published (${name}): ${ajv.errorsText(
        validate.errors,
      )}`,
    );
  }
}
