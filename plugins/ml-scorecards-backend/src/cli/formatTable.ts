/** A table of texts; columns of numbers stand to the right. */
export function formatTable(
  rows: ReadonlyArray<ReadonlyArray<string | number>>,
): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map(row => String(row[column]).length)),
  );
  return rows.map(row =>
    row
      .map((cell, column) =>
        typeof cell === 'number'
          ? String(cell).padStart(widths[column])
          : cell.padEnd(widths[column]),
      )
      .join('  ')
      .trimEnd(),
  );
}
