import Ajv from 'ajv';
import inferenceService from './schemas/inferenceService.json';
import pipelines from './schemas/pipelines.json';
import registry from './schemas/registry.json';

/** What the projects have published of the shape of their answers. */
const published = {
  registry: byDiscriminator(registry),
  pipelines,
  inferenceService,
};

const ajv = new Ajv({ strict: false, validateFormats: false });
for (const [name, document] of Object.entries(published)) {
  ajv.addSchema(document, name);
}

const PLACES = {
  registry: 'registry#/components/schemas/',
  pipelines: 'pipelines#/definitions/',
  inferenceService: 'inferenceService#/',
} as const;

/** Throws if a value has not the shape that is published under a name. */
export function assertPublished(
  document: keyof typeof PLACES,
  name: string,
  value: unknown,
): void {
  const validate = ajv.getSchema(`${PLACES[document]}${name}`);
  if (!validate) throw new Error(`Nothing is published of ${name}`);
  if (!validate(value)) {
    throw new Error(
      `A fake answers otherwise than ${document} is published (${name}): ${ajv.errorsText(
        validate.errors,
      )}`,
    );
  }
}

/** In OpenAPI, a discriminator chooses one of several schemas, all of which may fit. JSON Schema says the same by conditions. */
function byDiscriminator(document: typeof registry): object {
  const { Artifact, ...others } = document.components.schemas;
  const { propertyName, mapping } = Artifact.discriminator;
  return {
    ...document,
    components: {
      schemas: {
        ...others,
        Artifact: {
          required: [propertyName],
          properties: { [propertyName]: { enum: Object.keys(mapping) } },
          allOf: Object.entries(mapping).map(([value, $ref]) => ({
            if: { properties: { [propertyName]: { const: value } } },
            then: { $ref },
          })),
        },
      },
    },
  };
}
