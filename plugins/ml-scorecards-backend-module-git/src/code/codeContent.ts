// Blanks are never `\s` after `^`: over a file of empty lines it takes time without end.

/** Whether a file holds a test, by how pytest, unittest, testthat and JUnit find them. */
export function holdsTests(text: string): boolean {
  return (
    /^[ \t]*(?:async[ \t]+)?def[ \t]+test\w*[ \t]*\(/m.test(text) ||
    /^[ \t]*(?:test_that|it)[ \t]*\(/m.test(text) ||
    /^[ \t]*@(?:Test|ParameterizedTest)\b/m.test(text) ||
    /^[ \t]*class[ \t]+\w.*\b(?:AnyFunSuite|AnyFlatSpec|FunSuite|FlatSpec)\b/m.test(
      text,
    )
  );
}

/** Whether Jupyter or Databricks wrote the file from a notebook, or jupytext pairs it with one. */
export function isExportOfNotebook(text: string): boolean {
  return (
    /^# In\[[ \d]*\]:/m.test(text) ||
    /^# Databricks notebook source/.test(text) ||
    /^#\s+jupytext:/m.test(text)
  );
}
