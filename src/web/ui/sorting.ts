// Sorting: rows by a column, names as Vietnamese orders them and numbers within names by their value ("Thôn 2" before "Thôn 10").

export type Sorting = { readonly key: string; readonly down: boolean }

const names = new Intl.Collator('vi', { numeric: true, sensitivity: 'base' })

/** A new list; rows that are alike keep their order. */
export const sorted = <Row>(rows: readonly Row[], by: (row: Row) => string | number, down: boolean): readonly Row[] => {
  const way = down ? -1 : 1
  return rows.toSorted((one, other) => way * compare(by(one), by(other)))
}

/** What a press on a column's head makes of the order: first up, then down. */
export const turned = (before: Sorting | undefined, key: string): Sorting => ({
  key,
  down: before?.key === key && !before.down,
})

const compare = (one: string | number, other: string | number): number =>
  typeof one === 'number' && typeof other === 'number' ? one - other : names.compare(String(one), String(other))
