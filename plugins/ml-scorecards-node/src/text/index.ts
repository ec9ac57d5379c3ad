export { decodeText, findMergeMarker } from './decodeText';
export { problem, type Parsed } from './Parsed';
export { parseYaml, parseYamlDocuments } from './parseYaml';
export { parseYamlAs } from './parseYamlAs';
