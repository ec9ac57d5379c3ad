import { plain } from '../__testUtils__/collectAll';
import { Files, repository } from '../__testUtils__/memoryRepository';
import { codeFacts } from './codeFacts';

const factsOf = async (files: Files, folders = [''], canList = true) =>
  plain(await codeFacts(repository(files, canList), folders));

describe('testFiles', () => {
  it.each([
    ['def test_it():\n    pass\n', true],
    ['async def test_it():\n    pass\n', true],
    [
      'import unittest\nclass A(unittest.TestCase):\n    def testIt(self):\n        pass\n',
      true,
    ],
    ['# def test_it():\n', false],
    ['x = test_set(1)\n', false],
    ['', false],
  ])('of %j: %s', async (text, holds) => {
    expect(await factsOf({ 'tests/test_model.py': text })).toMatchObject({
      testFiles: holds ? ['tests/test_model.py'] : [],
    });
  });

  it('are those of the component, in any language that has them', async () => {
    expect(
      await factsOf(
        {
          'a/model_test.py': 'def test_x(): pass',
          'a/tests/testthat/test-fit.R': 'test_that("x", {})',
          'a/FitTest.java': '  @Test\n  void x() {}',
          'a/train.py': 'def test_x(): pass',
          'b/test_b.py': 'def test_x(): pass',
        },
        ['a'],
      ),
    ).toMatchObject({
      testFiles: [
        'a/FitTest.java',
        'a/model_test.py',
        'a/tests/testthat/test-fit.R',
      ],
    });
  });

  it('are looked into only so far', async () => {
    const many = (content: string) =>
      Object.fromEntries(
        Array.from({ length: 30 }, (_, i) => [`test_${i}.py`, content]),
      );
    expect((await factsOf(many('def test_x(): pass'))).testFiles).toHaveLength(
      30,
    );
    expect(await factsOf(many(''))).toMatchObject({
      testFiles: '? no more than 20 files are looked into',
    });
  });

  it('are unknown on a host that cannot list', async () => {
    expect(await factsOf({}, [''], false)).toEqual({
      testFiles: '? not all files with code could be listed',
      hasOnlyNotebooks: '? not all files with code could be listed',
    });
  });
});

describe('hasOnlyNotebooks', () => {
  it.each<[string, Files, boolean]>([
    ['a notebook', { 'a.ipynb': '{}' }, true],
    ['nothing', { 'README.md': 'hi' }, false],
    ['code', { 'train.py': 'x = 1' }, false],
    ['both', { 'a.ipynb': '{}', 'src/train.py': 'x = 1' }, false],
    ['an export beside it', { 'a.ipynb': '{}', 'a.py': 'x = 1' }, true],
    [
      'an export elsewhere',
      {
        'a.ipynb': '{}',
        'out/b.py': '#!/usr/bin/env python\n\n# In[1]:\n\nx=1',
      },
      true,
    ],
    [
      'what installs it',
      { 'a.ipynb': '{}', 'setup.py': 'setup()', 'p/__init__.py': '' },
      true,
    ],
    ['a copy in a hidden folder', { 'x.py': '', '.x/a.ipynb': '{}' }, false],
    [
      'much code',
      {
        'a.ipynb': '{}',
        ...Object.fromEntries(
          Array.from({ length: 9 }, (_, i) => [`${i}.py`, '# In[1]:']),
        ),
      },
      false,
    ],
  ])('of %s', async (_, files, expected) => {
    expect(await factsOf(files)).toMatchObject({ hasOnlyNotebooks: expected });
  });
});
