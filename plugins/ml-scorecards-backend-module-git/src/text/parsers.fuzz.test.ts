import fc from 'fast-check';
import { parseGithubAction, parseGithubWorkflow } from '../ci/githubWorkflow';
import { parseGitlabPipeline } from '../ci/gitlabPipeline';
import {
  parseNox,
  parseRecipes,
  parseTaskfile,
  parseTomlTasks,
  parseTox,
} from '../ci/targets';
import { holdsTests, isExportOfNotebook } from '../code/codeContent';
import {
  packagesOfConda,
  packagesOfPipfile,
  packagesOfPixi,
  packagesOfPyproject,
  packagesOfRequirements,
  packagesOfSetup,
} from '../environment/requiredPackages';
import { parseMlproject } from '../pipeline/mlprojectFacts';
import { mayDeclare, parseSlos } from '../slo/parseSlos';
import { parseToml } from './parseToml';

type Parser = (text: string) => unknown;

/** All that reads a text of a stranger, besides what has such a test beside it: first what is YAML. */
const YAML_PARSERS: ReadonlyArray<readonly [string, Parser]> = [
  ['packagesOfConda', text => packagesOfConda('f', text)],
  ['parseMlproject', text => parseMlproject('f', text)],
  ['parseGithubWorkflow', text => parseGithubWorkflow('f', text)],
  ['parseGithubAction', text => parseGithubAction('f', text)],
  ['parseGitlabPipeline', text => parseGitlabPipeline('f', text)],
  ['parseTaskfile', text => parseTaskfile('f', text)],
  ['parseSlos', text => parseSlos('f', text)],
];
const OTHER_PARSERS: ReadonlyArray<readonly [string, Parser]> = [
  ['mayDeclare', text => mayDeclare('f.yaml', text)],
  ['parseToml', text => parseToml('f', text)],
  ['packagesOfRequirements', packagesOfRequirements],
  ['packagesOfPyproject', text => packagesOfPyproject('f', text)],
  ['packagesOfPipfile', text => packagesOfPipfile('f', text)],
  ['packagesOfPixi', text => packagesOfPixi('f', text)],
  ['packagesOfSetup', packagesOfSetup],
  ['parseRecipes', parseRecipes],
  ['parseTox', parseTox],
  ['parseNox', parseNox],
  ['parseTomlTasks', text => parseTomlTasks('f', text)],
  ['holdsTests', text => [holdsTests(text), isExportOfNotebook(text)]],
];

/** Words of all the formats, so that what is made of them gets past the first line. */
const WORDS = [
  'a',
  'test',
  ': ',
  '- ',
  '\n',
  '\r\n',
  '  ',
  '\t',
  '{',
  '}',
  '[',
  ']',
  '"',
  "'",
  '#',
  ' = ',
  '==1',
  '[tool.poetry.dependencies]\n',
  '[project]\n',
  'dependencies = ',
  '[testenv]\n',
  'commands =',
  'install_requires = [',
  'jobs:\n',
  '  steps:\n',
  '- run: pytest\n',
  'script: ',
  'include: ',
  'entry_points:\n',
  'tasks:\n',
  'groups:\n',
  'rules:\n',
  '- alert: x\n',
  'apiVersion: openslo/v1\nkind: SLO\n',
  'slos:\n',
  'spec:\n',
  'metadata:\n',
  '---\n',
  '&a ',
  '*a',
  '<<: ',
  'def test(session):\n',
  '@nox.session(name="',
  'session.run(',
  '# via ',
  '\\\n',
  '\ufeff',
  '__proto__',
  'constructor: ',
];

// The largest file that is read is of 1 MB. What so much YAML costs is tried beside its parser.
describe.each([
  ...YAML_PARSERS.map(([name, parse]) => ({ name, parse, kB: 16 })),
  ...OTHER_PARSERS.map(([name, parse]) => ({ name, parse, kB: 1024 })),
])('$name', ({ parse, kB }) => {
  it('answers whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc
            .array(fc.constantFrom(...WORDS), { maxLength: 100 })
            .map(words => words.join('')),
        ),
        text => {
          expect(parse(text)).toBeDefined();
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is done soon with a file full of anything', () => {
    const slow = WORDS.filter(word => {
      const started = Date.now();
      parse(word.repeat((kB * 1024) / word.length));
      return Date.now() - started > 3000;
    });
    expect(slow).toEqual([]);
  }, 60_000);
});
