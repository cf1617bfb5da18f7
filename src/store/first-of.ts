// The first rows that somebody may have: read one by one, so that what was passed over does not shorten the answer.

export const firstOf = <Row>(rows: Iterable<Row>, keep: (row: Row) => boolean, most: number): Row[] => {
  const found: Row[] = []
  for (const row of rows) {
    if (found.length >= most) break
    if (keep(row)) found.push(row)
  }
  return found
}
