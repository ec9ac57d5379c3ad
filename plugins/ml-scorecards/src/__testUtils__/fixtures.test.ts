import {
  maturitySchema,
  scorecardSchema,
  scorecardsPageSchema,
  statementsPageSchema,
  todoSchema,
  waiversPageSchema,
} from 'backstage-plugin-ml-scorecards-common';
import { fraudDetectorScorecard } from './fixtures';
import {
  emptyMaturity,
  maturityByOwner,
  maturityByTier,
  maturityOfFinanceTeams,
  maturityOfTeams,
  scorecardsPage,
} from './maturityFixtures';
import { newestStatements, oldestStatements } from './statementFixtures';
import {
  emptyTodo,
  noWaivers,
  todoOfOmar,
  waiversToDecide,
} from './todoFixtures';

describe('the fixtures', () => {
  it.each([
    ['scorecard', scorecardSchema, [fraudDetectorScorecard]],
    ['scorecards', scorecardsPageSchema, [scorecardsPage]],
    [
      'maturity',
      maturitySchema,
      [
        maturityByOwner,
        maturityOfTeams,
        maturityOfFinanceTeams,
        maturityByTier,
        emptyMaturity,
      ],
    ],
    ['statements', statementsPageSchema, [newestStatements, oldestStatements]],
    ['to-dos', todoSchema, [todoOfOmar, emptyTodo]],
    ['waivers', waiversPageSchema, [waiversToDecide, noWaivers]],
  ])('are answers that the API could give: %s', (_, schema, fixtures) => {
    for (const fixture of fixtures) {
      expect(schema.parse(fixture)).toEqual(fixture);
    }
  });
});
